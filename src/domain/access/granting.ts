import type { OrgKind } from "../shared/words.ts"
import { agree, type GrantedRole, isAdministrator, mayGrant, type Role } from "./roles.ts"
import { type Actor, type HeldRole, isBelow, type UnitPath } from "./scope.ts"

/** Why a role is not given, or not taken back. */
export type GrantFault = "not-to-oneself" | "beyond-own-roles" | "roles-apart" | "role-not-there"

const committees: readonly OrgKind[] = [
  "working-committee",
  "party-committee",
  "leading-group",
  "general-branch",
  "district-department",
]

/**
 * In which kinds of units a role is held. A branch's role held in a committee would reach over all its branches, and
 * no second factor would have been asked for that.
 */
export const heldIn: Readonly<Record<GrantedRole, readonly OrgKind[]>> = {
  recorder: ["branch"],
  "branch-secretary": ["branch"],
  "group-leader": ["group"],
  "central-group-secretary": ["district-committee", ...committees],
  "committee-officer": committees,
  "department-officer": ["district-committee"],
  inspector: ["district-committee", ...committees],
  "system-admin": ["district-committee"],
  "security-admin": ["district-committee"],
  "audit-admin": ["district-committee"],
}

/** Where a role is to be held: a unit, or the whole district where that has no units yet. */
export interface Place {
  readonly kind: OrgKind
  readonly path: UnitPath
}

export const wholeDistrict: Place = { kind: "district-committee", path: "" }

/** Whoever is to hold a role, with all they hold today or will. */
export interface Holder {
  readonly accountId: number
  readonly roles: readonly Role[]
}

/** Whether one of the roles somebody holds lets them give and take back a role in a unit. */
export function commands(granter: Actor, role: GrantedRole, path: UnitPath): boolean {
  return granter.roles.some((held) => mayGrant[held.role].includes(role) && isBelow(path, held.path))
}

/** Why somebody may not give a role; undefined: they may. */
export function grantFault(
  granter: Actor,
  to: Holder,
  role: GrantedRole,
  place: Place,
): GrantFault | undefined {
  if (granter.accountId === to.accountId) return "not-to-oneself"
  if (!commands(granter, role, place.path)) return "beyond-own-roles"
  if (!heldIn[role].includes(place.kind)) return "role-not-there"
  return to.roles.every((held) => agree(held, role)) ? undefined : "roles-apart"
}

/** Why somebody may not take a role back; undefined: they may. */
export function endFault(
  granter: Actor,
  from: Pick<Holder, "accountId">,
  role: GrantedRole,
  path: UnitPath,
): GrantFault | undefined {
  if (granter.accountId === from.accountId) return "not-to-oneself"
  return commands(granter, role, path) ? undefined : "beyond-own-roles"
}

/** Whoever is to be given a code with which they choose a new password. */
export interface Invited {
  readonly accountId: number
  /** Held today or later. */
  readonly roles: readonly (HeldRole & { readonly role: GrantedRole })[]
  readonly owned: boolean
}

/** Whether an account may be shut or its sessions ended by somebody: not one's own, and of administrators only by their like. */
export function mayShut(actor: Actor, account: Holder): boolean {
  if (actor.accountId === account.accountId) return false
  return !account.roles.some(isAdministrator) || actor.roles.some(({ role }) => role === "security-admin")
}
