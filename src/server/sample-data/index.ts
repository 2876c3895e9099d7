import type { Cell, SheetKey } from "../../contract/workbook.ts"
import { dayOf, isDay } from "../../domain/shared/calendar.ts"
import { buildPeople } from "./build-people.ts"
import { buildUnits } from "./build-units.ts"
import { daysAround } from "./days.ts"
import { fillPosts } from "./fill-posts.ts"
import { placePeople } from "./place-people.ts"
import { faultyRows } from "./plant-faults.ts"
import { type Row, rowsOf } from "./sheet-rows.ts"
import type { World } from "./world.ts"

export interface SampleDataRequest {
  /** 1 to 500,000 */
  readonly members: number
  /** 党支部, 1 to 20,000 */
  readonly branches: number
  /** Calendar years, 1 to 10; the last is that of `until`. */
  readonly years: number
  /** The last day on which anything has happened, YYYY-MM-DD. */
  readonly until: string
  readonly seed: number
  /** Adds a handful of rows that an import must refuse. */
  readonly faults?: boolean
}

export interface SampleData {
  readonly years: readonly number[]
  /** A sheet in batches of about 1,000 rows, cells in the order of its columns; made anew at each call. */
  rows(sheet: SheetKey): Iterable<readonly (readonly Cell[])[]>
}

/**
 * A made-up district with people, posts and a learning life, the same for the same request on any machine.
 * Throws a RangeError that names the argument when the request is out of bounds.
 */
export function makeSampleData(request: SampleDataRequest): SampleData {
  const world = buildWorld(request)
  return {
    years: world.days.years,
    rows: (sheet) =>
      inBatches(withFaults(rowsOf(world, sheet), request.faults ? faultyRows(world, sheet) : [])),
  }
}

function checkWhole(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new RangeError(`${name} must be a whole number from 1 to ${most}, not ${value}`)
  }
}

function buildWorld({ members, branches, years, until, seed }: SampleDataRequest): World {
  checkWhole("members", members, 500_000)
  checkWhole("branches", branches, 20_000)
  checkWhole("years", years, 10)
  if (!isDay(until)) throw new RangeError(`until must be a day (YYYY-MM-DD), not ${until}`)
  const lastYear = Number(until.slice(0, 4))
  const days = daysAround(
    dayOf(until),
    Array.from({ length: years }, (_, index) => lastYear - years + 1 + index),
  )
  const tree = buildUnits(seed, branches, members, days)
  const people = buildPeople(seed, members, tree, days)
  placePeople(seed, people, tree.units, days, tree.oddities)
  fillPosts(seed, tree.units, days, tree.oddities.afterlife)
  const { root, units, oddities } = tree
  return { seed, days, until, units, root, people, terse: branches > 300, oddities }
}

const batchRows = 1_000

function* inBatches(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length === batchRows) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function* withFaults(rows: Iterable<Row>, faults: Iterable<Row>): Generator<Row> {
  yield* rows
  yield* faults
}
