import type { ClientBase } from "pg"
import type { RecordLine, RecordReason } from "../../../contract/explanation.ts"
import type { Clause, Credit, Pack } from "../../../domain/policy/clause.ts"
import { numberOn } from "../../../domain/policy/clause.ts"
import { cycleOf } from "../../../domain/policy/kinds/minimum-per-cycle.ts"
import { type Day, type Period, plusDays } from "../../../domain/shared/calendar.ts"
import { activityKinds, trainingKinds, wordFor, writingKinds } from "../../../domain/shared/words.ts"
import type { Bench } from "./bench.ts"
import { creditOf, deadlineOf } from "./clause-figures.ts"
import { isWithin, type Person, type Unit } from "./district.ts"
import { dutyRecords, owedRecords } from "./duty-records.ts"
import { yearDay } from "./facts.ts"
import {
  type ActivityRecord,
  type AttendanceRecord,
  listAbsences,
  listActivities,
  listAttendance,
  listMissing,
  listPlans,
  listTrainings,
  listWritings,
} from "./record-queries.ts"

/** What is being explained: a clause for one subject in one period. */
export interface Question {
  readonly pack: Pack
  readonly clause: Clause
  readonly bench: Bench
  readonly subject: Unit | Person
  readonly period: Period
}

/** The records beside a figure: those it rests on, and those that do not count, each with its reason. */
export async function listRecords(client: ClientBase, question: Question): Promise<RecordLine[]> {
  const { measure } = question.clause
  switch (measure.way) {
    case "at-least-once-every":
      if (measure.counts.of === "activities") return activityRecords(client, question, measure.counts)
      if (measure.counts.of === "writings") return writingRecords(client, question, measure.counts.kinds)
      return dutyRecords(question, measure.counts.duty)
    case "minimum-per-year":
      return activityRecords(client, question, measure.counts)
    case "share-complete":
      if (measure.counts.of === "made-up-in-time") return absenceRecords(client, question, measure.counts)
      if (measure.counts.of === "members-served" || measure.counts.of === "branches-covered") {
        return owedRecords(question, measure.counts)
      }
      return completenessRecords(client, question, measure.counts)
    case "minimum-per-person":
    case "minimum-per-cycle":
      return creditRecords(client, question, creditOf(question.pack, measure.credit))
    case "mean-per-year":
      return peopleRecords(question, measure)
    case "before-deadline":
      if (measure.counts === "archive-filed") return dutyRecords(question, "archive-filed")
      return planRecords(client, question, deadlineOf(question.pack, measure, question.bench.district.year))
    case "sample":
      return dutyRecords(question, measure.duty)
  }
}

function labelOf({ kind, topic }: { kind: ActivityRecord["kind"]; topic: string }): string {
  const word = wordFor(activityKinds, kind)
  return topic === word ? word : `${word}：${topic}`
}

/** Why an activity does not count at all, whoever came. */
function notHeld(state: ActivityRecord["state"], startsOn: Day, asOf: Day): RecordReason | undefined {
  if (state !== "held") return state
  return startsOn > asOf ? "after-as-of" : undefined
}

async function activityRecords(
  client: ClientBase,
  { clause, bench, subject, period }: Question,
  counts: Extract<Extract<Clause["measure"], { way: "at-least-once-every" }>["counts"], { of: "activities" }>,
): Promise<RecordLine[]> {
  const { first, last } = period
  const found = await listActivities(client, subject.id, first, last, counts.relation, counts.lecturerHolds)
  return found.map((activity) => {
    let reason: RecordReason = "held"
    if (!counts.kinds.includes(activity.kind)) reason = "other-category"
    else if (counts.lecturerHolds && !activity.lecturerInPost) reason = "lecturer-not-in-post"
    else reason = notHeld(activity.state, activity.startsOn, bench.asOf) ?? "held"
    return {
      counts: reason === "held",
      reason,
      code: activity.code,
      label: labelOf(activity),
      on: activity.startsOn,
      ...(clause.measure.way === "minimum-per-year" ? { hundredthHours: activity.hundredthHours } : {}),
    }
  })
}

async function writingRecords(
  client: ClientBase,
  { bench, subject, period }: Question,
  kinds: readonly string[],
): Promise<RecordLine[]> {
  const found = await listWritings(client, subject.id, period.first, period.last)
  return found.map(({ title, kind, writtenOn, state }) => {
    let reason: RecordReason = "accepted"
    if (!kinds.includes(kind)) reason = "other-category"
    else if (state !== "accepted") reason = "not-accepted"
    else if (writtenOn > bench.asOf) reason = "after-as-of"
    const label = `${wordFor(writingKinds, kind)}：${title}`
    return { counts: reason === "accepted", reason, code: "", label, on: writtenOn }
  })
}

/** What a row of an attendance list, or teaching, earns under a credit. */
function attendanceReason(record: AttendanceRecord, credit: Credit, asOf: Day): RecordReason {
  if (!credit.activities.includes(record.kind)) return "other-category"
  const held = notHeld(record.state, record.startsOn, asOf)
  if (held) return held
  if (record.taught) return "taught"
  switch (record.status) {
    case "present":
      return "attended"
    case "made-up":
      return record.madeUpOn !== null && record.madeUpOn <= asOf ? "made-up" : "make-up-to-come"
    case null:
      return "absent"
    default:
      return record.status
  }
}

const earning: readonly RecordReason[] = ["attended", "late", "left-early", "made-up", "taught", "recognised"]

