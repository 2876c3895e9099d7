import { type Scope, scopeFor } from "../../domain/access/scope.ts"
import type { Queryable, RequestContext } from "../request-context.ts"
import { byPost, expectedByPost } from "./expected-queries.ts"
import { within } from "./within.ts"

/** Up to so many units are named one by one, so that their activities are found without reading all others. */
const unitsNamed = 300

/** Which activities somebody sees, as a condition on `activity a` and `unit u`; its values are added to `values`. */
export async function seenBy(
  client: Queryable,
  scope: Scope<"event.read">,
  values: unknown[],
): Promise<string> {
  const conditions: string[] = []
  if (scope.subtrees.length > 0 || scope.units.length > 0) {
    conditions.push(await throughRole(client, scope, values))
  }
  if (scope.memberId !== null) {
    values.push(scope.memberId)
    const member = `$${values.length}`
    conditions.push(
      `a.activity_id = any(array(select activity_id from attendance where member_id = ${member}))`,
      `a.lecturer_id = ${member}`,
      `(a.unit_id = any(array(select unit_id from post where member_id = ${member}))
        and ${expectedByPost("a", member)})`,
    )
    if (scope.memberPath !== null) conditions.push(reaching(scope.memberPath, values))
  }
  return conditions.length === 0 ? "false" : `(${conditions.join(" or ")})`
}

/** Those of some activities that the asker may open: what is listed beside something else names no others. */
export async function openableAmong(
  { client, actor }: RequestContext,
  activityIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (activityIds.length === 0) return new Set()
  const values: unknown[] = [activityIds]
  const seen = await seenBy(client, scopeFor(actor, "event.read"), values)
  const { rows } = await client.query<{ readonly id: number }>(
    `select a.activity_id as id from activity a join unit u using (unit_id)
      where a.activity_id = any($1::int[]) and ${seen}`,
    values,
  )
  return new Set(rows.map(({ id }) => id))
}

async function throughRole(
  client: Queryable,
  scope: Scope<"event.read">,
  values: unknown[],
): Promise<string> {
  const asked: unknown[] = []
  const { rows } = await client.query<{ readonly id: number }>(
    `select u.unit_id as id from unit u where ${within(scope, asked, { path: "u.path" })} limit ${unitsNamed + 1}`,
    asked,
  )
  if (rows.length > unitsNamed) return within(scope, values, { path: "u.path" })
  values.push(rows.map(({ id }) => id))
  return `a.unit_id = any($${values.length}::int[])`
}

/** Activities that reach a unit and expect its members, whoever holds them. */
function reaching(path: string, values: unknown[]): string {
  values.push(path.split(".").map(Number))
  const above = `$${values.length}::int[]`
  return `(a.kind not in (${byPost})
    and ((a.audience is null and a.unit_id = any(${above})) or a.audience && ${above}))`
}

/** Activities of a unit: held by it or below it, or reaching it from elsewhere. */
export async function ofUnit(client: Queryable, path: string, values: unknown[]): Promise<string> {
  const { rows } = await client.query<{ readonly id: number }>(
    `select unit_id as id from unit where path <@ $1::ltree limit ${unitsNamed + 1}`,
    [path],
  )
  const many = rows.length > unitsNamed
  values.push(many ? path : rows.map(({ id }) => id))
  const held = many ? `u.path <@ $${values.length}::ltree` : `a.unit_id = any($${values.length}::int[])`
  return `(${held} or ${reaching(path, values)})`
}
