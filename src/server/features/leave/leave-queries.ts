import type { Leave } from "../../../contract/leave.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { presentList } from "../../../domain/events/was-there.ts"
import { namedAfterwards } from "../../../domain/leave/leave-rules.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn, isExpectedAt, placeOf, recordStateOf, within } from "../../access/index.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import { covers, lastCovered } from "./leave-day-queries.ts"

/** A leave as it is kept, with where its person belongs today. */
export interface LeaveRow extends Omit<Leave, "can"> {
  readonly askedBy: number | null
  readonly decidedById: number | null
  readonly path: string | null
}

/** Leaves that are shown at once. */
export const listMost = 200

/** What falls into one leave and is named with it; of the rest it says how many. */
const namedMost = 5

/** Some activities `a` by their days, as they are named with a leave: the first of them, and how many more there are. */
const firstOf = (columns: string, rows: string) => `
         (select json_build_object(
                   'named', coalesce(json_agg(json_build_object(${columns}) order by a.place)
                                       filter (where a.place <= ${namedMost}), '[]'),
                   'more', count(*) filter (where a.place > ${namedMost}))
            from (select a.*, row_number() over (order by a.starts_at, a.activity_id) as place ${rows}) a)`

const held = "'activityId', a.activity_id, 'kind', a.kind, 'topic', a.topic, 'on', a.starts_on"

/**
 * A leave `l` of somebody, `m`, whose unit is `u`; $1 is today. The remark comes with it: who may read it is decided by
 * whoever answers.
 */
const columns = `
         l.leave_id as "leaveId", json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) as member,
         case when u.unit_id is not null
              then json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) end as unit,
         u.path::text as path, l.from_on as "from", l.ends_on as last, l.kind, l.remark, l.state,
         to_json(l.asked_at) #>> '{}' as "askedAt", l.asked_by as "askedBy",
         (select a.name from account a where a.account_id = l.asked_by and a.member_id is distinct from l.member_id)
           as "enteredBy",
         coalesce((select d.name from member d where d.member_id = l.decider_id),
                  (select a.name from account a where a.account_id = l.decided_by)) as "decidedBy",
         (select a.name from account a where a.account_id = l.withdrawn_by) as "withdrawnBy",
         l.decided_by as "decidedById", to_json(l.decided_at) #>> '{}' as "decidedAt", l.word,
         l.returned_on as "returnedOn", ${covers("l", "$1::date")} as away,
         (select min(a.starts_on) from attendance t join activity a using (activity_id)
           where t.member_id = l.member_id and t.status in (${presentList}) and a.state = 'held'
             and a.starts_on > l.ends_on) as "seenOn",
         ${firstOf(
           held,
           `from attendance t join activity a using (activity_id)
                   where t.member_id = l.member_id and t.status in (${presentList}) and a.state = 'held'
                     and ${covers("l", "a.starts_on")}`,
         )} as attended,
         ${firstOf(
           held,
           `from attendance t join activity a using (activity_id)
                   where t.member_id = l.member_id and t.status = 'absent' and a.state = 'held'
                     and l.state = 'approved' and a.starts_on between l.returned_on and l.ends_on`,
         )} as "absentSince",
         ${firstOf(
           `'activityId', a.activity_id, 'kind', a.kind, 'topic', a.topic,
                     'start', to_char(a.starts_at, 'YYYY-MM-DD HH24:MI')`,
           `from activity a
                   where a.state <> 'cancelled' and a.starts_on between l.from_on and ${lastCovered("l")}
                     and coalesce(a.audience, array[a.unit_id]) && string_to_array(u.path::text, '.')::int[]
                     and ${isExpectedAt("a", "l.member_id")}`,
         )} as misses`

const people = `
    from leave l join member m using (member_id) left join unit u on u.unit_id = ${placeOf("m.member_id", "$1::date")}`

interface Some<Named> {
  readonly named: Named
  readonly more: number
}

/** A leave as the database answers it. */
interface Found
  extends Omit<
    LeaveRow,
    "attended" | "attendedMore" | "absentSince" | "absentSinceMore" | "misses" | "missesMore"
  > {
  readonly attended: Some<Leave["attended"]>
  readonly absentSince: Some<Leave["absentSince"]>
  readonly misses: Some<Leave["misses"]>
}

function leaveIn({ attended, absentSince, misses, ...leave }: Found): LeaveRow {
  return {
    ...leave,
    ...{ attended: attended.named, attendedMore: attended.more },
    ...{ absentSince: absentSince.named, absentSinceMore: absentSince.more },
    ...{ misses: misses.named, missesMore: misses.more },
  }
}

/** One leave. */
export async function readLeave(
  client: Queryable,
  leaveId: number,
  today: Day,
): Promise<LeaveRow | undefined> {
  const { rows } = await client.query<Found>(`select ${columns} ${people} where l.leave_id = $2`, [
    today,
    leaveId,
  ])
  return rows.map(leaveIn)[0]
}

