import { commands, type Invited } from "./granting.ts"
import { type GrantedRole, isAdministrator } from "./roles.ts"
import { type Actor, reachesUnit, scopeFor, type UnitPath } from "./scope.ts"

/**
 * Who can sign in as an account that reaches beyond one branch is decided by two persons: one asks, another confirms.
 * What one of them could do alone with such an account, they could do as its owner.
 */

/** What waits for a second person. */
export const confirmedActs = [
  "give-role",
  "restore-role",
  "issue-code",
  "link-identity",
  "remove-second-factor",
  "enable-account",
] as const
export type ConfirmedAct = (typeof confirmedActs)[number]

/** Roles that reach no further than one branch. */
export const branchRoles: readonly GrantedRole[] = ["recorder", "branch-secretary", "group-leader"]

/** Whether a role is held above the branches. */
export function isAboveBranch(role: GrantedRole): boolean {
  return !branchRoles.includes(role)
}

/** An account as far as it matters who decides about it. */
export interface Guarded {
  /** Held today or later. */
  readonly roles: readonly { readonly role: GrantedRole }[]
  /** It belongs to somebody in the roster, who would notice. */
  readonly owned: boolean
}

/** Whether one person alone may no longer decide who signs in to an account. */
export function isGuarded({ roles, owned }: Guarded): boolean {
  return roles.some(({ role }) => isAboveBranch(role)) || (!owned && roles.length > 0)
}

/**
 * Whether a role is given by two persons. One within a branch is given by one where whoever gives it sees the branch
 * anyway. The security administrator sees none, and could look into every branch through an account of their own in the
 * roster, or a friend's.
 */
export function grantTakesTwo(
  granter: Actor,
  to: Pick<Guarded, "owned">,
  { role, path }: { readonly role: GrantedRole; readonly path: UnitPath },
): boolean {
  return isAboveBranch(role) || !to.owned || !commands(withoutAdministration(granter), role, path)
}

/** Whether an account is guarded from a role on: then it gets a new way in with it. */
export function becomesGuarded(to: Guarded, role: GrantedRole): boolean {
  return !isGuarded(to) && isGuarded({ ...to, roles: [...to.roles, { role }] })
}

/** Somebody with what they hold beside the administration. */
function withoutAdministration(actor: Actor): Actor {
  return { ...actor, roles: actor.roles.filter(({ role }) => !isAdministrator(role)) }
}

/** How somebody may decide about the ways into an account; undefined: not at all. */
export type Deciding = "alone" | "with-second" | undefined

/**
 * How somebody may hand out a code for an account, or register an identity for it. Whoever has the code can become its
 * owner, so it is given for what one could have granted oneself. An administrator grants nothing that they would see
 * themselves: as soon as there is a role they need a second person, whatever the role.
 */
export function mayInvite(issuer: Actor, to: Invited): Deciding {
  if (issuer.accountId === to.accountId) return undefined
  const holds = (role: "system-admin" | "security-admin") => issuer.roles.some((held) => held.role === role)
  const own = withoutAdministration(issuer)
  const commanded = to.roles.every(({ role, path }) => commands(own, role, path))
  if (own.roles.length > 0 && commanded) return isGuarded(to) ? "with-second" : "alone"
  if (holds("system-admin")) return to.roles.length > 0 ? "with-second" : "alone"
  return holds("security-admin") && to.roles.some(({ role }) => isAdministrator(role))
    ? "with-second"
    : undefined
}

/** How somebody who may do so at all takes a lost second factor away. */
export function mayTakeFactor(actor: Actor, account: Guarded & { readonly accountId: number }): Deciding {
  if (actor.accountId === account.accountId) return undefined
  return account.roles.length > 0 ? "with-second" : "alone"
}

/** How an account that was shut is opened again, by whoever may at all: with it whoever knows its password is in. */
export function mayOpenAgain(account: Guarded): Exclude<Deciding, undefined> {
  return isGuarded(account) ? "with-second" : "alone"
}

/** What is to be confirmed. */
export interface ToConfirm {
  readonly askedBy: number
  /** The account it is about. */
  readonly accountId: number
  /** What the account holds, today or later, and what it is to hold. */
  readonly roles: readonly { readonly role: GrantedRole; readonly path: UnitPath }[]
}

/**
 * Whether somebody may be the second person: neither who asked nor whom it is about, and within their reach lies
 * wherever the account holds a role, or is to hold one; so they learn nothing by it that they could not see anyway.
 */
export function mayConfirm(actor: Actor, { askedBy, accountId, roles }: ToConfirm): boolean {
  if (actor.accountId === askedBy || actor.accountId === accountId) return false
  const administers = roles.some(({ role }) => isAdministrator(role))
  const scope = scopeFor(actor, administers ? "confirmation.give-for-administrators" : "confirmation.give")
  const everywhere = scope.subtrees.some((path) => !path.includes("."))
  return everywhere || (roles.length > 0 && roles.every(({ path }) => reachesUnit(scope, path)))
}
