import type { Permission } from "../../domain/access/permissions.ts"
import type { Scope } from "../../domain/access/scope.ts"

/** Whether a scope reaches the whole district: what belongs to no unit is seen from there alone. */
export function reachesAll(scope: Scope<Permission>): boolean {
  return scope.subtrees.some((path) => !path.includes("."))
}
