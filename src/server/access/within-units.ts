import type { Permission } from "../../domain/access/permissions.ts"
import { above, type Scope } from "../../domain/access/scope.ts"
import { within } from "./within.ts"

/**
 * A scope over units as a condition of SQL: what roles reach, and one's own unit with the one directly above it where
 * the permission opens them. The same as `reachesUnit` or `isOwnUnit` in memory.
 */
export function withinUnits(scope: Scope<Permission>, values: unknown[], path: string): string {
  const reached = within(scope, values, { path })
  if (scope.memberPath === null) return reached
  values.push([scope.memberPath, above(scope.memberPath)])
  return `(${reached} or ${path} = any($${values.length}::ltree[]))`
}
