import type { RecordLine } from "../../../contract/people.ts"
import { type Actor, scopeFor } from "../../../domain/access/scope.ts"
import { within } from "../../access/index.ts"
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
                'hours', a.hundredth_hours / 100.0, 'state', a.state, 'status', t.status,
                'taught', a.lecturer_id is not distinct from $1, 'leaveReason', t.leave_reason,
                'madeUpOn', t.made_up_on, 'helper', h.name, 'opens', ${opens}) as line
         from (select activity_id from attendance where member_id = $1
               union select activity_id from activity where lecturer_id = $1) mine
         join activity a using (activity_id) join unit u using (unit_id)
         left join attendance t on t.activity_id = a.activity_id and t.member_id = $1
         left join member h on h.member_id = t.helper_id
        where a.starts_on between $2 and $3
       union all
       select counts_on, 't' || training_id,
              jsonb_build_object('of', 'training', 'on', counts_on, 'kind', kind, 'name', name, 'startedOn', started_on,
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
