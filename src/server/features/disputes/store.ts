import type { Dispute } from "../../../contract/disputes.ts"
import type { DisputeClaim, DisputeState, Marked } from "../../../domain/disputes/dispute-rules.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { AttendanceDetail, AttendanceStatus } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

/** Keeps a dispute. Undefined: one of the same absence waits already. */
export async function addDispute(
  client: Queryable,
  made: {
    readonly activityId: number
    readonly memberId: number
    readonly claim: DisputeClaim
    readonly word: string
    readonly against: Marked
    readonly on: Day
    readonly accountId: number
  },
): Promise<number | undefined> {
  const { rows } = await client.query<{ readonly id: number }>(
    `insert into dispute (activity_id, member_id, claim, word, status, detail, made_on, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (activity_id, member_id) where state = 'waiting' do nothing returning dispute_id as id`,
    [
      made.activityId,
      made.memberId,
      made.claim,
      made.word,
      made.against.status,
      made.against.detail,
      made.on,
      made.accountId,
    ],
  )
  return rows[0]?.id
}

/**
 * Whoever settles a dispute waits here for whoever changes the list, and after that for another who settles it, in this
 * order, as a list is changed. Answers how the person stands now; undefined: they are not in the list any more.
 */
export async function holdMark(
  client: Queryable,
  { activity, member }: Pick<Dispute, "activity" | "member">,
): Promise<{ readonly status: AttendanceStatus; readonly reason: string | null } | undefined> {
  const { rows } = await client.query<{ readonly status: AttendanceStatus; readonly reason: string | null }>(
    "select status, leave_reason as reason from attendance where activity_id = $1 and member_id = $2 for update",
    [activity.activityId, member.memberId],
  )
  return rows[0]
}

/** What somebody has made up they missed on leave: the make-up stays, and settled that. */
export async function putLeaveMadeUp(
  client: Queryable,
  { activity, member }: Pick<Dispute, "activity" | "member">,
  detail: AttendanceDetail | null,
): Promise<void> {
  await client.query(
    `with turned as (
       update attendance set detail = $3, leave_id = null, noted_at = now()
        where activity_id = $1 and member_id = $2 and status = 'made-up' returning activity_id, member_id)
     update make_up k set was = 'on-leave' from turned
      where k.activity_id = turned.activity_id and k.member_id = turned.member_id and k.state = 'done'`,
    [activity.activityId, member.memberId, detail],
  )
}

/** Whoever settles a dispute waits for another who does. Answers its state. */
export async function holdDispute(client: Queryable, disputeId: number): Promise<DisputeState | undefined> {
  const { rows } = await client.query<{ readonly state: DisputeState }>(
    "select state from dispute where dispute_id = $1 for update",
    [disputeId],
  )
  return rows[0]?.state
}

/** Notes what became of a dispute. */
export async function putSettled(
  client: Queryable,
  disputeId: number,
  state: DisputeState,
  { accountId, answer = null }: { readonly accountId: number; readonly answer?: string | null },
): Promise<void> {
  await client.query(
    `update dispute set state = $2, answer = $3, settled_by = $4, settled_at = now() where dispute_id = $1`,
    [disputeId, state, answer, accountId],
  )
}

/** Why records change from here on, for their history. */
export async function sayWhy(client: Queryable, reason: string): Promise<void> {
  await client.query("select set_config('xueer.reason', $1, true)", [reason])
}