/** Of some activities those of before a day whose records are closed: how many, and the first day. */
export async function closedLongAgo(
  client: Queryable,
  activityIds: readonly number[],
  before: Day,
): Promise<{ readonly records: number; readonly first: Day | null }> {
  const { rows } = await client.query<{ readonly records: number; readonly first: Day | null }>(
    `select count(*)::int as records, min(a.starts_on) as first from activity a
      where a.activity_id = any($1) and a.starts_on < $2::date and ${recordStateOf("a")} = 'closed'`,
    [activityIds, before],
  )
  return rows[0] ?? { records: 0, first: null }
}

/** Somebody's leave, newest first. */
export async function leaveOf(client: Queryable, memberId: number, today: Day): Promise<LeaveRow[]> {
  const { rows } = await client.query<Found>(
    `select ${columns} ${people} where l.member_id = $2
      order by l.from_on desc, l.leave_id desc limit ${listMost + 1}`,
    [today, memberId],
  )
  return rows.map(leaveIn)
}

/** A leave that is not over: it waits, runs, is to come, or nobody has ended it since. */
const isCurrent = `(l.state = 'asked' or l.state = 'approved' and l.ends_on >= $1::date - ${namedAfterwards})`

/** Leave of the people of a unit and those below it: what is not over, or whatever has a day in the year of today. */
export async function leaveWithin(
  client: Queryable,
  path: string,
  today: Day,
  which: "current" | "year",
): Promise<LeaveRow[]> {
  const chosen =
    which === "current"
      ? isCurrent
      : `date_part('year', $1::date) between date_part('year', l.from_on) and date_part('year', l.ends_on)`
  const { rows } = await client.query<Found>(
    `select ${columns} ${people} where u.path <@ $2::ltree and ${chosen}
      order by (l.state = 'asked') desc, l.from_on desc, l.leave_id desc limit ${listMost + 1}`,
    [today, path],
  )
  return rows.map(leaveIn)
}

/** How much of the leave of a unit stands how. */
export interface LeaveCountsRow {
  readonly unit: { readonly unitId: number; readonly code: string; readonly name: string }
  readonly asked: number
  readonly away: number
  readonly ahead: number
  readonly overdue: number
}

/**
 * The leave of the people of a unit that is not over, counted by what stands directly below it, by code; what belongs to
 * the unit itself, or to groups of a branch, as its own.
 */
export async function countLeave(client: Queryable, path: string, today: Day): Promise<LeaveCountsRow[]> {
  const { rows } = await client.query<LeaveCountsRow>(
    `with top as (select unit_id, kind, path from unit where path = $2::ltree),
     one as (
       select case when u.path = top.path or top.kind in ('branch', 'group') then top.unit_id
                   else ltree2text(subpath(u.path, nlevel(top.path), 1))::int end as unit_id,
              l.state, l.from_on, l.ends_on, ${covers("l", "$1::date")} as covered,
              l.returned_on is null and not exists (
                select from attendance t join activity a using (activity_id)
                 where t.member_id = l.member_id and t.status in (${presentList}) and a.state = 'held'
                   and a.starts_on > l.ends_on) as open
         ${people} cross join top where u.path <@ top.path and ${isCurrent})
     select json_build_object('unitId', h.unit_id, 'code', h.code, 'name', h.name) as unit,
            (count(*) filter (where one.state = 'asked'))::int as asked,
            (count(*) filter (where covered))::int as away,
            (count(*) filter (where one.state = 'approved' and from_on > $1::date))::int as ahead,
            (count(*) filter (where one.state = 'approved' and ends_on < $1::date and open))::int as overdue
       from one join unit h using (unit_id) group by h.unit_id order by h.code`,
    [today, path],
  )
  return rows
}

/** What waits below the units where somebody holds a post of these, or a role that decides; never their own. */
export async function waitingBelow(
  { client, actor, today }: RequestContext,
  scope: Scope<"leave.decide">,
  posts: readonly string[],
  page: { readonly after: LeaveRow | undefined; readonly limit: number },
): Promise<LeaveRow[]> {
  const { after, limit } = page
  const values: unknown[] = [today, actor.memberId, posts, after?.from ?? null, after?.leaveId ?? null, limit]
  const byRole = within({ ...scope, memberId: null }, values, { path: "u.path" })
  const { rows } = await client.query<Found>(
    `select ${columns} ${people}
      where l.state = 'asked' and l.member_id is distinct from $2
       and ($4::date is null or (l.from_on, l.leave_id) > ($4::date, $5::int))
       and (${byRole} or exists (select from post p join unit w using (unit_id)
                                  where p.member_id = $2 and p.post = any($3) and w.path @> u.path
                                    and ${heldOn("p", "$1::date")}))
      order by l.from_on, l.leave_id limit $6`,
    values,
  )
  return rows.map(leaveIn)
}

/** A leave of somebody that is asked for or approved and meets some days. */
export async function meetingLeave(
  client: Queryable,
  memberId: number,
  from: Day,
  last: Day,
): Promise<{ readonly from: Day; readonly last: Day } | undefined> {
  const { rows } = await client.query<{ readonly from: Day; readonly last: Day }>(
    `select from_on as "from", ends_on as last from leave
      where member_id = $1 and state in ('asked', 'approved') and from_on <= $3 and ends_on >= $2
        and (returned_on is null or returned_on > $2) order by from_on limit 1`,
    [memberId, from, last],
  )
  return rows[0]
}
