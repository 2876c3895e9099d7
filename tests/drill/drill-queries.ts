import type { Database } from "../../src/server/db/index.ts"
import type { Effect } from "./journal.ts"

/** Branches in which somebody can record, in the order of their codes. */
export async function findBranches({ pool }: Pick<Database, "pool">): Promise<number[]> {
  const { rows } = await pool.query<{ unitId: number }>(
    `select unit_id as "unitId" from unit where kind = 'branch' and dissolved_on is null order by code limit 40`,
  )
  return rows.map(({ unitId }) => unitId)
}

/** How often each effect stands in the database. */
export async function countEffects(
  { pool }: Pick<Database, "pool">,
  effects: readonly Effect[],
): Promise<number[]> {
  const topics = await pool.query<{ topic: string; found: number }>(
    `select topic, count(*)::int as found from activity where topic like 'Drill %' group by topic`,
  )
  const found = new Map(topics.rows.map((row) => [row.topic, row.found]))
  const lists = await pool.query<{ activityId: number; memberId: number }>(
    `select activity_id as "activityId", member_id as "memberId" from attendance join activity using (activity_id)
      where code like 'bench-%' and status in ('present', 'late')`,
  )
  const there = new Set(lists.rows.map(({ activityId, memberId }) => `${activityId} ${memberId}`))
  return effects.map((effect) =>
    effect.kind === "sitting"
      ? (found.get(effect.topic) ?? 0)
      : Number(there.has(`${effect.activityId} ${effect.memberId}`)),
  )
}

/** The versions of activities, as everybody who edits them sees them. */
export async function readVersions(
  { pool }: Pick<Database, "pool">,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await pool.query<{ activityId: number; version: number }>(
    `select activity_id as "activityId", version from activity where activity_id = any($1)`,
    [ids],
  )
  return new Map(rows.map(({ activityId, version }) => [activityId, version]))
}

/** Accounts that can sign in with one password; their logins. */
export async function makeLogins(
  { pool }: Pick<Database, "pool">,
  count: number,
  passwordHash: string,
): Promise<string[]> {
  const logins = Array.from({ length: count }, (_, number) => `drill-${number}`)
  await pool.query(
    `insert into account (login, name, password_hash, password_set_at)
     select login, login, $2, now() from unnest($1::text[]) as login`,
    [logins, passwordHash],
  )
  return logins
}

/** Who belongs to a unit on a day. */
export async function findPeopleOf(
  { pool }: Pick<Database, "pool">,
  unitId: number,
  today: string,
): Promise<number[]> {
  const { rows } = await pool.query<{ memberId: number }>(
    `select member_id as "memberId" from membership
      where unit_id = $1 and from_on <= $2::date and (until_on is null or until_on > $2::date) order by 1`,
    [unitId, today],
  )
  return rows.map(({ memberId }) => memberId)
}
