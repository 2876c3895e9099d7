import type { Day } from "../../../domain/shared/calendar.ts"
import type { LeaveKind, LeaveState, Post } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"
import { covers, detailOf } from "./leave-day-queries.ts"

/** Asks of one person wait for each other, so that no two meet. */
export async function waitForPerson(client: Queryable, memberId: number): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer leave'), $1)", [memberId])
}

/** Keeps what somebody asks for. Answers its number. */
export async function addLeave(
  client: Queryable,
  asked: {
    readonly memberId: number
    readonly from: Day
    readonly last: Day
    readonly kind: LeaveKind
    readonly remark: string | null
    readonly accountId: number
  },
): Promise<number> {
  const { rows } = await client.query<{ leaveId: number }>(
    `insert into leave (member_id, from_on, ends_on, kind, remark, asked_by, asked_at)
     values ($1, $2, $3, $4, $5, $6, now()) returning leave_id as "leaveId"`,
    [asked.memberId, asked.from, asked.last, asked.kind, asked.remark, asked.accountId],
  )
  return rows[0]?.leaveId ?? 0
}

/** Whoever decides about a leave, or ends it, waits for another who does. Answers its state. */
export async function holdLeave(client: Queryable, leaveId: number): Promise<LeaveState | undefined> {
  const { rows } = await client.query<{ state: LeaveState }>(
    "select state from leave where leave_id = $1 for update",
    [leaveId],
  )
  return rows[0]?.state
}

/** Notes what was decided, and by whom. Nobody comes back from what is not approved any more. */
export async function putDecision(
  client: Queryable,
  leaveId: number,
  state: LeaveState,
  by: { readonly accountId: number; readonly memberId: number | null; readonly word: string | null },
): Promise<void> {
  await client.query(
    `update leave set state = $2, decided_by = $3, decider_id = $4, word = $5, decided_at = now(),
            returned_on = case when $2 = 'approved' then returned_on end,
            returned_at = case when $2 = 'approved' then returned_at end
      where leave_id = $1`,
    [leaveId, state, by.accountId, by.memberId, by.word],
  )
}

/** The asker takes it back. */
export async function putWithdrawn(client: Queryable, leaveId: number, accountId: number): Promise<void> {
  await client.query(
    "update leave set state = 'withdrawn', withdrawn_by = $2, returned_on = null, returned_at = null where leave_id = $1",
    [leaveId, accountId],
  )
}

/** The person has reported back. */
export async function putReturned(client: Queryable, leaveId: number, on: Day): Promise<void> {
  await client.query("update leave set returned_on = $2, returned_at = now() where leave_id = $1", [
    leaveId,
    on,
  ])
}

/** The make-up of a line `t` that has it as made up, joined as `done`: what it settled follows the leave. */
const joinDone =
  "left join make_up done on done.activity_id = t.activity_id and done.member_id = t.member_id and done.state = 'done'"

/** What lists say by now of lines that `turned` wrote: of those made up, what the make-up settled, and what was disputed. */
const follow = (status: "on-leave" | "absent") => `
  settled as (
    update make_up k set was = '${status}' from turned
     where k.activity_id = turned.activity_id and k.member_id = turned.member_id and k.state = 'done'),
  overtaken as (
    update dispute d set state = 'overtaken', settled_at = now() from turned
     where d.activity_id = turned.activity_id and d.member_id = turned.member_id and d.state = 'waiting')
  select activity_id as id from turned`

/**
 * What a leave that was approved after the fact changes: who stands as absent on its days is on leave, also where the
 * absence is made up by now. Nothing else is touched. Answers the activities.
 */
export async function turnAbsences(client: Queryable, leaveId: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with absent as (
       select t.activity_id, t.member_id, ${detailOf("l.kind")} as detail
         from leave l join attendance t using (member_id) join activity a using (activity_id) ${joinDone}
        where l.leave_id = $1 and a.state = 'held' and ${covers("l", "a.starts_on")}
          and (t.status = 'absent' or t.status = 'made-up'
               and coalesce(done.was = 'absent', t.detail is null and t.leave_reason is null))),
     turned as (
       update attendance t set status = case t.status when 'made-up' then t.status else 'on-leave' end,
              detail = absent.detail, leave_id = $1, noted_at = now()
         from absent where t.activity_id = absent.activity_id and t.member_id = absent.member_id
       returning t.activity_id, t.member_id),
     ${follow("on-leave")}`,
    [leaveId],
  )
  return rows.map(({ id }) => id)
}

/**
 * What lists had from a leave that does not hold any more, or not on those days: absent, or an absence that is made up.
 * What a person has said stays. Answers the activities.
 */
export async function turnBack(client: Queryable, leaveId: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with turned as (
       update attendance t set status = case t.status when 'made-up' then t.status else 'absent' end,
              detail = null, leave_id = null, noted_at = now()
         from leave l, activity a
        where l.leave_id = $1 and t.leave_id = l.leave_id and t.status in ('on-leave', 'made-up')
          and a.activity_id = t.activity_id and not (${covers("l", "a.starts_on")})
       returning t.activity_id, t.member_id),
     ${follow("absent")}`,
    [leaveId],
  )
  return rows.map(({ id }) => id)
}

/**
 * Nobody has come back from a leave: what lists lost with the return stands in them again, where nothing else has changed
 * it since. Answers the activities.
 */
export async function turnAgain(client: Queryable, leaveId: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with ended as (select member_id, returned_at from leave where leave_id = $1),
     newest as (
       select distinct on (c.activity_id) c.activity_id, c.member_id, c.changed_at, c.before, c.after
         from record_change c join ended using (member_id)
        where c.table_name = 'attendance' order by c.activity_id, c.record_change_id desc),
     turned as (
       update attendance t set status = n.before ->> 'status', detail = n.before ->> 'detail', leave_id = $1, noted_at = now()
         from newest n join ended e on e.returned_at = n.changed_at
        where t.activity_id = n.activity_id and t.member_id = n.member_id and t.status = n.after ->> 'status'
          and (n.before ->> 'leave_id')::int = $1 and n.after ->> 'leave_id' is null
       returning t.activity_id, t.member_id),
     runs as (update leave set returned_on = null, returned_at = null where leave_id = $1),
     ${follow("on-leave")}`,
    [leaveId],
  )
  return rows.map(({ id }) => id)
}

/** Names the post that decides in a unit; null: nothing of its own. */
export async function putApprover(
  client: Queryable,
  unitId: number,
  post: Post | null,
  accountId: number,
): Promise<void> {
  if (post === null) {
    await client.query("delete from leave_approver where unit_id = $1", [unitId])
    return
  }
  await client.query(
    `insert into leave_approver (unit_id, post, set_by) values ($1, $2, $3)
     on conflict (unit_id) do update set post = excluded.post, set_by = excluded.set_by, set_at = now()`,
    [unitId, post, accountId],
  )
}
