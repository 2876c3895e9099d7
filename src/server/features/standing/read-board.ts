import type { Band } from "../../../domain/evaluation/band.ts"
import { type PeriodKind, periodsOf } from "../../../domain/shared/calendar.ts"
import type { Asker } from "./asker.ts"
import {
  type Counts,
  countObligation,
  countStates,
  listOwing,
  listPlaces,
  listTallies,
  type OwingQuestion,
  type Place,
} from "./queries.ts"
import { standingOfUnit } from "./read-standing.ts"
import { settle } from "./settle.ts"
import { letterFor, type StandingRow } from "./standing.ts"

/** How many subjects of an obligation are in each band: of units, or of members as counts only. */
export type BandCounts = Counts

/** A unit on the board: the bands of all subjects within it, obligations in order. */
export interface BoardLine extends Place {
  readonly obligations: readonly BandCounts[]
}

/** A unit with what lies below it. */
export interface Board {
  /** The unit's own clauses. */
  readonly own: readonly StandingRow[]
  /** Everything within the unit, itself included. */
  readonly whole: BoardLine
  /** Its direct children, each with everything below it, in the order of their codes. */
  readonly children: readonly BoardLine[]
}

/** The board of a unit; undefined when there is no such unit. */
export async function boardOf(asker: Asker, year: number, unitId: number): Promise<Board | undefined> {
  const { client, house, today } = asker
  await settle(house.database, house.packs, year, today)
  const own = await standingOfUnit(asker, year, unitId)
  const places = await listPlaces(client, { year, asOf: today }, unitId)
  const ids = places.map((place) => place.unitId)
  const tallies = Map.groupBy(await listTallies(client, year, ids), ({ placeId }) => placeId)
  const lines: BoardLine[] = places.map((place) => ({
    ...place,
    obligations: (tallies.get(place.unitId) ?? []).map(({ placeId: _, ...counts }) => counts),
  }))
  const itself = lines.find((line) => line.unitId === unitId)
  if (!itself) return undefined
  const total = (of: (line: BoardLine) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  const whole = {
    ...itself,
    branches: total(({ branches }) => branches),
    members: total(({ members }) => members),
  }
  return { own, whole, children: lines.filter((line) => line !== itself) }
}

/** How many subjects below a unit are where, in one period of an obligation: this month's 支委会, 1,204 of 1,300. */
export async function statesIn(
  { client, house, today }: Asker,
  year: number,
  unitId: number,
  { obligation, periodKind, period }: { obligation: string; periodKind: PeriodKind; period: string },
): Promise<Readonly<Record<Band, number>>> {
  await settle(house.database, house.packs, year, today)
  const index = periodsOf(year, periodKind).findIndex(({ name }) => name === period)
  const counts = await countStates(client, { year, unitId, obligation, periodKind, index })
  const of = (band: Band) => counts.get(letterFor(band)) ?? 0
  return { met: of("met"), open: of("open"), "at-risk": of("at-risk"), short: of("short") }
}

/** A unit and what it owes. */
export interface OwingUnit extends Omit<Place, "branches" | "members"> {
  readonly owed: readonly (Omit<BandCounts, "of"> & { readonly band: Band })[]
}

export interface OwingRequest extends Pick<OwingQuestion, "obligation" | "limit" | "afterCode"> {
  /** Without it whoever is short or at risk. */
  readonly band?: Band
}

/**
 * The branches below a unit that are in a band, in the order of their codes, with how many periods of what they
 * owe. Where an obligation is named, its subjects of every kind.
 */
export async function branchesOwing(
  { client, house, today }: Asker,
  year: number,
  unitId: number,
  { band, ...question }: OwingRequest,
): Promise<OwingUnit[]> {
  await settle(house.database, house.packs, year, today)
  const bands: readonly Band[] = band ? [band] : ["at-risk", "short"]
  const rows = await listOwing(client, year, unitId, { ...question, bands })
  return [...Map.groupBy(rows, (row) => row.unitId).values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { unitId: id, code, name, kind } = first
    const owed = own.map(({ unitId: _, code: __, name: ___, kind: ____, ...rest }) => rest)
    return [{ unitId: id, code, name, kind, owed }]
  })
}

/**
 * How many meet one obligation: everywhere, or within units named by their paths, none of which lies
 * below another. Undefined where nobody is asked.
 */
export async function whoMeets(
  { client, house, today }: Asker,
  year: number,
  obligation: string,
  unitPaths?: readonly string[],
): Promise<BandCounts | undefined> {
  await settle(house.database, house.packs, year, today)
  return await countObligation(client, year, obligation, unitPaths ?? null)
}
