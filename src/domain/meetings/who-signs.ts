import type { GrantedRole } from "../access/roles.ts"
import { type Actor, isBelow, type UnitPath } from "../access/scope.ts"
import { type ActivityKind, type OrgKind, type Post, posts } from "../shared/words.ts"

/** Who gives the second signature of a record: the one table on it. The first is given by whoever may record it. */

const secretaries: readonly Post[] = [posts.书记, posts.副书记]
const ofCentralGroup: readonly Post[] = [posts.中心组组长, posts.书记]

/** Posts in the unit itself, of a group also in its branch, whose holders confirm a record, whatever role they have. */
export function postsThatConfirm(kind: ActivityKind): readonly Post[] {
  return kind === "central-group-study" ? ofCentralGroup : secretaries
}

/** Roles that confirm in place of a post: of a branch and its groups the secretary, elsewhere an officer of the unit. */
const confirmedBy = (unit: OrgKind): readonly GrantedRole[] =>
  unit === "branch" || unit === "group"
    ? ["branch-secretary"]
    : ["branch-secretary", "committee-officer", "department-officer"]

/** Whether a role that somebody holds lets them confirm a record of a unit. */
export function confirmsByRole(
  actor: Pick<Actor, "roles">,
  unit: { readonly path: UnitPath; readonly kind: OrgKind },
  kind: ActivityKind,
): boolean {
  if (kind === "central-group-study") return false
  return actor.roles.some(({ role, path }) => {
    if (!confirmedBy(unit.kind).some((one) => one === role)) return false
    return role === "branch-secretary" ? isBelow(unit.path, path) : unit.path === path
  })
}
