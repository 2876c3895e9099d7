import { reachOf } from "../../../domain/access/permissions.ts"
import { roles } from "../../../domain/access/roles.ts"

/** Roles that write the plan of the unit where they are held: whoever is told of it. */
export const writingRoles = roles.filter((role) => reachOf("plan.write", role) !== undefined)
