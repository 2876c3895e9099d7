import { type Permission, permissionNames, reachOf } from "./permissions.ts"
import type { Role } from "./roles.ts"

/** Ids of the units from the root down to a unit, joined by dots. */
export type UnitPath = string

/** A role somebody holds in a unit today. */
export interface HeldRole {
  readonly role: Role
  readonly unitId: number
  readonly path: UnitPath
}

/** Whoever acts: an account with the roles it holds today, and the member it belongs to. */
export interface Actor {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly memberId: number | null
  /** The unit the member belongs to today: a branch, or a group below it. */
  readonly memberPath: UnitPath | null
  /** The branch of the group they belong to; null for whoever belongs to no group. */
  readonly memberBranch: UnitPath | null
  readonly roles: readonly HeldRole[]
}

declare const madeFor: unique symbol

/**
 * Where somebody may use a permission today. Only {@link scopeFor} makes one, so that a query which takes a scope
 * cannot be asked without one.
 */
export interface Scope<P extends Permission> {
  readonly [madeFor]: P
  readonly permission: P
  /** These units with everything below them; none lies below another. */
  readonly subtrees: readonly UnitPath[]
  /** These units alone. */
  readonly units: readonly UnitPath[]
  /** One's own record, where the permission opens it. */
  readonly memberId: number | null
  /** The unit one belongs to, where the permission opens one's own. */
  readonly memberPath: UnitPath | null
  /** Units that the permission opens as one's own: see {@link isOwnUnit}. */
  readonly ownUnits: readonly UnitPath[]
}

/** Whether a unit is another or lies below it, by their paths. The empty path is above all. */
export function isBelow(path: UnitPath, above: UnitPath): boolean {
  return above === "" || path === above || path.startsWith(`${above}.`)
}

/** Permissions whose own door opens the unit one belongs to as well, of a group its branch: its card, and what it does. */
const opensOwnUnit: readonly Permission[] = [
  "unit.read",
  "event.read",
  "attendance.self",
  "plan.read",
  "study.read",
  "make-up.take",
  "absence.dispute",
]

/** Where an actor may use a permission. Empty where they may not at all. */
export function scopeFor<P extends Permission>(actor: Actor, permission: P): Scope<P> {
  const subtrees = new Set<UnitPath>()
  const units = new Set<UnitPath>()
  for (const held of actor.roles) {
    const reach = reachOf(permission, held.role)
    if (reach === "subtree") subtrees.add(held.path)
    else if (reach === "unit") units.add(held.path)
  }
  const widest = [...subtrees].filter(
    (path) => ![...subtrees].some((other) => other !== path && isBelow(path, other)),
  )
  const own = reachOf(permission, "member") === "own"
  const scope: Omit<Scope<P>, typeof madeFor> = {
    permission,
    subtrees: widest.sort(),
    units: [...units].filter((path) => !widest.some((over) => isBelow(path, over))).sort(),
    memberId: own ? actor.memberId : null,
    memberPath: own && opensOwnUnit.includes(permission) ? actor.memberPath : null,
    ownUnits: own && opensOwnUnit.includes(permission) ? ownUnitsOf(actor, permission) : [],
  }
  return scope as Scope<P>
}

/** The unit somebody belongs to, of a group its branch as well. Of the committee above a branch they see the card alone. */
function ownUnitsOf({ memberPath, memberBranch }: Actor, permission: Permission): UnitPath[] {
  if (memberPath === null) return []
  const over = permission === "unit.read" ? above(memberPath) : memberBranch
  return over === null ? [memberPath] : [memberPath, over]
}

/** Whether a scope reaches nothing at all. */
export function isEmpty(scope: Scope<Permission>): boolean {
  return scope.subtrees.length === 0 && scope.units.length === 0 && scope.memberId === null
}

/** Whether a unit lies within a scope through a role. */
export function reachesUnit(scope: Scope<Permission>, path: UnitPath): boolean {
  return scope.subtrees.some((over) => isBelow(path, over)) || scope.units.includes(path)
}

/** The unit directly above, by its path. */
export function above(path: UnitPath): UnitPath {
  return path.slice(0, Math.max(path.lastIndexOf("."), 0))
}

/**
 * Whether a unit is the actor's own, where the permission opens it: theirs, and the branch of their group. The card of
 * the unit directly above is open, whatever kind it is; what a committee does and keeps is not its members' own.
 */
export function isOwnUnit(scope: Scope<Permission>, path: UnitPath): boolean {
  return scope.ownUnits.includes(path)
}

/** Whether a member lies within a scope: through their unit, or as oneself. A member of no unit only as oneself. */
export function reachesMember(
  scope: Scope<Permission>,
  member: { readonly memberId: number; readonly path: UnitPath | null },
): boolean {
  if (scope.memberId !== null && scope.memberId === member.memberId) return true
  return member.path !== null && reachesUnit(scope, member.path)
}

/** What an actor may do anywhere at all: what menus are made of. */
export function permissionsOf(actor: Actor): Permission[] {
  return permissionNames.filter((permission) => !isEmpty(scopeFor(actor, permission)))
}
