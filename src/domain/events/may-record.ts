import { reachOf } from "../access/permissions.ts"
import { type Actor, isBelow, type UnitPath } from "../access/scope.ts"
import type { ActivityKind } from "../shared/words.ts"

/**
 * Whether somebody may record an activity of a kind in a unit. The secretary of a central group records its study
 * and nothing else; all others whatever their role reaches.
 */
export function mayRecord(actor: Pick<Actor, "roles">, path: UnitPath, kind: ActivityKind): boolean {
  return actor.roles.some((held) => {
    const reach = reachOf("event.record", held.role)
    if (reach === undefined || reach === "own") return false
    const within = reach === "subtree" ? isBelow(path, held.path) : path === held.path
    return within && (held.role !== "central-group-secretary" || kind === "central-group-study")
  })
}
