import type { Client } from "pg"
import { orgKinds, wordFor } from "../../../domain/shared/words.ts"
import type { FaultList } from "./fault-list.ts"
import { takeTwoLecturers } from "./history-store.ts"
import { membershipsElsewhere, takeSecondPlans, takeUnitsEndingEarly, unitsWithMembers } from "./queries.ts"
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

/** Two plans of one unit for one year. */
export async function checkPlans(client: Client, faults: FaultList): Promise<void> {
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
}