async function creditRecords(client: ClientBase, question: Question, credit: Credit): Promise<RecordLine[]> {
  const { bench, clause, subject, period } = question
  const { measure } = clause
  const first =
    measure.way === "minimum-per-cycle"
      ? yearDay(cycleOf(bench.district.year, measure.began, measure.years).first, "01-01")
      : period.first
  const attended = await listAttendance(client, subject.id, first, period.last)
  const lines = attended.map((record): RecordLine => {
    const reason = attendanceReason(record, credit, bench.asOf)
    return {
      counts: earning.includes(reason),
      reason,
      code: record.code,
      label: labelOf(record),
      on: record.startsOn,
      hundredthHours: record.hundredthHours,
      ...(record.madeUpOn ? { details: record.madeUpOn } : {}),
    }
  })
  for (const record of await listTrainings(client, subject.id, first, period.last)) {
    let reason: RecordReason = "recognised"
    if (!credit.trainings.includes(record.kind)) reason = "other-category"
    else if (record.state !== "recognised") reason = "not-recognised"
    else if (record.countsOn > bench.asOf) reason = "after-as-of"
    lines.push({
      counts: reason === "recognised",
      reason,
      code: "",
      label: `${wordFor(trainingKinds, record.kind)}：${record.name}`,
      on: record.countsOn,
      hundredthHours: record.hundredthHours,
    })
  }
  return lines.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

async function peopleRecords(
  { pack, bench, subject }: Question,
  measure: Extract<Clause["measure"], { way: "mean-per-year" }>,
): Promise<RecordLine[]> {
  const credit = await bench.facts.credit(creditOf(pack, measure.credit))
  const targets = bench.targetsOf(pack)
  const unit = bench.district.units.find((one) => one.id === subject.id)
  return bench.district.people
    .filter((person) => unit && person.unitForYear && isWithin(person.unitForYear, unit))
    .filter((person) => targets.get(person.id)?.category.name === measure.category)
    .map((person) => ({
      counts: true,
      reason: "member",
      code: person.code,
      label: `${person.name}（${person.unitForYear?.name ?? ""}）`,
      on: "",
      hundredthHours: credit(person.id),
      targetHours: targets.get(person.id)?.hours ?? 0,
    }))
}

async function planRecords(
  client: ClientBase,
  { bench, subject }: Question,
  deadline: Day,
): Promise<RecordLine[]> {
  const plans = await listPlans(client, subject.id, bench.district.year)
  return plans.map(({ submittedOn, filedOn }) => {
    let reason: RecordReason = "filed-in-time"
    if (filedOn === null) reason = "not-filed"
    else if (filedOn >= deadline) reason = "filed-late"
    else if (filedOn > bench.asOf) reason = "after-as-of"
    return {
      counts: reason === "filed-in-time",
      reason,
      code: "",
      label: "学习计划",
      on: filedOn ?? submittedOn ?? "",
    }
  })
}

async function completenessRecords(
  client: ClientBase,
  { bench, subject, period }: Question,
  counts: {
    readonly of: "record-kept" | "four-secured" | "roll-complete"
    readonly kinds?: readonly string[]
  },
): Promise<RecordLine[]> {
  const activities = await listActivities(client, subject.id, period.first, period.last, "held-by", undefined)
  const missing =
    counts.of === "record-kept"
      ? new Map()
      : await listMissing(
          client,
          activities.map((one) => one.id),
        )
  return activities.map((activity): RecordLine => {
    const absent: readonly string[] = missing.get(activity.id) ?? []
    const reason = completenessReason(activity, counts, absent, bench.asOf)
    return {
      counts: reason === "complete",
      reason,
      code: activity.code,
      label: labelOf(activity),
      on: activity.startsOn,
      ...(reason === "list-incomplete" ? { details: someOf(absent) } : {}),
    }
  })
}

function completenessReason(
  activity: ActivityRecord,
  { of, kinds }: { readonly of: string; readonly kinds?: readonly string[] },
  absent: readonly string[],
  asOf: Day,
): RecordReason {
  if (kinds && !kinds.includes(activity.kind)) return "other-category"
  const held = notHeld(activity.state, activity.startsOn, asOf)
  if (held) return held
  if (of === "record-kept") return activity.hasRecord ? "complete" : "no-record"
  if (absent.length > 0) return "list-incomplete"
  if (of === "roll-complete") return "complete"
  if (activity.hundredthHours === 0) return "no-hours"
  if (!activity.hasContent) return "no-content"
  return activity.hasEffect ? "complete" : "no-effect"
}

function someOf(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join("、")}…（${names.length}）` : names.join("、")
}

async function absenceRecords(
  client: ClientBase,
  { pack, bench, subject, period }: Question,
  counts: { readonly kinds: readonly ActivityRecord["kind"][]; readonly withinParameter: string },
): Promise<RecordLine[]> {
  const days = numberOn(pack, counts.withinParameter, yearDay(bench.district.year, "01-01"))
  const absences = await listAbsences(client, subject.id, counts.kinds, period.first, period.last)
  return absences
    .filter(({ startsOn }) => startsOn <= bench.asOf)
    .map(({ activityCode, topic, kind, startsOn, memberCode, memberName, status, helperName, madeUpOn }) => {
      let reason: RecordReason = "made-up-in-time"
      if (status === "on-leave" || status === "absent") reason = status
      else if (madeUpOn === null || madeUpOn > bench.asOf) reason = "make-up-to-come"
      else if (helperName === null) reason = "no-helper"
      else if (madeUpOn > plusDays(startsOn, days)) reason = "made-up-late"
      return {
        counts: reason === "made-up-in-time",
        reason,
        code: `${activityCode} ${memberCode}`,
        label: `${labelOf({ kind, topic })} · ${memberName}`,
        on: startsOn,
        ...(madeUpOn ? { details: madeUpOn } : {}),
      }
    })
}
