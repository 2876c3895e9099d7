import { isBelow, type UnitPath } from "../access/scope.ts"
import type { Day } from "../shared/calendar.ts"
import type { OrgCategory, OrgKind } from "../shared/words.ts"
import { existsOn, type Life } from "./existence.ts"
import { hasCategory, mayStandUnder } from "./kinds.ts"

/** A unit as far as changes of the tree depend on it. */
export interface TreeUnit extends Life {
  readonly unitId: number
  readonly name: string
  readonly kind: OrgKind
  readonly path: UnitPath
  readonly parentId: number | null
}

/** What still belongs to a unit on the day it is to end. */
export interface Left {
  readonly people: number
  readonly units: number
  readonly plans: number
}

/** Why a change of the tree cannot be. */
export type TreeRefusal =
  | { readonly code: "unit-kind-not-there"; readonly kind: OrgKind; readonly above: OrgKind }
  | { readonly code: "unit-ended"; readonly name: string; readonly day: Day }
  | { readonly code: "unit-not-begun"; readonly name: string; readonly day: Day }
  | { readonly code: "unit-is-top" }
  | { readonly code: "unit-there-already" }
  | { readonly code: "unit-below-itself" }
  | { readonly code: "unit-itself" }
  | { readonly code: "units-unlike" }
  | { readonly code: "day-to-come" }
  | { readonly code: "days-crossed" }
  | { readonly code: "unit-without-category" }
  | ({ readonly code: "unit-not-empty" } & Left)

function whyNot(unit: Pick<TreeUnit, "name"> & Life, day: Day): TreeRefusal | undefined {
  if (existsOn(unit, day)) return undefined
  const begun = unit.foundedOn === null || unit.foundedOn <= day
  return { code: begun ? "unit-ended" : "unit-not-begun", name: unit.name, day }
}

function whyNotUnder(kind: OrgKind, above: TreeUnit, day: Day): TreeRefusal | undefined {
  if (!mayStandUnder(kind, above.kind)) return { code: "unit-kind-not-there", kind, above: above.kind }
  return whyNot(above, day)
}

/** Why a unit cannot be added under another. */
export function refuseAdding(kind: OrgKind, above: TreeUnit, today: Day): TreeRefusal | undefined {
  return whyNotUnder(kind, above, today)
}

/** Why what a unit is said to be cannot be. */
export function refuseDetails(
  unit: { readonly kind: OrgKind; readonly category: OrgCategory | null } & Life,
): TreeRefusal | undefined {
  if (unit.category !== null && !hasCategory(unit.kind)) return { code: "unit-without-category" }
  const { foundedOn, dissolvedOn } = unit
  if (foundedOn !== null && dissolvedOn !== null && dissolvedOn < foundedOn) return { code: "days-crossed" }
  return undefined
}

/** Why a unit cannot go under another. The tree is today's: a move is told once it has happened. */
export function refuseMoving(unit: TreeUnit, above: TreeUnit, day: Day, today: Day): TreeRefusal | undefined {
  if (unit.parentId === null) return { code: "unit-is-top" }
  if (day > today) return { code: "day-to-come" }
  if (isBelow(above.path, unit.path)) return { code: "unit-below-itself" }
  if (unit.parentId === above.unitId) return { code: "unit-there-already" }
  return whyNot(unit, day) ?? whyNotUnder(unit.kind, above, day)
}

/** Why a unit cannot become part of another. */
export function refuseMerging(unit: TreeUnit, into: TreeUnit, day: Day, today: Day): TreeRefusal | undefined {
  if (unit.parentId === null) return { code: "unit-is-top" }
  if (unit.unitId === into.unitId) return { code: "unit-itself" }
  if (day > today) return { code: "day-to-come" }
  if (isBelow(into.path, unit.path)) return { code: "unit-below-itself" }
  if (unit.kind !== into.kind) return { code: "units-unlike" }
  return whyNot(unit, day) ?? whyNot(into, day)
}

/** Why a unit cannot end on a day; it may be a day to come. */
export function refuseDissolving(unit: TreeUnit, day: Day, left: Left): TreeRefusal | undefined {
  if (unit.parentId === null) return { code: "unit-is-top" }
  if (unit.dissolvedOn !== null) return { code: "unit-ended", name: unit.name, day: unit.dissolvedOn }
  if (unit.foundedOn !== null && day < unit.foundedOn) return { code: "days-crossed" }
  if (left.people + left.units + left.plans > 0) return { code: "unit-not-empty", ...left }
  return undefined
}
