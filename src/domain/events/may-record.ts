import { reachOf } from "../access/permissions.ts"
import type { GrantedRole, Role } from "../access/roles.ts"
import { type Actor, isBelow, type UnitPath } from "../access/scope.ts"
import { type ActivityKind, activityKinds, type OrgKind } from "../shared/words.ts"

/**
 * Who records which kinds of activity, and which units hold them: the one table on it. A role that is not here
 * records nothing.
 */

const every = Object.values(activityKinds)
const allBut = (...kinds: readonly ActivityKind[]) => every.filter((kind) => !kinds.includes(kind))

/** What the members of a group do among themselves: no meeting of the branch, none of its committee. */
const ofGroup = allBut("central-group-study", "committee-meeting", "assembly", "democratic-review")
const ofBranch = allBut("central-group-study")

const recordedBy: Readonly<Partial<Record<GrantedRole, readonly ActivityKind[]>>> = {
  recorder: ofBranch,
  "branch-secretary": ofBranch,
  "group-leader": ofGroup,
  "central-group-secretary": ["central-group-study"],
  "committee-officer": every,
  "department-officer": every,
}

/** Whether somebody may record an activity of a kind in a unit. */
export function mayRecord(actor: Pick<Actor, "roles">, path: UnitPath, kind: ActivityKind): boolean {
  return actor.roles.some((held) => {
    const reach = reachOf("event.record", held.role)
    if (reach === undefined || reach === "own") return false
    const within = reach === "subtree" ? isBelow(path, held.path) : path === held.path
    return within && recordsKind(held.role, kind)
  })
}

/** Whether somebody with such a role records a kind at all, wherever the role is held. */
export function recordsKind(role: Role, kind: ActivityKind): boolean {
  return role !== "member" && (recordedBy[role]?.includes(kind) ?? false)
}

/** Whether units of some kind hold activities of a kind: a 党小组会 is held by a 党小组, and by nobody else. */
export function mayHold(unit: OrgKind, kind: ActivityKind): boolean {
  if (unit === "group") return ofGroup.includes(kind)
  return kind !== "group-meeting" && (unit !== "branch" || ofBranch.includes(kind))
}
