import { eventProblems } from "../../contract/event-problems.ts"
import { after, type RecordState } from "../../domain/meetings/record-states.ts"
import { Problem } from "../http/problem.ts"
import type { RequestContext } from "../request-context.ts"
import { sameSitting } from "./sitting-queries.ts"

/** Whoever changes an item waits here for whoever changes another of its sitting, or signs it. */
export async function waitForSitting(
  { client }: Pick<RequestContext, "client">,
  activityId: number,
): Promise<void> {
  await client.query(
    `select from sitting where sitting_id in (
       select sitting_id from activity where activity_id = $1
       union select o.sitting_id from activity a join activity o on ${sameSitting} where a.activity_id = $1)
      order by sitting_id for update`,
    [activityId],
  )
}

/** The items that are signed together: those that share a sitting, but for what was called off. */
export const signedTogether = `select i.activity_id from activity a join activity i using (sitting_id)
  where a.activity_id = $1 and i.state <> 'cancelled'`

/** Where the record of an activity stands; one that nobody has done anything to is open. */
export const recordStateOf = (activity: string) =>
  `coalesce((select r.state from meeting_record r where r.activity_id = ${activity}.activity_id), 'open')`

/** Refuses what would change a closed record; nothing is changed yet. */
export async function refuseClosed({ client }: RequestContext, activityId: number): Promise<void> {
  const { rowCount } = await client.query(
    `select from meeting_record r
      where r.state = 'closed' and (r.activity_id = $1 or r.activity_id in (${signedTogether}))`,
    [activityId],
  )
  if (rowCount) throw new Problem(eventProblems, "record-closed")
}

/**
 * The one way to a correction of what was recorded: facts, list, minutes, attachments. Waits for whoever signs, refuses
 * what is closed, and takes a first signature back, since it was given for something else.
 */
export async function changeRecord(context: RequestContext, activityId: number): Promise<void> {
  await waitForSitting(context, activityId)
  const { rows } = await context.client.query<{ readonly id: number; readonly state: RecordState }>(
    `select r.activity_id as id, r.state from meeting_record r
      where r.state <> 'open' and (r.activity_id = $1 or r.activity_id in (${signedTogether}))`,
    [activityId],
  )
  if (rows.some(({ state }) => after(state, "change") === undefined)) {
    throw new Problem(eventProblems, "record-closed")
  }
  if (rows.length === 0) return
  await context.client.query(
    `with opened as (
       update meeting_record set state = 'open', open_since = coalesce(open_since, $2) where activity_id = any($1)
       returning activity_id)
     insert into record_deed (activity_id, deed, account_id, done_on)
     select activity_id, 'change', $3, $2 from opened`,
    [rows.map(({ id }) => id), context.today, context.actor.accountId],
  )
}
