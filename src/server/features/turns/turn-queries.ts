import type { TurnMoved } from "../../../contract/event-problems.ts"
import type { Rota } from "../../../contract/turns.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { RotaKind } from "../../../domain/turns/rota-kinds.ts"
import { rotaLimits } from "../../../domain/turns/rota-limits.ts"
import { within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** A rota, as it is kept. */
export type RotaRow = Omit<Rota, "can" | "pastMore"> & { readonly path: string }

/** Turns of calls that were called off are none. */
const countsOf = `from rota_turn n left join activity a using (activity_id)
  where n.taker_id = t.taker_id and a.state is distinct from 'cancelled'`

/**
 * The rotas of a unit with their takers, the next one first, those that are over last. One more than are listed, and of turns,
 * says that there are more.
 */
export async function rotasOf(client: Queryable, unitId: number, today: string): Promise<RotaRow[]> {
  const { rows } = await client.query<RotaRow>(
    `select r.rota_id as "rotaId", u.path::text as path,
            json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit,
            r.kind, r.title, r.closed_on as "closedOn", r.version,
            (select coalesce(json_agg(json_build_object(
                      'takerId', t.taker_id, 'name', coalesce(m.name, t.name),
                      'member', case when m.member_id is not null then
                        json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) end,
                      'taken', (select count(*) filter (where n.activity_id is not null) ${countsOf}
                                   and n.turn_on >= date_trunc('year', $2::date)),
                      'passed', (select count(*) filter (where n.activity_id is null) ${countsOf}
                                   and n.turn_on >= date_trunc('year', $2::date)),
                      'lastOn', (select max(n.turn_on) ${countsOf} and n.activity_id is not null and n.turn_on <= $2::date),
                      'nextOn', (select min(n.turn_on) ${countsOf} and n.activity_id is not null and n.turn_on > $2::date))
                    order by t.queue_at), '[]')
               from rota_taker t left join member m using (member_id)
              where t.rota_id = r.rota_id and t.left_on is null) as takers,
            (select coalesce(json_agg(json_build_object(
                      'turnId', x.turn_id, 'name', x.name, 'on', x.turn_on, 'reason', x.skip_reason,
                      'activity', case when x.activity_id is not null then json_build_object(
                        'activityId', x.activity_id, 'topic', x.topic, 'held', x.state = 'held') end)
                    order by x.turn_on desc, x.turn_id desc), '[]')
               from (
                 select n.turn_id, coalesce(m.name, t.name) as name, n.turn_on, n.skip_reason, a.activity_id, a.topic, a.state
                   from rota_taker t join rota_turn n using (taker_id) left join member m using (member_id)
                   left join activity a using (activity_id)
                  where t.rota_id = r.rota_id and a.state is distinct from 'cancelled' and n.turn_on > $2::date - 730
                  order by n.turn_on desc, n.turn_id desc limit $3) x) as past
       from rota r join unit u using (unit_id) where r.unit_id = $1
      order by r.closed_on is not null, r.closed_on desc, r.rota_id limit $4`,
    [unitId, today, rotaLimits.past + 1, rotaLimits.listed + 1],
  )
  return rows
}

/** Rotas of a unit that go on. */
export async function countOpenRotas(client: Queryable, unitId: number, today: string): Promise<number> {
  const { rows } = await client.query<{ readonly open: number }>(
    `select count(*)::int as open from rota where unit_id = $1 and (closed_on is null or closed_on > $2::date)`,
    [unitId, today],
  )
  return rows[0]?.open ?? 0
}

/** A rota of a unit: its version, what it is called, and the takers who have not left. */
export async function findRota(client: Queryable, unitId: number, rotaId: number) {
  const { rows } = await client.query<{
    readonly title: string
    readonly closedOn: string | null
    readonly version: number
    readonly takerIds: number[]
    readonly memberIds: number[]
    readonly names: string[]
  }>(
    `select r.title, r.closed_on as "closedOn", r.version,
            coalesce(array_agg(t.taker_id order by t.queue_at) filter (where t.left_on is null and t.taker_id is not null), '{}') as "takerIds",
            coalesce(array_agg(t.member_id) filter (where t.left_on is null and t.member_id is not null), '{}') as "memberIds",
            coalesce(array_agg(t.name) filter (where t.left_on is null and t.name is not null), '{}') as names
       from rota r left join rota_taker t using (rota_id) where r.unit_id = $1 and r.rota_id = $2 group by r.rota_id`,
    [unitId, rotaId],
  )
  return rows[0]
}

/** Somebody's turn in a rota that is another by now than the one somebody saw, and whose turn is next in it. */
export async function findMoved(
  client: Queryable,
  takerId: number,
  version: number,
): Promise<TurnMoved | undefined> {
  const { rows } = await client.query<TurnMoved>(
    `select coalesce(m.name, t.name) as taker,
            (select coalesce(p.name, o.name) from rota_taker o left join member p using (member_id)
              where o.rota_id = t.rota_id and o.left_on is null order by o.queue_at limit 1) as next
       from rota_taker t join rota r using (rota_id) left join member m using (member_id)
      where t.taker_id = $1 and r.version <> $2`,
    [takerId, version],
  )
  return rows[0]
}

/** The members among those who take turns. */
export async function membersOf(client: Queryable, takerIds: readonly number[]): Promise<number[]> {
  if (takerIds.length === 0) return []
  const { rows } = await client.query<{ memberId: number }>(
    `select member_id as "memberId" from rota_taker where taker_id = any($1) and member_id is not null`,
    [takerIds],
  )
  return rows.map(({ memberId }) => memberId)
}

/** The members whose turn an activity is. */
export async function takersAt(client: Queryable, activityId: number): Promise<number[]> {
  const { rows } = await client.query<{ memberId: number }>(
    `select t.member_id as "memberId" from rota_turn r join rota_taker t using (taker_id)
      where r.activity_id = $1 and t.member_id is not null`,
    [activityId],
  )
  return rows.map(({ memberId }) => memberId)
}

/** A turn that is next. */
export interface NextTurn {
  readonly rotaId: number
  readonly unit: { readonly unitId: number; readonly code: string; readonly name: string }
  readonly kind: RotaKind
  readonly title: string
  readonly takerId: number
  readonly name: string
  readonly mine: boolean
  readonly version: number
}

/** Whose turn is next: somebody's own, and those of the units they keep. */
export async function nextTurnsFor(
  client: Queryable,
  memberId: number | null,
  scope: Scope<"study.keep">,
  today: string,
): Promise<NextTurn[]> {
  const values: unknown[] = [memberId, today]
  const kept = within(scope, values, { path: "u.path" })
  const { rows } = await client.query<NextTurn & { readonly kept: boolean }>(
    `select * from (
       select distinct on (r.rota_id) r.rota_id as "rotaId",
              json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit, r.kind, r.title,
              t.taker_id as "takerId", coalesce(m.name, t.name) as name,
              coalesce(t.member_id = $1, false) as mine, r.version, ${kept} as kept
         from rota r join unit u using (unit_id) join rota_taker t using (rota_id) left join member m using (member_id)
        where (r.closed_on is null or r.closed_on > $2::date) and t.left_on is null
          and (${kept} or exists (select from rota_taker o where o.rota_id = r.rota_id and o.member_id = $1))
        order by r.rota_id, t.queue_at) next
      where mine or kept order by mine desc, "rotaId" limit 10`,
    values,
  )
  return rows.map(({ kept: _, ...turn }) => turn)
}
