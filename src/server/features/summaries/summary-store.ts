import { presentList } from "../../../domain/events/was-there.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, Post } from "../../../domain/shared/words.ts"
import { expectedAt, heldOn, isThereOn, standingIn } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"

/** A unit, and the days a summary is about. */
export interface Summed {
  readonly unitId: number
  readonly first: Day
  /** Its last day, of one that runs today: units count where they stand on it. */
  readonly day: Day
  readonly year: number
}

/** What was held by a unit and all below it, by kind: how often, for how long, and how many of those expected came. */
export async function sumHeld(client: Queryable, { unitId, first, day }: Summed) {
  const { rows } = await client.query<{
    kind: ActivityKind
    times: number
    hundredthHours: number
    came: number
  }>(
    `with below as materialized (${standingIn("$1::int", "$3::date")}),
     held as materialized (
       select a.* from activity a join below using (unit_id)
        where a.state = 'held' and a.starts_on between $2 and $3),
     there as (
       select activity_id, count(*) as came from attendance t
        where t.status in (${presentList}) and (activity_id, member_id) in (${expectedAt("held")})
        group by 1)
     select a.kind, count(*)::int as times, sum(${hoursGiven("a")})::int as "hundredthHours",
            coalesce(sum(there.came), 0)::int as came
       from held a left join there using (activity_id)
      group by 1 order by times desc, a.kind`,
    [unitId, first, day],
  )
  return rows
}

/** Branches and people of a unit with all below it on a day, and how far the lines of the year's plans are. */
export async function sumUnit(client: Queryable, { unitId, year, day }: Summed) {
  const { rows } = await client.query<{ branches: number; people: number; lines: number; linesHeld: number }>(
    `with below as materialized (${standingIn("$1::int", "$2::date")}),
     branch as (select u.unit_id from unit u join below using (unit_id) where u.kind = 'branch' and ${isThereOn("u", "$2::date")}),
     line as (select l.plan_line_id from plan_line l join branch using (unit_id) where l.year = $3)
     select (select count(*)::int from branch) as branches,
            (select count(distinct b.member_id)::int from membership b join below using (unit_id)
              where ${heldOn("b", "$2")}) as people,
            (select count(*)::int from line) as lines,
            (select count(*)::int from line where exists (select from activity a
               where a.plan_line_id = line.plan_line_id and a.state = 'held' and a.starts_on <= $2)) as "linesHeld"`,
    [unitId, day, year],
  )
  return rows[0] ?? { branches: 0, people: 0, lines: 0, linesHeld: 0 }
}

/** Posts whose holders lead a unit. */
const leading = [
  "secretary",
  "deputy-secretary",
  "organisation-officer",
  "publicity-officer",
  "discipline-officer",
  "committee-member",
] as const

/** Whoever leads a unit, with what their own lists say of them in some days, and the lectures they gave. */
export async function sumLeaders(client: Queryable, { unitId, first, day }: Summed) {
  const { rows } = await client.query<{
    memberId: number
    code: string
    name: string
    posts: Post[]
    listed: number
    attended: number
    madeUp: number
    lectures: number
  }>(
    `with leader as (
       select p.member_id, array_agg(distinct p.post order by p.post) as posts from post p
        where p.unit_id = $1 and p.post = any($4::text[]) and ${heldOn("p", "$3::date")} group by 1),
     there as (
       select t.member_id, t.status from attendance t join leader using (member_id) join activity a using (activity_id)
        where a.state = 'held' and a.starts_on between $2::date and $3::date)
     select m.member_id as "memberId", m.code, m.name, leader.posts,
            (select count(*)::int from there t where t.member_id = m.member_id) as listed,
            (select count(*)::int from there t where t.member_id = m.member_id
                and t.status in (${presentList})) as attended,
            (select count(*)::int from there t where t.member_id = m.member_id and t.status = 'made-up') as "madeUp",
            (select count(*)::int from activity a where a.lecturer_id = m.member_id and a.state = 'held'
                and a.starts_on between $2::date and $3::date) as lectures
       from leader join member m using (member_id) order by m.code`,
    [unitId, first, day, leading],
  )
  return rows
}

/** What somebody wrote into a summary; `sentences`: in place of those that the figures make. */
export async function readWords(client: Queryable, unitId: number, period: string) {
  const { rows } = await client.query<{
    words: string
    sentences: string | null
    changedAt: string
    changedBy: string | null
  }>(
    `select s.words, s.sentences, to_json(s.changed_at) #>> '{}' as "changedAt", a.name as "changedBy"
       from unit_summary s left join account a using (account_id) where s.unit_id = $1 and s.period = $2`,
    [unitId, period],
  )
  return rows[0]
}

/** Whoever writes into a unit's summaries waits for another who does. */
export async function waitForWords(client: Queryable, unitId: number): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer summaries'), $1)", [unitId])
}

export async function putWords(
  client: Queryable,
  said: {
    readonly unitId: number
    readonly period: string
    readonly words: string
    readonly sentences: string | null
    readonly by: number
  },
): Promise<void> {
  await client.query(
    `insert into unit_summary (unit_id, period, words, account_id, sentences) values ($1, $2, $3, $4, $5)
     on conflict (unit_id, period) do update set words = excluded.words, sentences = excluded.sentences,
       account_id = excluded.account_id, changed_at = now()`,
    [said.unitId, said.period, said.words, said.by, said.sentences],
  )
}
