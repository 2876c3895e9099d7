import type { z } from "zod"
import type { newStudyDay, StudyDays } from "../../../contract/meetings.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { daysIn, sumDays } from "../../../domain/events/group-days.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { isShorterThanHalfDay } from "../../../domain/meetings/kinds.ts"
import { groupOf } from "../../../domain/overview/outlook.ts"
import { largestOn, type Pack } from "../../../domain/policy/clause.ts"
import { type Day, firstDayOf, lastDayOf } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { audit } from "../audit/index.ts"
import { clausesInForce, type PackClause } from "../evaluation/index.ts"
import { asksAfter } from "../overview/index.ts"
import { packsInForce } from "../policy/index.ts"
import { standingOfUnits } from "../standing/index.ts"
import { meetingProblem } from "./meeting-problem.ts"
import {
  addStudyDay,
  listStudyDays,
  removeStudyDayRow,
  studyDayOn,
  studyDaysMost,
} from "./study-day-store.ts"
import {
  type GroupSitting,
  groupSittingsMost,
  hasCentralGroup,
  listGroupMarks,
  listGroupMembers,
  listGroupSittings,
} from "./study-year-queries.ts"

/** The year of a unit's central group: its study in days, by member, and what they studied by themselves. */
export async function showStudyDays(
  context: RequestContext,
  scope: Scope<Permission>,
  unitId: number,
  year: number,
): Promise<StudyDays> {
  const { code, name, path, foundedOn } = await unitWithin(context, scope, unitId)
  if (!reachesUnit(scope, path)) throw problem("forbidden")
  const { client, actor, today } = context
  const asked =
    packsInForce(context.app.packs, year).length > 0 ? clausesInForce(context.app.packs, year) : []
  const dayHours = dayHoursIn(
    asked.map(({ pack }) => pack),
    year,
  )
  const { items: sittings, more: moreSittings } = cutAt(
    await listGroupSittings(client, unitId, year),
    groupSittingsMost,
  )
  const { items: days, more: moreDays } = cutAt(await listStudyDays(client, unitId, year), studyDaysMost)
  const reaches = (permission: Permission) => reachesUnit(scopeFor(actor, permission), path)
  const can: StudyDays["can"] = []
  if (reaches("study-day.write")) can.push("study-day.write")
  if (mayRecord(actor, path, "central-group-study")) can.push("event.record")
  if (reaches("standing.read")) can.push("standing.read")
  return {
    unit: { unitId, code, name, foundedOn },
    year,
    hasGroup: await hasCentralGroup(client, unitId),
    dayHours,
    duties: can.includes("standing.read") ? await dutiesOf(context, asked, { unitId, path }, year) : [],
    sittings: sittings.map(({ hundredthHours, ...sitting }) => ({
      ...sitting,
      hours: hundredthHours / 100,
      days: daysIn(hundredthHours, dayHours),
      short: isShorterThanHalfDay("central-group-study", hundredthHours),
    })),
    members: await membersOf(context, { unitId, year, dayHours, today, sittings, days }),
    days,
    moreSittings,
    moreDays,
    can,
  }
}

/** Hours that make a day, where some documents in force differ the larger; eight where none says it. */
function dayHoursIn(packs: readonly Pack[], year: number): number {
  return largestOn(packs, "day.hours", firstDayOf(year)) ?? 8
}

/** What the documents ask of a central group, with how it stands. */
async function dutiesOf(
  context: RequestContext,
  asked: readonly PackClause[],
  { unitId, path }: { readonly unitId: number; readonly path: string },
  year: number,
): Promise<StudyDays["duties"]> {
  const clauses = asked.filter(
    ({ clause }) => clause.subject.who === "unit" && groupOf(clause) === "central-group",
  )
  if (clauses.length === 0) return []
  const standing = await standingOfUnits(context, year, [unitId])
  const asks = asksAfter(context, path)
  return clauses.flatMap(({ clause }) => {
    const row = standing.find(({ obligation }) => obligation === clause.id)
    if (!row) return []
    return {
      obligation: clause.id,
      title: clause.title,
      unit: clause.unit,
      periods: row.periods.map(({ name: period, target, actual, state }) => ({
        ...{ period, target, actual, state },
      })),
      asks: row.periods.find(({ name, state }) => isOwed(state) && asks(clause.id, name))?.name ?? null,
    }
  })
}

const isOwed = (state: StudyDays["duties"][number]["periods"][number]["state"]) =>
  state !== null && state !== "met"

interface OfYear {
  readonly unitId: number
  readonly year: number
  readonly dayHours: number
  readonly today: Day
  readonly sittings: readonly GroupSitting[]
  readonly days: StudyDays["days"]
}

/** Who belongs to the group in the year, with their part in what it held, and their days. */
async function membersOf(
  { client }: RequestContext,
  { unitId, year, dayHours, today, sittings, days }: OfYear,
): Promise<StudyDays["members"]> {
  const held = new Map(
    sittings.filter(({ state }) => state === "held").map((sitting) => [sitting.activityId, sitting]),
  )
  const lastDay = lastDayOf(year)
  const people = await listGroupMembers(client, unitId, year, today < lastDay ? today : lastDay)
  const rows = await listGroupMarks(client, [...held.keys()], today)
  return people.map((person) => {
    const marks = rows.filter(({ memberId }) => memberId === person.memberId)
    const sums = sumDays(
      marks.map((mark) => ({ ...mark, hundredthHours: held.get(mark.activityId)?.hundredthHours ?? 0 })),
      dayHours,
    )
    const own = days.filter(({ member }) => member.memberId === person.memberId)
    return {
      ...person,
      marks: marks.map(({ memberId: _, ...mark }) => mark),
      days: { ...sums, own: own.reduce((sum, { days }) => sum + days, 0) },
    }
  })
}

/** Notes that a member of the central group studied alone on a day. */
export async function noteStudyDay(
  context: RequestContext,
  scope: Scope<"study-day.write">,
  unitId: number,
  day: z.output<typeof newStudyDay>,
): Promise<StudyDays> {
  await unitWithin(context, scope, unitId)
  if (day.on > context.today) throw meetingProblem("done-when")
  const noted = await addStudyDay(context.client, unitId, context.actor.accountId, day)
  if (!noted) {
    const there = await studyDayOn(context.client, unitId, day)
    throw there ? meetingProblem("study-day-noted", { ...there }) : meetingProblem("not-in-group")
  }
  const { memberId, on, days, subject } = day
  await audit(context, "study-day-noted", { unitId, memberId, details: { on, days, subject } })
  return await showStudyDays(context, scope, unitId, Number(on.slice(0, 4)))
}

/** Takes such a day out again. */
export async function removeStudyDay(
  context: RequestContext,
  scope: Scope<"study-day.write">,
  unitId: number,
  studyDayId: number,
): Promise<StudyDays> {
  await unitWithin(context, scope, unitId)
  const gone = await removeStudyDayRow(context.client, unitId, studyDayId)
  if (!gone) throw meetingProblem("study-day-gone")
  const { memberId, on, subject } = gone
  await audit(context, "study-day-removed", { unitId, memberId, details: { on, subject } })
  return await showStudyDays(context, scope, unitId, Number(on.slice(0, 4)))
}
