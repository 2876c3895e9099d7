import type { Permission } from "../../../domain/access/permissions.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"

/** Whether somebody may do something in a unit through a role. */
export function mayIn({ actor }: RequestContext, permission: Permission, path: string): boolean {
  const scope: Scope<Permission> = scopeFor(actor, permission)
  return reachesUnit(scope, path)
}
