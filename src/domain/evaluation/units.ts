import type { Life } from "../org/existence.ts"
import { type Day, lastDayOf } from "../shared/calendar.ts"
import type { UnitId } from "../shared/ids.ts"
import type { LectureCycle, OrgCategory, OrgField, OrgKind } from "../shared/words.ts"

/** What a unit is on a day (interpretation.md, "what a unit is"). */
export interface UnitState {
  readonly name: string
  readonly parent: Unit | undefined
  readonly category: OrgCategory | null
  readonly field: OrgField | null
  readonly hasCentralGroup: boolean
  readonly hasCommittee: boolean
  /** 党课周期; half a year where it is empty. */
  readonly lectureCycle: LectureCycle
}

/** A unit as the judgement sees it; its own fields say what holds last. */
export interface Unit extends UnitState {
  readonly who: "unit"
  readonly id: UnitId
  readonly code: string
  readonly kind: OrgKind
  readonly life: Life
  /** Every unit it has ever stood under, or will. */
  readonly parents: readonly Unit[]
  /** The days from which it is something else. */
  readonly turns: readonly Day[]
  /** What it is on a day. */
  readonly on: (day: Day) => UnitState
}

/** Whether a unit is another on a day, or stands below it. */
export function isWithin(unit: Unit, above: Unit, day: Day): boolean {
  for (let at: Unit | undefined = unit; at; at = at.on(day).parent) if (at.id === above.id) return true
  return false
}

/** The units above one on a day, the nearest first. */
export function unitsAbove(unit: Unit, day: Day): Unit[] {
  const above: Unit[] = []
  for (let at = unit.on(day).parent; at; at = at.on(day).parent) above.push(at)
  return above
}

/** The field of life on a day: the unit's own; a 党小组 without one has that of the branch above it. */
export function fieldOn(unit: Unit, day: Day): OrgField | null {
  const { field, parent } = unit.on(day)
  return unit.kind === "group" ? (field ?? parent?.on(day).field ?? null) : field
}

/** How often a branch owes a 党课 in a year: as its 党课周期 says on the year's last day. */
export function lectureCycleIn(unit: Unit, year: number): LectureCycle {
  return unit.on(lastDayOf(year)).lectureCycle
}

/** The branch a unit is, or belongs to as a 党小组 on a day. */
export function branchOf(unit: Unit | undefined, day: Day): Unit | undefined {
  return unit?.kind === "group" ? unit.on(day).parent : unit
}

/** The branches below each unit on a day, for as long as somebody has the units: they depend on nothing else. */
const knownBranches = new WeakMap<readonly Unit[], Map<Day, ReadonlyMap<UnitId, readonly Unit[]>>>()
const mostDays = 60

/** The branches that stand below a unit on a day, in the order of the units. */
export function branchesBelow(units: readonly Unit[], above: Unit, day: Day): readonly Unit[] {
  const days = knownBranches.get(units) ?? new Map<Day, ReadonlyMap<UnitId, readonly Unit[]>>()
  knownBranches.set(units, days)
  const known = days.get(day)
  if (known) return known.get(above.id) ?? []
  // Periods are asked for one after the other; beyond these they begin anew.
  if (days.size >= mostDays) days.clear()
  const found = branchesOn(units, day)
  days.set(day, found)
  return found.get(above.id) ?? []
}

function branchesOn(units: readonly Unit[], day: Day): Map<UnitId, Unit[]> {
  const below = new Map<UnitId, Unit[]>()
  for (const branch of units) {
    if (branch.kind !== "branch") continue
    for (const { id } of [branch, ...unitsAbove(branch, day)]) {
      const known = below.get(id)
      if (known) known.push(branch)
      else below.set(id, [branch])
    }
  }
  return below
}
