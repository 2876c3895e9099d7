import { reachOf } from "../../domain/access/permissions.ts"
import type { Actor } from "../../domain/access/scope.ts"
import { recordsKind } from "../../domain/events/may-record.ts"
import { activityKinds } from "../../domain/shared/words.ts"

/**
 * Whether the asker may record an activity of a kind in a unit, as a condition of SQL; its values are added to `values`.
 * The same answer as `mayRecord`, for lists that are cut: what others record takes no place in them.
 */
export function recordedIn(
  { roles }: Pick<Actor, "roles">,
  values: unknown[],
  columns: { readonly path: string; readonly kind: string },
): string {
  const conditions = roles.flatMap(({ role, path }) => {
    const reach = reachOf("event.record", role)
    const kinds = Object.values(activityKinds).filter((kind) => recordsKind(role, kind))
    if (reach === undefined || reach === "own" || kinds.length === 0) return []
    const at = `$${values.push(path)}::ltree`
    const of = `$${values.push(kinds)}::text[]`
    return [`${columns.path} ${reach === "subtree" ? "<@" : "="} ${at} and ${columns.kind} = any(${of})`]
  })
  return conditions.length === 0 ? "false" : `(${conditions.map((one) => `(${one})`).join(" or ")})`
}
