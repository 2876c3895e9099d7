import type { Dispute } from "../../../contract/disputes.ts"
import type { Marked } from "../../../domain/disputes/dispute-rules.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { recordedIn, recordStateOf } from "../../access/index.ts"
import { notedFirst } from "../../make-up-queries.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"

/** A dispute as it is kept, with the path of the unit that held what it is about, and the version of that. */
export interface DisputeRow extends Omit<Dispute, "can"> {
  readonly path: string
  readonly version: number
}

/** Disputes that are listed at once. */
export const listMost = 200

/** Days back that one's own disputes and absences are looked at. */
const lookedBack = 400

const columns = `
  d.dispute_id as "disputeId",
  json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) as member,
  json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit, u.path::text as path, a.version,
  json_build_object('activityId', a.activity_id, 'kind', a.kind, 'topic', a.topic, 'on', a.starts_on) as activity,
  d.claim, d.word, d.status, d.detail, d.state, d.made_on as "madeOn", d.answer,
  (select json_build_object('status', coalesce(${notedFirst("t")}, t.status), 'detail', t.detail)
     from attendance t where t.activity_id = d.activity_id and t.member_id = d.member_id) as now,
  (select c.name from account c where c.account_id = d.settled_by) as "settledBy",
  to_json(d.settled_at) #>> '{}' as "settledAt", ${recordStateOf("a")} = 'closed' as closed`

const tables = `
  from dispute d join activity a using (activity_id) join unit u using (unit_id)
  join member m on m.member_id = d.member_id`

/** One dispute. */
export async function readDispute(client: Queryable, disputeId: number): Promise<DisputeRow | undefined> {
  const { rows } = await client.query<DisputeRow>(`select ${columns} ${tables} where d.dispute_id = $1`, [
    disputeId,
  ])
  return rows[0]
}

/** Disputes that somebody made, the newest first. */
export async function disputesOf(client: Queryable, memberId: number, today: Day): Promise<DisputeRow[]> {
  const { rows } = await client.query<DisputeRow>(
    `select ${columns} ${tables}
      where d.member_id = $1 and d.made_on > $2::date - ${lookedBack}
      order by d.dispute_id desc limit ${listMost}`,
    [memberId, today],
  )
  return rows
}

/** Disputes that wait for the asker: of lists that they keep, but for their own; the oldest first, one more than listed. */
export async function disputesWaiting({
  client,
  actor,
}: Pick<RequestContext, "client" | "actor">): Promise<DisputeRow[]> {
  const values: unknown[] = [actor.memberId]
  const condition = recordedIn(actor, values, { path: "u.path", kind: "a.kind" })
  const { rows } = await client.query<DisputeRow>(
    `select ${columns} ${tables}
      where d.state = 'waiting' and a.state = 'held' and d.member_id is distinct from $1 and ${condition}
      order by d.dispute_id limit ${listMost + 1}`,
    values,
  )
  return rows
}

/** An absence as a list has it. */
export interface AbsenceRow extends Marked {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly path: string
  /** Since when the list says so. */
  readonly notedOn: Day
  readonly waits: boolean
  /** Whether a dispute of it was accepted or answered. */
  readonly settled: boolean
}

const of = "d.activity_id = t.activity_id and d.member_id = t.member_id"

/** Columns of an absence `t` at an activity `a` of a unit `u`. */
const absence = `
  t.activity_id as "activityId", a.kind, u.path::text as path, t.status, t.detail,
  greatest(a.starts_on, t.noted_at::date) as "notedOn",
  exists (select from dispute d where ${of} and d.state = 'waiting') as waits,
  exists (select from dispute d where ${of} and d.state in ('accepted', 'answered')
             and d.settled_at >= coalesce(t.noted_at, '-infinity')) as settled`

const absences = `
  from attendance t join activity a using (activity_id) join unit u using (unit_id)
 where t.member_id = $1 and t.status in ('on-leave', 'absent') and a.state = 'held'`

/** Absences that somebody has not made up, the newest first. */
export async function absencesOf(client: Queryable, memberId: number, today: Day): Promise<AbsenceRow[]> {
  const { rows } = await client.query<AbsenceRow>(
    `select ${absence} ${absences} and a.starts_on between $2::date - ${lookedBack} and $2
      order by a.starts_at desc limit 300`,
    [memberId, today],
  )
  return rows
}

/** The absence of somebody at an activity; whoever changes the list waits until this is done. */
export async function holdAbsence(
  client: Queryable,
  activityId: number,
  memberId: number,
): Promise<AbsenceRow | undefined> {
  const { rows } = await client.query<AbsenceRow>(
    `select ${absence} ${absences} and t.activity_id = $2 for share of t`,
    [memberId, activityId],
  )
  return rows[0]
}
