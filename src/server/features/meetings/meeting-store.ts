import type { MeetingBody } from "../../../contract/meetings.ts"
import type { RecordDeed, RecordState } from "../../../domain/meetings/record-states.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { signedTogether } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** Puts what a meeting needs in the place of what was there. */
export async function writeMeeting(client: Queryable, activityId: number, body: MeetingBody): Promise<void> {
  const { agenda, parts, motions, ratings, ...notes } = body
  await client.query(
    `update sitting set agenda = nullif($2::text[], '{}')
      where sitting_id = (select sitting_id from activity where activity_id = $1)`,
    [activityId, agenda],
  )
  await client.query(
    `insert into meeting_record as r (activity_id, conclusion, station, question, report)
     values ($1, nullif($2, ''), nullif($3, ''), nullif($4, ''), nullif($5, ''))
     on conflict (activity_id) do update set conclusion = excluded.conclusion, station = excluded.station,
       question = excluded.question, report = excluded.report`,
    [activityId, notes.conclusion, notes.station, notes.question, notes.report],
  )
  for (const table of ["meeting_part", "motion", "meeting_rating"]) {
    await client.query(`delete from ${table} where activity_id = $1`, [activityId])
  }
  await client.query(
    `insert into meeting_part (activity_id, part, ordinal, member_id, name, gist, placed)
     select $1, x.part, row_number() over (partition by x.part order by x.place), x."memberId", nullif(x.name, ''),
            nullif(x.gist, ''), x.placed
       from jsonb_to_recordset($2::jsonb) as x (part text, place int, "memberId" int, name text, gist text, placed int)`,
    [activityId, JSON.stringify(parts.map((one, place) => ({ ...one, place })))],
  )
  await client.query(
    `insert into motion (activity_id, ordinal, subject, in_favour, against, abstained)
     select $1, x.place, x.subject, x."inFavour", x.against, x.abstained
       from jsonb_to_recordset($2::jsonb) as x (place int, subject text, "inFavour" int, against int, abstained int)`,
    [activityId, JSON.stringify(motions.map((one, index) => ({ ...one, place: index + 1 })))],
  )
  await client.query(
    `insert into meeting_rating (activity_id, grade, people)
     select $1, x.grade, x.people from jsonb_to_recordset($2::jsonb) as x (grade text, people int)`,
    [activityId, JSON.stringify(ratings)],
  )
}

/** Puts the records that are signed together into a state, and notes what was done; answers the activities. */
export async function putRecordState(
  client: Queryable,
  activityId: number,
  done: {
    readonly from: RecordState
    readonly to: RecordState
    readonly deed: RecordDeed
    readonly reason: string | null
    readonly accountId: number | null
    readonly on: Day
  },
): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `with together as (${signedTogether}),
     put as (
       insert into meeting_record as r (activity_id, state, open_since)
       select activity_id, $2, case when $2 <> 'closed' then $6::date end from together
       on conflict (activity_id) do update
          set state = $2, closed_by_itself = $3 = 'close-by-itself', reminded_on = null,
              open_since = case when $3 = 'reopen' then $6::date else r.open_since end
        where r.state = $7
       returning activity_id)
     insert into record_deed (activity_id, deed, reason, account_id, done_on)
     select activity_id, $3, $4, $5, $6 from put returning activity_id as id`,
    [activityId, done.to, done.deed, done.reason, done.accountId, done.on, done.from],
  )
  return rows.map(({ id }) => id)
}

export async function addTask(
  client: Queryable,
  activityId: number,
  accountId: number,
  task: {
    readonly subject: string
    readonly memberId: number | null
    readonly name: string
    readonly dueOn: Day | null
  },
): Promise<void> {
  await client.query(
    `insert into meeting_task (activity_id, subject, member_id, name, due_on, account_id)
     values ($1, $2, $3, nullif($4, ''), $5, $6)`,
    [activityId, task.subject, task.memberId, task.name, task.dueOn, accountId],
  )
}

/** Notes that a task of a meeting is done; whose it was, or undefined where there is none that is open. */
export async function settleTask(
  client: Queryable,
  activityId: number,
  taskId: number,
  on: Day,
  word: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update meeting_task set done_on = $3, word = nullif($4, '')
      where task_id = $2 and done_on is null and activity_id in (${signedTogether})`,
    [activityId, taskId, on, word],
  )
  return rowCount === 1
}

/** Takes a task out; false where there is none. */
export async function removeTaskRow(client: Queryable, activityId: number, taskId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `delete from meeting_task where task_id = $2 and activity_id in (${signedTogether})`,
    [activityId, taskId],
  )
  return rowCount === 1
}
