import type { PoolClient } from "pg"
import type { Unit } from "../../../domain/evaluation/units.ts"
import { firstDayOf, lastDayOf } from "../../../domain/shared/calendar.ts"
import { listPeopleOf } from "../evaluation/index.ts"
import { listHolders } from "./affected-queries.ts"
import type { Invalidated } from "./store.ts"

/** The tree, ready to be walked both ways: every unit under all it has ever stood under. */
export interface Tree {
  readonly units: readonly Unit[]
  readonly byId: ReadonlyMap<number, Unit>
  readonly children: ReadonlyMap<number, readonly Unit[]>
}

/** Trees that are ready, for as long as somebody has their units. */
const ready = new WeakMap<readonly Unit[], Tree>()

/** Makes a tree ready to be walked. */
export function treeOf(units: readonly Unit[]): Tree {
  const known = ready.get(units) ?? makeReady(units)
  ready.set(units, known)
  return known
}

function makeReady(units: readonly Unit[]): Tree {
  const placed = units.flatMap((unit) => unit.parents.map((parent) => ({ unit, parent })))
  const below = Map.groupBy(placed, ({ parent }) => parent.id)
  return {
    units,
    byId: new Map(units.map((unit) => [unit.id, unit])),
    children: new Map([...below].map(([id, found]) => [id, found.map(({ unit }) => unit)])),
  }
}

/** These units with all above them. Ids that the tree does not have stay. */
export function withAbove(tree: Tree, ids: Iterable<number>): Set<number> {
  const all = new Set(ids)
  for (const id of all) for (const parent of tree.byId.get(id)?.parents ?? []) all.add(parent.id)
  return all
}

/** These units with all below them. */
function withBelow(tree: Tree, ids: Iterable<number>): Set<number> {
  const all = new Set(ids)
  for (const id of all) for (const child of tree.children.get(id) ?? []) all.add(child.id)
  return all
}

/** Whose figures may have changed. */
export interface Affected {
  /** Units whose own figures may have, with all above them. */
  readonly units: ReadonlySet<number>
  /** Units that something new may have reached. */
  readonly reached: ReadonlySet<number>
  readonly members: ReadonlySet<number>
  /** Where units themselves have changed, all units named with all above and below them; otherwise empty. */
  readonly changed: ReadonlySet<number>
}

/** Works out from the log whose figures of a year may have changed. */
export async function findAffected(
  client: PoolClient,
  tree: Tree,
  year: number,
  invalidated: readonly Invalidated[],
): Promise<Affected> {
  const named = unitIdsOf(invalidated)
  const changedBelow = withBelow(tree, unitIdsOf(invalidated.filter((one) => one.tree)))
  const units = withAbove(tree, [...named, ...changedBelow])
  // Who is expected at what others hold for several units depends on who belongs to each of those.
  const holders = await listHolders(client, [...units], firstDayOf(year), lastDayOf(year))
  const members = invalidated.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
  const people = changedBelow.size === 0 ? [] : await listPeopleOf(client, [...changedBelow])
  const reachedFrom = invalidated.filter((one) => one.below || isBranch(tree, one.unitId))
  return {
    units: new Set([...units, ...holders]),
    reached: withBelow(tree, unitIdsOf(reachedFrom)),
    members: new Set([...members, ...people]),
    // Whoever moves a unit names those above it before: what is counted there has changed as well.
    changed: changedBelow.size === 0 ? new Set() : units,
  }
}

function unitIdsOf(invalidated: readonly Invalidated[]): number[] {
  return invalidated.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
}

function isBranch(tree: Tree, unitId: number | null): boolean {
  return unitId !== null && tree.byId.get(unitId)?.kind === "branch"
}
