import type { UnitHome } from "../../../contract/overview-homes.ts"
import { lampsOf, unlit } from "../../../domain/events/lamps.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { isRecordable, kindThatSettles, outlookOf } from "../../../domain/overview/outlook.ts"
import { type Owed, owedBefore, type PackClause } from "../../../domain/overview/owed.ts"
import { type GridRow, type StoredOf, yearGrid } from "../../../domain/overview/year-grid.ts"
import { numberOn } from "../../../domain/policy/clause.ts"
import {
  type Day,
  dayOf,
  daysBetween,
  firstDayOf,
  plusDays,
  yearOf,
} from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import { type Figure, figureOf } from "./figure.ts"
import { type OwedWithDeeds, withDeeds } from "./owed-deeds.ts"
import { type Reminded, remindedOf } from "./reminded-queries.ts"
import {
  countMakeUps,
  countMissing,
  type HeldRow,
  heldWithoutMinutes,
  lastOfKinds,
  listAhead,
  listHeld,
  openMakeUps,
  plansOnTheirWay,
  type UnitRow,
} from "./unit-queries.ts"
import { isWithoutCalendar } from "./without-calendar.ts"

/** A unit's year as it is kept, with its groups. */
export interface UnitYear {
  readonly unit: UnitRow
  readonly stored: readonly StoredOf[]
  readonly clauses: ReadonlyMap<string, PackClause>
  readonly today: Day
}

/** How many people stand how. */
export interface BandCounts {
  readonly met: number
  readonly open: number
  readonly "at-risk": number
  readonly short: number
}

/** A unit as the head of a page. */
export function headOf(
  { unitId, code, name, kind, studyDay, parentId, parentName, dissolvedOn }: UnitRow,
  today: Day,
): UnitHome["unit"] {
  const endedOn = dissolvedOn !== null && dissolvedOn <= today ? dissolvedOn : null
  const parent = parentId === null || parentName === null ? null : { unitId: parentId, name: parentName }
  return { unitId, code, name, kind, studyDay, endedOn, parent }
}

/** Grid rows as they are answered; `reaches`: whether the reader may open a unit, where some may have moved away. */
export function gridOf(
  { stored, clauses, today }: UnitYear,
  reaches: (unitId: number) => boolean = () => true,
): UnitHome["grid"] {
  const plain = new Map([...clauses].map(([id, { clause }]) => [id, clause]))
  return yearGrid(stored, plain, today).map((row) => rowOf(row, reaches))
}

function rowOf(
  { key, group, clauses, cells }: GridRow,
  reaches: (unitId: number) => boolean,
): UnitHome["grid"][number] {
  const [first] = clauses
  return {
    key,
    group,
    kind: (first && outlookOf(first).countsTimes && kindThatSettles(first)) || null,
    recordable: clauses.some(isRecordable),
    clauses: clauses.map(({ id, title, pack, weight, unit }) => ({ id, title, pack, weight, unit })),
    cells: cells.map((cell) => ({ ...cell, reached: reaches(cell.opens.unitId) })),
  }
}

/** The unit's own figures that have one period a year and are counted in hours or days. */
export function hoursOf({ unit, stored, clauses, today }: UnitYear): Figure[] {
  return stored
    .filter(({ unitId }) => unitId === unit.unitId)
    .flatMap((one) => {
      const figure = figureOf(one, clauses, today, unit.dissolvedOn)
      return figure?.recordable && figure.unit !== "" && figure.unit !== "次" ? [figure] : []
    })
}

