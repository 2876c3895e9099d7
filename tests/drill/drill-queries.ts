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

/** How many rows a question about one thing finds: what a write leaves behind. */
const leaves = {
  chunk: "select count(*)::int as found from upload_part where upload_id = $1",
  attachment: "select count(*)::int as found from attachment where activity_id = $1",
  role: "select count(*)::int as found from grant_of_role where account_id = $1",
  move: "select (version - $2::int) as found from unit where unit_id = $1",
  member: "select count(*)::int as found from member where code = $1",
  activation:
    "select count(*)::int as found from account where account_id = $1 and password_hash is not null",
  password: "select count(*)::int as found from account where member_id = $1 and password_hash <> $2",
} as const

/** How often something that was written is there. */
export async function countOf(
  { pool }: Pick<Database, "pool">,
  what: keyof typeof leaves,
  ...about: readonly unknown[]
): Promise<number> {
  const { rows } = await pool.query<{ found: number }>(leaves[what], [...about])
  return rows[0]?.found ?? 0
}

/** The code of a unit. */
export async function codeOf({ pool }: Pick<Database, "pool">, unitId: number): Promise<string> {
  const { rows } = await pool.query<{ code: string }>("select code from unit where unit_id = $1", [unitId])
  return rows[0]?.code ?? ""
}

/** The account of a member. */
export async function accountOf({ pool }: Pick<Database, "pool">, memberId: number): Promise<number> {
  const { rows } = await pool.query<{ accountId: number }>(
    `select account_id as "accountId" from account where member_id = $1`,
    [memberId],
  )
  return rows[0]?.accountId ?? 0
}

/** The unit that all others are below. */
export async function rootOf({ pool }: Pick<Database, "pool">): Promise<number> {
  const { rows } = await pool.query<{ unitId: number }>(
    `select unit_id as "unitId" from unit where parent_id is null`,
  )
  return rows[0]?.unitId ?? 0
}

/** Branches with nothing below them, with another unit that could be above each. */
export async function findBranchesToMove({
  pool,
}: Pick<Database, "pool">): Promise<{ unitId: number; toUnitId: number; version: number }[]> {
  const { rows } = await pool.query<{ unitId: number; toUnitId: number; version: number }>(
    `select u.unit_id as "unitId", u.version, o.unit_id as "toUnitId" from unit u
       join unit p on p.unit_id = u.parent_id
       join lateral (select unit_id from unit o
                      where o.kind = p.kind and o.unit_id <> p.unit_id and o.dissolved_on is null order by 1 limit 1) o on true
      where u.kind = 'branch' and u.dissolved_on is null and not exists (select from unit b where b.parent_id = u.unit_id)
      order by u.code desc`,
  )
  return rows
}

/** Lets a member sign in with a password. */
export async function givePassword(
  { pool }: Pick<Database, "pool">,
  memberId: number,
  passwordHash: string,
): Promise<void> {
  await pool.query("update account set password_hash = $2, password_set_at = now() where member_id = $1", [
    memberId,
    passwordHash,
  ])
}
