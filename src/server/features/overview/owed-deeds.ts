import type { UnitHome } from "../../../contract/overview-homes.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { groupOf } from "../../../domain/overview/outlook.ts"
import type { Owed } from "../../../domain/overview/owed.ts"
import { periodNamed } from "../../../domain/overview/year-grid.ts"
import { hoursPerUnit } from "../../../domain/policy/figures.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import { inUnits, reaches } from "../../../domain/shared/quantity.ts"
import type { Post } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { asksAfter } from "./asks-after.ts"
import { type HolderLectures, lecturesOfHolder, type PlannedRow, plannedOf } from "./due-queries.ts"
import { mayIn } from "./may-in.ts"
import { type PlanOnItsWay, plansOnTheirWay, type UnitRow } from "./unit-queries.ts"

/** Something owed, with what is on its way to settle it: the same on a home and where it falls due. */
export type OwedWithDeeds = Omit<UnitHome["owed"][number], "last" | "reminded">

interface OfUnit {
  readonly unit: UnitRow
  readonly today: Day
}

/**
 * Adds what is planned for each thing owed and, for whoever writes it, where the plan stands that is asked for; for
 * whoever stands above the unit, whether it may be asked after. `people`: how many are behind, of what people are asked.
 */
export async function withDeeds(
  context: RequestContext,
  year: OfUnit,
  owed: readonly Owed[],
  people: ReadonlyMap<Owed, number> = new Map(),
): Promise<OwedWithDeeds[]> {
  const { path, unitId, name } = year.unit
  const planned = await plannedFor(context, year, owed)
  const lectures = await lecturesFor(context, year, owed)
  const writes = mayIn(context, "plan.write", path)
  const asks = asksAfter(context, path)
  const plans = owed.some(({ clause }) => groupOf(clause) === "filing")
    ? await plansOnTheirWay(context.client, unitId, yearOf(year.today))
    : []
  return owed.map((one) => {
    const { clause, obligations, lacks, since, ...rest } = one
    const group = year.unit.groups.find(({ unitId: id }) => id === one.unitId)
    const plan = planOf(one, plans)
    const post = lecturerOf(clause)
    const lecture = lectures.get(clause.id)
    const kind = post ? "party-lecture" : one.kind
    const holder = group ? `${path}.${group.unitId}` : path
    return {
      ...rest,
      mayRecord: kind !== null && mayRecord(context.actor, holder, kind),
      obligation: clause.id,
      title: clause.title,
      obligations: [...obligations],
      weight: clause.weight,
      unitName: group?.name ?? name,
      lacks: lacks === null ? null : { amount: lacks, unit: clause.unit },
      people: people.get(one) ?? null,
      lecturer: post ? { memberId: lecture?.memberId ?? null } : null,
      asks:
        since <= year.today && plan?.state !== "submitted" && obligations.some((id) => asks(id, one.period)),
      planned: lecture ? lecturePlanned(one, lecture) : plannedShown(context, year, one, planned),
      plan: writes ? plan : null,
    }
  })
}

/** The post whose holder is to give the lecture that a clause asks for. */
function lecturerOf({ measure }: Owed["clause"]): Post | undefined {
  return measure.method === "at-least-once-every" && measure.counts.of === "activities"
    ? measure.counts.lecturerHolds
    : undefined
}

/** Of each clause that asks for the lecture of a post: who holds it, and what is planned that would count. */
async function lecturesFor(
  { client, today }: RequestContext,
  { unit }: OfUnit,
  owed: readonly Owed[],
): Promise<Map<string, HolderLectures>> {
  const found = new Map<string, HolderLectures>()
  for (const { clause, period, until } of owed) {
    const post = lecturerOf(clause)
    if (!post || found.has(clause.id)) continue
    const { measure } = clause
    const reaching =
      measure.method === "at-least-once-every" &&
      measure.counts.of === "activities" &&
      measure.counts.relation === "reaching"
    const asked = { path: unit.path, post, reaching }
    found.set(clause.id, await lecturesOfHolder(client, asked, { first: firstOf(period), until, today }))
  }
  return found
}

function lecturePlanned({ times }: Owed, { planned }: HolderLectures): OwedWithDeeds["planned"] {
  const [first] = planned
  return first ? { ...first, enough: planned.length >= times } : null
}

/** The first day of a period. */
export function firstOf(period: string): Day {
  const found = periodNamed(period)
  if (!found) throw new Error(`${period} is no period`)
  return found.first
}

/** What is planned in the periods of what is owed, what was to be held before today and is not recorded included. */
async function plannedFor(
  { client }: RequestContext,
  { unit }: OfUnit,
  owed: readonly Owed[],
): Promise<PlannedRow[]> {
  const [first] = owed.map(({ period }) => firstOf(period)).sort()
  const last = owed
    .map(({ until }) => until)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return []
  const groupIds = unit.groups.map(({ unitId }) => unitId)
  return await plannedOf(client, { path: unit.path, groupIds }, first, last)
}

function plannedShown(
  { app }: RequestContext,
  { unit }: OfUnit,
  one: Owed,
  planned: readonly PlannedRow[],
): OwedWithDeeds["planned"] {
  const found = planned.filter((row) => row.on >= firstOf(one.period) && settles(row, one, unit.unitId))
  const [first] = found
  if (!first) return null
  const pack = app.packs.find(({ id }) => id === one.clause.pack)
  const hundredths = found.reduce((sum, { hundredthHours }) => sum + hundredthHours, 0)
  const enough =
    one.lacks === null || !pack
      ? found.length >= one.times
      : reaches(inUnits(hundredths, hoursPerUnit(pack, one.clause, yearOf(one.period))), one.lacks)
  return { activityId: first.activityId, start: first.start, enough }
}

/** Whether something planned is in time for a duty of the same unit. */
function settles(
  row: PlannedRow,
  { kind, until, unitId }: Pick<Owed, "kind" | "until" | "unitId">,
  ofUnit: number,
): boolean {
  const whose = row.own ? row.unitId === unitId : unitId === ofUnit
  return row.kind === kind && whose && row.on <= until
}

function planOf({ clause, period }: Owed, plans: readonly PlanOnItsWay[]): PlanOnItsWay | null {
  if (groupOf(clause) !== "filing") return null
  return plans.find(({ year }) => String(year) === period) ?? null
}
