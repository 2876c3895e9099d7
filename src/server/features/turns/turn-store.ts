import type { RotaKind } from "../../../domain/turns/rota-kinds.ts"
import type { Queryable } from "../../request-context.ts"

/**
 * Whether the latest turn of a rota that was taken is somebody's, and others come before they do again: a turn that is
 * taken once more is the same one, of a page from before. What was called off was no turn.
 */
export async function hasJustTaken(client: Queryable, takerId: number): Promise<boolean> {
  const { rows } = await client.query<{ readonly just: boolean }>(
    `select exists (select from rota_taker o where o.rota_id = t.rota_id and o.left_on is null and o.queue_at < t.queue_at)
            and t.taker_id is not distinct from (
              select n.taker_id from rota_turn n join rota_taker o using (taker_id) join activity a using (activity_id)
               where o.rota_id = t.rota_id and a.state <> 'cancelled' order by n.turn_id desc limit 1) as just
       from rota_taker t where t.taker_id = $1`,
    [takerId],
  )
  return rows[0]?.just ?? false
}

/** Whoever moves in the queue, `t`, makes another version of the rota: whoever saw it before is told. */
const moving = (move: string) =>
  `with moved as (${move} returning t.rota_id)
   update rota set version = version where rota_id in (select rota_id from moved)`

/** Somebody's turn was taken at an activity: they go to the end of the queue. Whoever takes it holds the rota by then. */
export async function addTurn(client: Queryable, takerId: number, activityId: number): Promise<void> {
  await client.query(
    `insert into rota_turn (taker_id, activity_id, turn_on, queue_was)
     select t.taker_id, a.activity_id, a.starts_on, t.queue_at from rota_taker t, activity a
      where t.taker_id = $1 and a.activity_id = $2`,
    [takerId, activityId],
  )
  await goToTheEnd(client, takerId)
}

/** Somebody passes their turn, for a reason. */
export async function passTurn(
  client: Queryable,
  takerId: number,
  on: string,
  reason: string,
): Promise<void> {
  await client.query("insert into rota_turn (taker_id, turn_on, skip_reason) values ($1, $2, $3)", [
    takerId,
    on,
    reason,
  ])
  await goToTheEnd(client, takerId)
}

async function goToTheEnd(client: Queryable, takerId: number): Promise<void> {
  await client.query(
    moving(
      `update rota_taker t
          set queue_at = (select max(queue_at) + 1 from rota_taker o where o.rota_id = t.rota_id)
        where taker_id = $1`,
    ),
    [takerId],
  )
}

/** A turn `n` after which its taker has neither taken nor passed another: where they stand in the queue comes of it. */
const isLatest = `not exists (
  select from rota_turn l left join activity a using (activity_id)
   where l.taker_id = n.taker_id and l.turn_id > n.turn_id and a.state is distinct from 'cancelled')`

/** What was called off was nobody's turn: whoever had taken it stands where they stood before. */
export async function giveTurnsBack(client: Queryable, activityId: number): Promise<void> {
  await client.query(
    moving(
      `update rota_taker t
          set queue_at = coalesce(n.queue_was, (select min(queue_at) - 1 from rota_taker o where o.rota_id = t.rota_id))
         from rota_turn n where n.activity_id = $1 and t.taker_id = n.taker_id and ${isLatest}`,
    ),
    [activityId],
  )
}

/** What was called off goes on after all: whoever had taken their turn at it has taken it. */
export async function takeTurnsAgain(client: Queryable, activityId: number): Promise<void> {
  const { rows } = await client.query<{ readonly takerId: number }>(
    `update rota_turn n set queue_was = t.queue_at from rota_taker t
      where n.activity_id = $1 and t.taker_id = n.taker_id and ${isLatest} returning n.taker_id as "takerId"`,
    [activityId],
  )
  for (const { takerId } of rows) await goToTheEnd(client, takerId)
}

/** Whoever calls an activity off, or has it go on, waits for whoever changes a rota that had a turn at it. */
export async function lockRotasAt(client: Queryable, activityId: number): Promise<void> {
  await client.query(
    `select from rota where rota_id in (
       select t.rota_id from rota_turn n join rota_taker t using (taker_id) where n.activity_id = $1)
      order by rota_id for update`,
    [activityId],
  )
}

/** Two who take turns in one rota change places. */
export async function swapTurns(client: Queryable, takerId: number, withId: number): Promise<void> {
  await client.query(
    moving(
      `update rota_taker t set queue_at = o.queue_at from rota_taker o
        where (t.taker_id = $1 and o.taker_id = $2) or (t.taker_id = $2 and o.taker_id = $1)`,
    ),
    [takerId, withId],
  )
}

/** Whoever changes a rota waits for whoever does already. */
export async function lockRota(client: Queryable, rotaId: number): Promise<void> {
  await client.query("select from rota where rota_id = $1 for update", [rotaId])
}

/** Somebody who takes turns: a member, or others by name. */
export interface NewTaker {
  readonly memberId: number | null
  readonly name: string | null
}

/** Adds a rota with whoever takes turns in it, in their order. Answers its number. */
export async function addRota(
  client: Queryable,
  unitId: number,
  kind: RotaKind,
  title: string,
): Promise<number> {
  const { rows } = await client.query<{ readonly rotaId: number }>(
    `insert into rota (unit_id, kind, title) values ($1, $2, $3) returning rota_id as "rotaId"`,
    [unitId, kind, title],
  )
  return rows[0]?.rotaId ?? 0
}

/** Adds takers behind those who are there. */
export async function addTakers(
  client: Queryable,
  rotaId: number,
  takers: readonly NewTaker[],
): Promise<void> {
  await client.query(
    `insert into rota_taker (rota_id, member_id, name, queue_at)
     select $1, x."memberId", x.name,
            coalesce((select max(queue_at) from rota_taker where rota_id = $1), 0) + x.place
       from jsonb_to_recordset($2::jsonb) as x ("memberId" int, name text, place int)`,
    [rotaId, JSON.stringify(takers.map((taker, place) => ({ ...taker, place: place + 1 })))],
  )
}

/** Takers who take no more turns; what they took stays. */
export async function letTakersGo(client: Queryable, takerIds: readonly number[], on: string): Promise<void> {
  await client.query("update rota_taker set left_on = $2 where taker_id = any($1)", [takerIds, on])
}

/** Changes what a rota is called or whether it goes on, in the version somebody saw. */
export async function updateRota(
  client: Queryable,
  rotaId: number,
  version: number,
  { title, closedOn }: { readonly title: string; readonly closedOn: string | null },
): Promise<boolean> {
  const { rowCount } = await client.query(
    "update rota set title = $3, closed_on = $4, version = version where rota_id = $1 and version = $2",
    [rotaId, version, title, closedOn],
  )
  return rowCount === 1
}
