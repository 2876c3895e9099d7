import type { AttendedFigures } from "../../../contract/event-words.ts"
import type { RecordLine } from "../../../contract/people.ts"
import { type Actor, scopeFor } from "../../../domain/access/scope.ts"
import { presentList } from "../../../domain/events/was-there.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { within } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import { helperOf, joinArranged, notedFirst } from "../../make-up-queries.ts"
import type { Queryable } from "../../request-context.ts"

/** Somewhere in somebody's record: a day, and what stood there. */
export interface RecordPlace {
  readonly on: string
  readonly key: string
}

/** A line with the place it stands at. */
export interface PlacedLine extends RecordPlace {
  readonly line: RecordLine
}

/**
 * What is recorded of somebody in a year, newest first: activities they were down for or gave, training, writing.
 * Which activities open depends on who reads.
 */
export async function recordOf(
  client: Queryable,
  reader: Actor,
  memberId: number,
  year: number,
  after: RecordPlace | undefined,
  limit: number,
): Promise<PlacedLine[]> {
  const values: unknown[] = [
    memberId,
    `${year}-01-01`,
    `${year}-12-31`,
    limit,
    after?.on ?? null,
    after?.key ?? null,
  ]
  const opens =
    reader.memberId === memberId ? "true" : within(scopeFor(reader, "event.read"), values, { path: "u.path" })
  const { rows } = await client.query<PlacedLine>(
    `select "on"::text as "on", key, line from (
       select a.starts_on as "on", 'a' || a.activity_id as key,
              jsonb_build_object('of', 'activity', 'on', a.starts_on, 'activityId', a.activity_id, 'kind', a.kind,
                'topic', a.topic, 'unit', jsonb_build_object('unitId', u.unit_id, 'name', u.name),
                'hours', ${hoursGiven("a")} / 100.0, 'state', a.state, 'status', t.status,
                'taught', a.lecturer_id is not distinct from $1, 'detail', t.detail, 'leaveReason', t.leave_reason,
                'madeUpOn', t.made_up_on, 'notedFirst', ${notedFirst("t")}, 'helper', h.name, 'opens', ${opens}) as line
         from (select activity_id from attendance where member_id = $1
               union select activity_id from activity where lecturer_id = $1) mine
         join activity a using (activity_id) join unit u using (unit_id)
         left join attendance t on t.activity_id = a.activity_id and t.member_id = $1
         ${joinArranged("t.activity_id", "t.member_id")}
         left join member h on h.member_id = ${helperOf("t")}
        where a.starts_on between $2 and $3
       union all
       select counts_on, 't' || training_id,
              jsonb_build_object('of', 'training', 'trainingId', training_id, 'on', counts_on, 'kind', kind, 'name', name, 'startedOn', started_on,
                'hours', hundredth_hours / 100.0, 'state', state, 'evidence', evidence)
         from training where member_id = $1 and counts_on between $2 and $3
       union all
       select written_on, 'w' || writing_id,
              jsonb_build_object('of', 'writing', 'on', written_on, 'kind', kind, 'title', title, 'state', state)
         from writing where member_id = $1 and written_on between $2 and $3) lines
      where $5::date is null or ("on", key) < ($5::date, $6)
      order by "on" desc, key desc limit $4`,
    values,
  )
  return rows
}

/** The years in which something is recorded of somebody, the latest first. */
export async function yearsOfRecord(client: Queryable, memberId: number): Promise<number[]> {
  const { rows } = await client.query<{ year: number }>(
    `select distinct extract(year from "on")::int as year from (
       select a.starts_on as "on" from attendance t join activity a using (activity_id) where t.member_id = $1
       union all select starts_on from activity where lecturer_id = $1
       union all select counts_on from training where member_id = $1
       union all select written_on from writing where member_id = $1) days order by year desc`,
    [memberId],
  )
  return rows.map(({ year }) => year)
}

/** How often somebody was there in a year, was there or on leave (also where they made it up since), and made it up by a day. */
export async function figuresOf(
  client: Queryable,
  memberId: number,
  year: number,
  today: Day,
): Promise<AttendedFigures> {
  const { rows } = await client.query<AttendedFigures>(
    `select count(*) filter (where t.status in (${presentList}))::int as attended,
            count(*) filter (where t.status in (${presentList}) or t.status = 'on-leave' or ${notedFirst("t")} = 'on-leave')::int as "attendedOrExcused",
            count(*) filter (where t.status = 'made-up' and t.made_up_on <= $3)::int as "madeUp"
       from attendance t join activity a using (activity_id)
      where t.member_id = $1 and a.state = 'held' and extract(year from a.starts_on) = $2`,
    [memberId, year, today],
  )
  return rows[0] ?? { attended: 0, attendedOrExcused: 0, madeUp: 0 }
}