/** Everything the home of a unit shows. `owed` is what it owes today; `names`: whether the reader may read who is who. */
export async function unitHomeOf(
  context: RequestContext,
  year: UnitYear,
  training: BandCounts & { readonly people: number },
  owed: readonly Owed[],
  access: { readonly names: boolean; readonly can: readonly string[] },
): Promise<Omit<UnitHome, "next">> {
  const { client } = context
  const { unit, stored, clauses, today } = year
  const groupIds = unit.groups.map((group) => group.unitId)
  const unitIds = [unit.unitId, ...groupIds]
  const kinds = [...new Set(owed.flatMap(({ kind }) => (kind === null ? [] : [kind])))]
  const last = await lastOfKinds(client, unitIds, kinds, today)
  const shown = await heldLately(client, unitIds, today)
  const ahead = await listAhead(client, unit.path, groupIds, today)
  const reminded = await remindedOf(client, unit.unitId)
  return {
    unit: headOf(unit, today),
    today,
    year: yearOf(today),
    owed: (await withDeeds(context, year, owed)).map((one) => owedShown(one, last, reminded)),
    plans: await plansWaiting(client, year, access.can),
    ...(await makeUpsOf(context, year, access.names)),
    incomplete: await incompleteAmong(context, year, shown),
    missedBefore: owedBefore(stored, clauses, today),
    withoutCalendar: await isWithoutCalendar(
      client,
      yearOf(today),
      stored.map(({ obligation }) => obligation),
      clauses,
    ),
    grid: gridOf(year),
    hours: hoursOf(year),
    training,
    recent: shown.slice(0, recentShown).map(({ startsOn, unlit: _, path: __, ...event }) => event),
    ahead: ahead.map(({ hundredthHours, ...event }) => ({ ...event, hours: hundredthHours / 100 })),
    can: [...access.can],
  }
}

/** What units held lately, each with its lamps, the newest first. */
async function heldLately(client: Queryable, unitIds: readonly number[], today: Day) {
  const held = await listHeld(client, unitIds, plusDays(today, -lookBack), today)
  const missing = await countMissing(
    client,
    held.map(({ activityId }) => activityId),
  )
  return held.map((row) => eventOf(row, missing.get(row.activityId) ?? 0))
}

/** Events whose record wants something, as the home names them. */
export async function incompleteOfUnit(
  context: RequestContext,
  year: UnitYear,
): Promise<UnitHome["incomplete"]> {
  const shown = await heldLately(context.client, withGroups(year), year.today)
  return await incompleteAmong(context, year, shown)
}

async function incompleteAmong(
  { client, actor }: RequestContext,
  year: UnitYear,
  shown: readonly ReturnType<typeof eventOf>[],
): Promise<UnitHome["incomplete"]> {
  const { clauses, today } = year
  const found = [
    ...incompleteOf(shown, clauses, today),
    ...(await withoutMinutes(client, year, withGroups(year))),
  ]
  return found.map(({ path, ...event }) => ({ ...event, mayRecord: mayRecord(actor, path, event.kind) }))
}

const withGroups = ({ unit }: UnitYear) => [unit.unitId, ...unit.groups.map(({ unitId }) => unitId)]

/** Days back that recent events are looked for. */
const lookBack = 60
const recentShown = 5

function owedShown(
  owed: OwedWithDeeds,
  last: readonly HeldRow[],
  reminded: readonly Reminded[],
): UnitHome["owed"][number] {
  const asked = reminded.find(
    ({ obligation, period }) => period === owed.period && owed.obligations.includes(obligation),
  )
  const before = last.find((row) => row.unitId === owed.unitId && row.kind === owed.kind)
  return {
    ...owed,
    last: before
      ? { activityId: before.activityId, on: before.startsOn, came: before.came, listed: before.listed }
      : null,
    reminded: asked ? { on: asked.on, by: asked.by } : null,
  }
}

/** Plans that went up and came back, or wait there: for whoever writes them. A draft waits for nobody. */
export async function plansWaiting(
  client: Queryable,
  { unit, today }: UnitYear,
  can: readonly string[],
): Promise<UnitHome["plans"]> {
  if (!can.includes("plan.write")) return []
  const plans = await plansOnTheirWay(client, unit.unitId, yearOf(today))
  return plans.filter(({ state }) => state !== "draft")
}

