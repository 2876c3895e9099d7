import type { Permission } from "../../domain/access/permissions.ts"
import type { Scope } from "../../domain/access/scope.ts"

/**
 * A scope as a condition of SQL; its values are added to `values`. `path` names the column with a unit's path,
 * `member` the one with a member's id, where rows belong to members.
 */
export function within(
  scope: Scope<Permission>,
  values: unknown[],
  columns: { readonly path: string; readonly member?: string },
): string {
  const conditions: string[] = []
  if (scope.subtrees.length > 0) {
    values.push(scope.subtrees)
    conditions.push(`${columns.path} <@ any($${values.length}::ltree[])`)
  }
  if (scope.units.length > 0) {
    values.push(scope.units)
    conditions.push(`${columns.path} = any($${values.length}::ltree[])`)
  }
  if (scope.memberId !== null && columns.member !== undefined) {
    values.push(scope.memberId)
    conditions.push(`${columns.member} = $${values.length}`)
  }
  return conditions.length === 0 ? "false" : `(${conditions.join(" or ")})`
}
