import type { Queryable } from "../../request-context.ts"
import {
  findVersion,
  listUnitObligations,
  listUnitPeople,
  type UnitObligation,
  type UnitPeople,
} from "./queries.ts"

/** What is kept of the units of a year. Of a unit that owes nothing, or has nobody, there is nothing. */
export interface RememberedUnits {
  /** Another as soon as anything kept of the year is; 0: nothing is kept. */
  readonly version: number
  readonly obligations: ReadonlyMap<number, readonly UnitObligation[]>
  readonly people: ReadonlyMap<number, readonly UnitPeople[]>
}

interface Memory {
  version: number
  readonly obligations: Map<number, UnitObligation[]>
  readonly people: Map<number, UnitPeople[]>
  /** Reading, one after the other: what was read later never gives way to what was read before. */
  turn: Promise<void>
}

/** Years remembered at one time: few are looked at. */
const mostYears = 12
const memories = new WeakMap<object, Map<number, Memory>>()

/**
 * The units of a year as they are kept at this moment, remembered between two calls: only those are read that have
 * changed since, whatever process changed them. What comes back changes with the next call.
 */
export async function rememberedUnits(
  client: Queryable,
  owner: object,
  year: number,
): Promise<RememberedUnits> {
  const ofOwner = memories.get(owner) ?? new Map<number, Memory>()
  memories.set(owner, ofOwner)
  const memory = ofOwner.get(year) ?? {
    version: 0,
    obligations: new Map(),
    people: new Map(),
    turn: Promise.resolve(),
  }
  // The year asked for last stands last; the one nobody has asked for longest is forgotten.
  ofOwner.delete(year)
  ofOwner.set(year, memory)
  const [longest] = ofOwner.keys()
  if (ofOwner.size > mostYears && longest !== undefined) ofOwner.delete(longest)
  const read = memory.turn.then(() => bringForward(client, memory, year))
  memory.turn = read.catch(() => undefined)
  await read
  return memory
}

async function bringForward(client: Queryable, memory: Memory, year: number): Promise<void> {
  const now = await findVersion(client, year, memory.version)
  if (now && now.version <= memory.version) return
  const changed = now && now.judgedIn <= memory.version ? now.changed : null
  // What is read here may be newer than the version found before: then it is read once more with the next one.
  const [obligations, people] = now
    ? await Promise.all([listUnitObligations(client, year, changed), listUnitPeople(client, year, changed)])
    : [[], []]
  put(memory.obligations, changed, obligations)
  put(memory.people, changed, people)
  memory.version = now?.version ?? 0
}

function put<Row extends { readonly unitId: number }>(
  into: Map<number, Row[]>,
  changed: readonly number[] | null,
  rows: readonly Row[],
): void {
  if (changed === null) into.clear()
  for (const id of changed ?? []) into.delete(id)
  for (const row of rows) {
    const known = into.get(row.unitId)
    if (known) known.push(row)
    else into.set(row.unitId, [row])
  }
}
