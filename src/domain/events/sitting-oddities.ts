import { existsOn, type Life } from "../org/existence.ts"
import type { Day } from "../shared/calendar.ts"
import type { ActivityKind, OrgKind } from "../shared/words.ts"

/** A unit as far as it matters which activities are usual for it. */
export interface HoldingUnit extends Life {
  readonly kind: OrgKind
  readonly hasCommittee: boolean | null
  readonly hasCentralGroup: boolean | null
}

export interface HeldItem {
  readonly kind: ActivityKind
  readonly hundredthHours: number
  readonly hasLecturer: boolean
  /** Its minutes become hours with those of its month. */
  readonly isShort: boolean
}

export type OddityCode =
  | "outside-life"
  | "no-hours"
  | "no-lecturer"
  | "no-committee"
  | "no-central-group"
  | "nobody-expected"

/** Something odd, about one item (counted from 0) or about the sitting. It is said, and taken as it stands. */
export interface Oddity {
  readonly item: number | null
  readonly code: OddityCode
}

/** What is odd about a sitting and yet happens. */
export function oddities(unit: HoldingUnit, on: Day, items: readonly HeldItem[]): Oddity[] {
  const found: Oddity[] = []
  if (!existsOn(unit, on)) found.push({ item: null, code: "outside-life" })
  items.forEach((item, index) => {
    for (const code of oddInItem(unit, item)) found.push({ item: index, code })
  })
  return found
}

function oddInItem(
  unit: HoldingUnit,
  { kind, hundredthHours, hasLecturer, isShort }: HeldItem,
): OddityCode[] {
  const codes: OddityCode[] = []
  if (hundredthHours === 0 && !isShort) codes.push("no-hours")
  if (kind === "party-lecture" && !hasLecturer) codes.push("no-lecturer")
  if (kind === "committee-meeting" && unit.hasCommittee !== true) codes.push("no-committee")
  if (kind === "central-group-study" && unit.hasCentralGroup !== true) codes.push("no-central-group")
  return codes
}
