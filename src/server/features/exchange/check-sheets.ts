import type { Client } from "pg"
import { orgKinds, wordFor } from "../../../domain/shared/words.ts"
import { type FaultList, faultsKept } from "./fault-list.ts"
import { asWarnings } from "./find-oddities.ts"
import { takeTwoLecturers } from "./history-store.ts"
import { dropUnkept, oddLeave } from "./leave-queries.ts"
import { takeUnfiled } from "./plan-amendments-store.ts"
import {
  membershipsElsewhere,
  takeSecondLines,
  takeSecondPlans,
  takeUnitsEndingEarly,
  unitsWithMembers,
} from "./queries.ts"
import { makeUpsTakenBack, takeMakeUpsDoneHere, trainingsDecided } from "./seen-to-here-queries.ts"
import { findDuplicateAttendance } from "./store.ts"

// What the rows of a sheet cannot be together, or with what is kept; a row by itself is checked where it is staged.

/** With both days in the file a row is checked by itself; with one of them the other is the unit's own. */
export async function checkUnitSpans(
  client: Client,
  present: readonly string[],
  faults: FaultList,
): Promise<void> {
  const given = ["foundedOn", "dissolvedOn"].filter((key) => present.includes(key))
  if (given.length !== 1) return
  const column = given[0] === "foundedOn" ? "成立日期" : "撤销日期"
  for (const { row, value, start, end } of await takeUnitsEndingEarly(client)) {
    const details = { start, end }
    faults.add({ level: "fault", code: "ends-before-start", sheet: "组织", row, column, value, details })
  }
}

/** A unit that has people and is of a kind that has none. */
export async function checkUnitKinds(client: Client, faults: FaultList): Promise<void> {
  for (const { row, code, kind, members } of await unitsWithMembers(client)) {
    const details = { unit: code, members }
    const value = wordFor(orgKinds, kind)
    faults.add({
      level: "fault",
      code: "unit-with-members",
      sheet: "组织",
      row,
      column: "组织类型",
      value,
      details,
    })
  }
}

/** People of a unit that is neither a 党支部 nor a 党小组. */
export async function checkMembershipUnits(client: Client, faults: FaultList): Promise<void> {
  const found = await membershipsElsewhere(client)
  faults.addFirst(
    found.map(({ row, code, kind }) => ({
      level: "fault",
      code: "not-a-branch",
      sheet: "组织关系",
      row,
      column: "组织编码",
      value: code,
      details: { kind: wordFor(orgKinds, kind) },
    })),
    found[0]?.total,
  )
}

/** With one of the two columns the other is the activity's own. */
export async function checkLecturers(
  client: Client,
  present: readonly string[],
  faults: FaultList,
): Promise<void> {
  const given = ["lecturer", "lecturerName"].filter((key) => present.includes(key))
  if (given.length !== 1) return
  const column = given[0] === "lecturer" ? "主讲人编号" : "主讲人姓名"
  const found = await takeTwoLecturers(client)
  faults.addFirst(
    found.map(({ row, name }) => ({
      level: "fault",
      code: "two-lecturers",
      sheet: "活动",
      row,
      column,
      value: name,
    })),
    found[0]?.total,
  )
}

/** One person twice in one activity. */
export async function checkDuplicates(client: Client, faults: FaultList): Promise<void> {
  const found = await findDuplicateAttendance(client)
  faults.addFirst(
    found.map(({ row, firstRow, activity, member }) => ({
      level: "fault",
      code: "duplicate-attendance",
      sheet: "考勤",
      row,
      column: "党员编号",
      value: member,
      details: { activity, firstRow },
    })),
    found[0]?.total,
  )
}

/** Make-ups that are done, of which the file says something else. */
export async function checkMakeUps(client: Client, faults: FaultList): Promise<void> {
  const found = await takeMakeUpsDoneHere(client)
  faults.addFirst(
    found.map(({ row, member, activity, makeUpId, on }) => ({
      level: "fault",
      code: "make-up-done-here",
      sheet: "考勤",
      row,
      column: "状态",
      value: member,
      details: { activity, makeUpId, on },
    })),
    found[0]?.total,
  )
  const said = { code: "make-up-taken-back", sheet: "考勤", column: "状态", about: "activity" } as const
  for (const { fault, total } of asWarnings(said, await makeUpsTakenBack(client))) faults.add(fault, total)
}

/** Trainings that were recognised or returned here, of which the file says something else. */
export async function checkTrainings(client: Client, faults: FaultList): Promise<void> {
  const said = { code: "decided-here", sheet: "培训", column: "状态", about: "member" } as const
  for (const { fault, total } of asWarnings(said, await trainingsDecided(client))) faults.add(fault, total)
}

/** Two plans of one unit for one year. */
export async function checkPlans(
  client: Client,
  present: readonly string[],
  faults: FaultList,
): Promise<void> {
  const found = await takeSecondPlans(client)
  faults.addFirst(
    found.map(({ row, firstRow, unit, year }) => ({
      level: "fault",
      code: "second-plan",
      sheet: "学习计划",
      row,
      column: "年度",
      value: String(year),
      details: { unit, firstRow },
    })),
    found[0]?.total,
  )
  await checkFiledHere(client, present, faults)
}

/** Days of plans that were filed here, which a file leaves empty. */
async function checkFiledHere(client: Client, present: readonly string[], faults: FaultList): Promise<void> {
  const found = await takeUnfiled(client, present, faultsKept)
  faults.addFirst(
    found.map(({ row, unit, year }) => ({
      level: "fault",
      code: "plan-filed-here",
      sheet: "学习计划",
      row,
      column: "备案日期",
      value: unit,
      details: { year },
    })),
    found[0]?.total,
  )
}

/**
 * Leave that the pages would not take as it stands in the file: taken, and said. What is not kept is left out.
 */
export async function checkLeave(client: Client, faults: FaultList, today: string): Promise<void> {
  for (const { code, column, value, row, about, total } of await oddLeave(client, today)) {
    const details: Record<string, string | number> = total > 1 ? { about, more: total - 1 } : { about }
    faults.add({ level: "warning", code, sheet: "请假", row, column, value, details }, total)
  }
  await dropUnkept(client)
}

/** Two lines of one plan under one number. */
export async function checkPlanLines(client: Client, faults: FaultList): Promise<void> {
  const found = await takeSecondLines(client)
  faults.addFirst(
    found.map(({ row, firstRow, unit, year, ordinal }) => ({
      level: "fault",
      code: "second-plan-line",
      sheet: "计划条目",
      row,
      column: "序号",
      value: String(ordinal),
      details: { unit, year, firstRow },
    })),
    found[0]?.total,
  )
}