function eventOf(row: HeldRow, withoutRow: number) {
  const { content, effect, hundredthHours, unitId: _, ...event } = row
  const lamps = lampsOf({ kind: event.kind, hundredthHours, withoutRow, content, effect })
  return { ...event, hours: hundredthHours / 100, lamps, unlit: unlit(lamps) }
}

/** Kinds of activities that a completeness clause in force is about. */
function kindsAbout(
  clauses: ReadonlyMap<string, PackClause>,
  of: "four-secured" | "made-up-in-time" | "record-kept",
): ActivityKind[] {
  return [...clauses.values()].flatMap(({ clause: { measure } }) =>
    measure.method === "share-complete" && measure.counts.of === of ? [...measure.counts.kinds] : [],
  )
}

/** An event whose record wants something, with where its unit stands. */
type Incomplete = Omit<UnitHome["incomplete"][number], "mayRecord" | "kind"> & Pick<HeldRow, "kind" | "path">

function incompleteOf(
  shown: readonly ReturnType<typeof eventOf>[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): Incomplete[] {
  const kinds = kindsAbout(clauses, "four-secured")
  const since = plusDays(today, -lookBack)
  return shown
    .filter((event) => kinds.includes(event.kind) && event.startsOn >= since && event.unlit.length > 0)
    .map(({ activityId, path, kind, topic, startsAt, hours, unlit }) => ({
      activityId,
      path,
      kind,
      topic,
      startsAt,
      hours,
      unlit,
    }))
}

/** Of what this year's record must be kept and has none: it leaves the year short however long ago it was. */
async function withoutMinutes(
  client: Queryable,
  { clauses, today }: UnitYear,
  unitIds: readonly number[],
): Promise<Incomplete[]> {
  const kinds = kindsAbout(clauses, "record-kept")
  if (kinds.length === 0) return []
  const rows = await heldWithoutMinutes(client, unitIds, kinds, firstDayOf(yearOf(today)), today)
  return rows.map(({ hundredthHours, ...event }) => ({
    ...event,
    hours: hundredthHours / 100,
    unlit: ["minutes"],
  }))
}

/** What a unit and its groups still have to make up today; `names`: whether the reader may read who. */
export async function makeUpsOf(
  { client, actor }: RequestContext,
  year: UnitYear,
  names: boolean,
): Promise<Pick<UnitHome, "makeUps" | "makeUpsBefore">> {
  const { clauses, today } = year
  const days = daysForMakeUps(clauses, today)
  if (days === undefined) return noMakeUps
  const unitIds = withGroups(year)
  const kinds = kindsAbout(clauses, "made-up-in-time")
  const first = plusDays(today, -days - afterwards)
  const rows = await openMakeUps(client, unitIds, kinds, first, today, days)
  const newYear = firstDayOf(yearOf(today))
  const before = await countMakeUps(client, unitIds, kinds, newYear, plusDays(first, -1))
  const makeUps = rows.map(({ startsOn, names: people, helpers, path, ...row }) => {
    const until = plusDays(startsOn, days)
    return {
      ...row,
      on: startsOn,
      until,
      daysLeft: daysBetween(today, until),
      people: people.length,
      names: names ? [...people] : [],
      helper: names && helpers.length === 1 && row.withoutHelper === 0 ? (helpers[0] ?? null) : null,
      helpers: names ? [...helpers] : [],
      mayRecord: mayRecord(actor, path, row.kind),
    }
  })
  return { makeUps, makeUpsBefore: before ?? null }
}

export const noMakeUps: Pick<UnitHome, "makeUps" | "makeUpsBefore"> = { makeUps: [], makeUpsBefore: null }

/** Days after its term that an absence is still named here by itself; those before are counted. */
const afterwards = 30

function daysForMakeUps(clauses: ReadonlyMap<string, PackClause>, today: Day): number | undefined {
  for (const { pack, clause } of clauses.values()) {
    const { measure } = clause
    if (measure.method === "share-complete" && measure.counts.of === "made-up-in-time") {
      return numberOn(pack, measure.counts.withinParameter, dayOf(`${today.slice(0, 4)}-01-01`))
    }
  }
  return undefined
}
