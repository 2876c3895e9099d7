import type { Permission } from "../../domain/access/permissions.ts"
import { scopeFor } from "../../domain/access/scope.ts"
import type { RequestContext } from "../request-context.ts"
import { placeOf } from "./doors.ts"
import { within } from "./within.ts"

/**
 * Which of some units the asker reaches as the tree stands today: a list of a past year also names what has moved
 * away since, and that is shown without a link.
 */
export async function unitsReached(
  { client, actor }: RequestContext,
  permission: Permission,
  unitIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (unitIds.length === 0) return new Set()
  const values: unknown[] = [unitIds]
  const { rows } = await client.query<{ id: number }>(
    `select u.unit_id as id from unit u
      where u.unit_id = any($1::int[]) and ${within(scopeFor(actor, permission), values, { path: "u.path" })}`,
    values,
  )
  return new Set(rows.map(({ id }) => id))
}

/** The same of people, by where they are today. */
export async function membersReached(
  { client, actor, today }: RequestContext,
  permission: Permission,
  memberIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (memberIds.length === 0) return new Set()
  const values: unknown[] = [memberIds, today]
  const scope = scopeFor(actor, permission)
  const { rows } = await client.query<{ id: number }>(
    `select m.member_id as id from member m left join unit u on u.unit_id = ${placeOf("m.member_id", "$2::date")}
      where m.member_id = any($1::int[]) and ${within(scope, values, { path: "u.path", member: "m.member_id" })}`,
    values,
  )
  return new Set(rows.map(({ id }) => id))
}
