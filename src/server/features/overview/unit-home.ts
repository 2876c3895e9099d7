import type { UnitHome } from "../../../contract/overview-homes.ts"
import { lampsOf, unlit } from "../../../domain/events/lamps.ts"
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
import type { Queryable } from "../../request-context.ts"
import { type Figure, figureOf } from "./figure.ts"
import {
  countMissing,
  type HeldRow,
  heldWithoutMinutes,
  lastOfKinds,
  listAhead,
  listHeld,
  openMakeUps,
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
  client: Queryable,
  year: UnitYear,
  training: BandCounts & { readonly people: number },
  owed: readonly Owed[],
  access: { readonly names: boolean; readonly can: readonly string[] },
): Promise<UnitHome> {
  const { unit, stored, clauses, today } = year
  const groupIds = unit.groups.map((group) => group.unitId)
  const unitIds = [unit.unitId, ...groupIds]
  const kinds = [...new Set(owed.flatMap(({ kind }) => (kind === null ? [] : [kind])))]
  const last = await lastOfKinds(client, unitIds, kinds, today)
  const held = await listHeld(client, unitIds, plusDays(today, -lookBack), today)
  const missing = await countMissing(
    client,
    held.map(({ activityId }) => activityId),
  )
  const shown = held.map((row) => eventOf(row, missing.get(row.activityId) ?? 0))
  const ahead = await listAhead(client, unit.path, groupIds, today)
  return {
    unit: headOf(unit, today),
    today,
    year: yearOf(today),
    owed: owed.map((one) => owedShown(one, year, last)),
    makeUps: await makeUpsOf(client, year, unitIds, access.names),
    incomplete: [...incompleteOf(shown, clauses, today), ...(await withoutMinutes(client, year, unitIds))],
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
    recent: shown.slice(0, recentShown).map(({ startsOn, unlit: _, ...event }) => event),
    ahead: ahead.map(({ hundredthHours, ...event }) => ({ ...event, hours: hundredthHours / 100 })),
    can: [...access.can],
  }
}

/** Days back that recent events are looked for. */
const lookBack = 60
const recentShown = 5

function owedShown(owed: Owed, { unit }: UnitYear, last: readonly HeldRow[]): UnitHome["owed"][number] {
  const { clause, obligations, ...rest } = owed
  const name = unit.groups.find((group) => group.unitId === owed.unitId)?.name ?? unit.name
  const before = last.find((row) => row.unitId === owed.unitId && row.kind === owed.kind)
  return {
    ...rest,
    obligation: clause.id,
    title: clause.title,
    obligations: [...obligations],
    weight: clause.weight,
    unitName: name,
    last: before
      ? { activityId: before.activityId, on: before.startsOn, came: before.came, listed: before.listed }
      : null,
  }
}

function eventOf(row: HeldRow, withoutRow: number) {
  const { content, effect, hundredthHours, unitId: _, ...event } = row
  const lamps = lampsOf({ hundredthHours, withoutRow, content, effect })
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

function incompleteOf(
  shown: readonly ReturnType<typeof eventOf>[],
  clauses: ReadonlyMap<string, PackClause>,
  today: Day,
): UnitHome["incomplete"] {
  const kinds = kindsAbout(clauses, "four-secured")
  const since = plusDays(today, -lookBack)
  return shown
    .filter((event) => kinds.includes(event.kind) && event.startsOn >= since && event.unlit.length > 0)
    .map(({ activityId, kind, topic, startsAt, hours, unlit }) => ({
      activityId,
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
): Promise<UnitHome["incomplete"]> {
  const kinds = kindsAbout(clauses, "record-kept")
  if (kinds.length === 0) return []
  const rows = await heldWithoutMinutes(client, unitIds, kinds, firstDayOf(yearOf(today)), today)
  return rows.map(({ hundredthHours, ...event }) => ({
    ...event,
    hours: hundredthHours / 100,
    unlit: ["minutes"],
  }))
}

async function makeUpsOf(
  client: Queryable,
  { clauses, today }: UnitYear,
  unitIds: readonly number[],
  names: boolean,
): Promise<UnitHome["makeUps"]> {
  const days = daysForMakeUps(clauses, today)
  if (days === undefined) return []
  const first = plusDays(today, -days - afterwards)
  const rows = await openMakeUps(client, unitIds, kindsAbout(clauses, "made-up-in-time"), first, today)
  return rows.map(({ startsOn, names: people, helpers, ...row }) => {
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
    }
  })
}

/** Days after its term that an absence is still named here. */
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
