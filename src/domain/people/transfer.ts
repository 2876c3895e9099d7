import { existsOn, type Life } from "../org/existence.ts"
import { holdsPeople } from "../org/kinds.ts"
import type { Day } from "../shared/calendar.ts"
import type { OrgKind } from "../shared/words.ts"
import { covers, type Span } from "./category.ts"

/** A membership as far as transfers depend on it. */
export interface HeldMembership extends Span {
  readonly membershipId: number
  readonly unitId: number
  readonly unitName: string
  /** The first day on which the unit no longer exists. */
  readonly dissolvedOn: Day | null
}

/** The unit somebody is to belong to. */
export interface UnitToJoin extends Life {
  readonly unitId: number
  readonly name: string
  readonly kind: OrgKind
}

/** Why somebody cannot belong to a unit from a day. */
export type JoinRefusal =
  | { readonly code: "unit-without-people"; readonly unit: string }
  | { readonly code: "unit-not-there"; readonly unit: string; readonly day: Day }

/** Why a transfer cannot be. */
export type TransferRefusal =
  | JoinRefusal
  | { readonly code: "belongs-already"; readonly unit: string }
  | { readonly code: "begins-later"; readonly unit: string; readonly day: Day }
  | { readonly code: "belongs-nowhere"; readonly day: Day }
  | { readonly code: "only-membership" }

/** Whether somebody may belong to a unit from a day; undefined: they may. */
export function refuseJoining(unit: UnitToJoin, day: Day): JoinRefusal | undefined {
  if (!holdsPeople(unit.kind)) return { code: "unit-without-people", unit: unit.name }
  return existsOn(unit, day) ? undefined : { code: "unit-not-there", unit: unit.name, day }
}

/** What a transfer on a day ends; `to` is null for whoever leaves the district. */
export function planTransfer(
  memberships: readonly HeldMembership[],
  to: UnitToJoin | null,
  day: Day,
): { readonly ends: HeldMembership | undefined } | { readonly refused: TransferRefusal } {
  const refused = to && refuseJoining(to, day)
  if (refused) return { refused }
  const held = memberships.filter(coversAnyDay)
  const later = held.find(({ fromOn }) => fromOn >= day)
  if (later) return { refused: { code: "begins-later", unit: later.unitName, day: later.fromOn } }
  const ends = held.find((membership) => covers(membership, day))
  if (to && ends?.unitId === to.unitId) return { refused: { code: "belongs-already", unit: to.name } }
  if (!to && !ends) return { refused: { code: "belongs-nowhere", day } }
  return { ends }
}

/** What taking back the last transfer does: one membership is gone, one goes on, as long as its unit does. */
export interface TakingBack {
  readonly gone: HeldMembership | undefined
  readonly goesOn: HeldMembership | undefined
}

/**
 * Takes back the last transfer: whoever has left is back, whoever has come is where they were before. Nobody goes on
 * in a unit that has ended.
 */
export function planTakingBack(
  memberships: readonly HeldMembership[],
  today: Day,
): TakingBack | { readonly refused: TransferRefusal } {
  const [last, before] = [...memberships.filter(coversAnyDay)].sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
  if (!last) return { refused: { code: "only-membership" } }
  // Whoever is there until their unit ends has not been transferred.
  const left = last.untilOn !== null && last.untilOn !== last.dissolvedOn
  if (!left && !before) return { refused: { code: "only-membership" } }
  const goesOn = left ? last : before?.untilOn === last.fromOn ? before : undefined
  if (goesOn && goesOn.dissolvedOn !== null && goesOn.dissolvedOn <= today) {
    return { refused: { code: "unit-not-there", unit: goesOn.unitName, day: today } }
  }
  return { gone: left ? undefined : last, goesOn }
}

/** A post as far as a transfer can touch it. */
export interface HeldPost extends Span {
  readonly unitId: number
  readonly unitKind: OrgKind
}

/**
 * The posts that a transfer leaves behind: those held on its day or later in the branch or group that somebody leaves,
 * but not in one that they still belong below.
 */
export function postsLeft<Post extends HeldPost>(
  posts: readonly Post[],
  from: readonly number[],
  to: readonly number[],
  day: Day,
): Post[] {
  return posts.filter(
    ({ unitId, unitKind, untilOn, fromOn }) =>
      holdsPeople(unitKind) &&
      from.includes(unitId) &&
      !to.includes(unitId) &&
      (untilOn === null || (untilOn > day && untilOn > fromOn)),
  )
}

function coversAnyDay({ fromOn, untilOn }: Span): boolean {
  return untilOn === null || untilOn > fromOn
}
