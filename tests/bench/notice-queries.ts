import type { Database } from "../../src/server/db/index.ts"

/** Gives everybody of the roster an account with a mail address that holds; answers how many there are. */
export async function giveEverybodyAnAccount({ pool }: Database): Promise<number> {
  await pool.query(
    `insert into account (login, name, member_id) select 'all-' || member_id, name, member_id from member
     on conflict (member_id) do nothing`,
  )
  await pool.query(
    `insert into mail_address (account_id, address, confirmed_at)
     select account_id, 'm' || account_id || '@example.cn', now() from account where member_id is not null
     on conflict do nothing`,
  )
  await pool.query("analyze account, mail_address")
  const { rows } = await pool.query<{ people: number }>(
    "select count(*)::int as people from account where member_id is not null",
  )
  return rows[0]?.people ?? 0
}

/** Plans a lecture of the whole district. */
export async function announceLecture({ pool }: Database, rootId: number, day: string): Promise<void> {
  await pool.query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     values ('BENCH-LECTURE', $1, 'lecture', '形势报告', $2::date + time '15:00', 200, 'planned')`,
    [rootId, day],
  )
}

/** Milliseconds that the job took which told people of it; undefined while it has not ended. */
export async function lastTelling({ pool }: Database): Promise<number | undefined> {
  const { rows } = await pool.query<{ took: number }>(
    `select extract(epoch from ended_at - begun_at)::float8 * 1000 as took from job_run
      where job = 'tell-meetings' and outcome = 'done' and told is not null order by begun_at desc limit 1`,
  )
  return rows[0]?.took
}
