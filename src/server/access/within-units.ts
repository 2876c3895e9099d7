import type { Permission } from "../../domain/access/permissions.ts"
import type { Scope } from "../../domain/access/scope.ts"
import { within } from "./within.ts"

/**
 * A scope over units as a condition of SQL: what roles reach, and the units that are one's own where the permission
 * opens them. The same as `reachesUnit` or `isOwnUnit` in memory.
 */
export function withinUnits(scope: Scope<Permission>, values: unknown[], path: string): string {
  const reached = within(scope, values, { path })
  if (scope.ownUnits.length === 0) return reached
  values.push(scope.ownUnits)
  return `(${reached} or ${path} = any($${values.length}::ltree[]))`
}
