import { type Candidate, usualApprover, whoDecides } from "../../../domain/leave/who-decides.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Post } from "../../../domain/shared/words.ts"
import { heldOn, placeOf } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

const held = (row: string) => heldOn(row, "$2::date")

/** Everybody who could decide about the leave of somebody in the units `line` (of, unit_id, kind, depth). */
const candidates = `
  select l.of, json_build_object('accountId', a.account_id, 'memberId', a.member_id, 'name', a.name, 'holds', p.post,
                                 'by', 'post', 'depth', l.depth) as one, a.account_id
    from line l join post p on p.unit_id = l.unit_id and ${held("p")}
    join account a on a.member_id = p.member_id and a.disabled_at is null
   where l.kind in ('branch', 'group')
  union all
  select l.of, json_build_object('accountId', a.account_id, 'memberId', a.member_id, 'name', a.name, 'holds', g.role,
                                 'by', 'role', 'depth', l.depth), a.account_id
    from line l join grant_of_role g on g.unit_id = l.unit_id and g.ended_at is null and ${held("g")}
     and g.role in ('branch-secretary', 'group-leader', 'committee-officer', 'department-officer')
    join account a on a.account_id = g.account_id and a.disabled_at is null`

const answer = `
  select l.of, (select a.post from line o join leave_approver a using (unit_id)
                 where o.of = l.of order by o.depth desc limit 1) as post,
         coalesce((select json_agg(c.one order by c.account_id) from candidates c where c.of = l.of), '[]') as candidates
    from (select distinct of from line) l`

interface Found {
  readonly of: number
  readonly post: Post | null
  readonly candidates: Candidate[]
}

/** Who decides about the leave of each of some people today. Whoever belongs nowhere has nobody. */
export async function approversOf(
  client: Queryable,
  memberIds: readonly number[],
  today: Day,
): Promise<Map<number, Candidate[]>> {
  const { rows } = await client.query<Found>(
    `with line as materialized (
       select m.member_id as of, w.unit_id, w.kind, nlevel(w.path) as depth
         from member m join unit u on u.unit_id = ${placeOf("m.member_id", "$2::date")}
         join unit w on w.path @> u.path where m.member_id = any($1::int[])),
     candidates as (${candidates}) ${answer}`,
    [memberIds, today],
  )
  return new Map(rows.map((row) => [row.of, whoDecides(row.post ?? usualApprover, row.candidates, row.of)]))
}

/** The post that decides in a unit, what it says itself, and who that is today. */
export async function approverOfUnit(
  client: Queryable,
  unitId: number,
  today: Day,
): Promise<{ own: Post | null; inForce: Post; holders: Candidate[] }> {
  const { rows } = await client.query<Found & { readonly own: Post | null }>(
    `with line as materialized (
       select u.unit_id as of, w.unit_id, w.kind, nlevel(w.path) as depth
         from unit u join unit w on w.path @> u.path where u.unit_id = $1),
     candidates as (${candidates}), found as (${answer})
     select found.*, (select post from leave_approver where unit_id = $1) as own from found`,
    [unitId, today],
  )
  const [row] = rows
  const inForce = row?.post ?? usualApprover
  return {
    own: row?.own ?? null,
    inForce,
    holders: row ? whoDecides(inForce, row.candidates, 0) : [],
  }
}
