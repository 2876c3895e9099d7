import type { RecordState } from "../../../domain/meetings/record-states.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type {
  ActivityState,
  AttendanceDetail,
  AttendanceStatus,
  MeetingMode,
} from "../../../domain/shared/words.ts"
import { heldOn, recordStateOf } from "../../access/index.ts"
import { joinArranged } from "../../make-up-queries.ts"
import type { Queryable } from "../../request-context.ts"

/** A sitting of a central group. */
export interface GroupSitting {
  readonly activityId: number
  readonly start: string
  readonly state: ActivityState
  readonly topic: string
  readonly form: string | null
  /** By name, in order. */
  readonly leadReaders: string[]
  readonly meetingMode: MeetingMode | null
  readonly hundredthHours: number
  readonly hasMinutes: boolean
  readonly recordState: RecordState
}

/** Sessions that are listed at once. */
export const groupSittingsMost = 400

/** What the central group of a unit held and plans in a year, in order, one more than are listed. */
export async function listGroupSittings(
  client: Queryable,
  unitId: number,
  year: number,
): Promise<GroupSitting[]> {
  const { rows } = await client.query<GroupSitting>(
    `select a.activity_id as "activityId", to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start, a.state, a.topic, h.form,
            array(select coalesce(m.name, p.name) from meeting_part p left join member m using (member_id)
                   where p.activity_id = a.activity_id and p.part = 'lead-reader' order by p.ordinal) as "leadReaders",
            h.meeting_mode as "meetingMode", a.hundredth_hours as "hundredthHours", h.minutes is not null as "hasMinutes",
            ${recordStateOf("a")} as "recordState"
       from activity a join sitting h using (sitting_id)
      where a.unit_id = $1 and a.kind = 'central-group-study' and a.state <> 'cancelled'
        and a.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)
      order by a.starts_at, a.activity_id limit ${groupSittingsMost + 1}`,
    [unitId, year],
  )
  return rows
}

/** Somebody who belonged to a central group in a year. */
export interface GroupMember {
  readonly memberId: number
  readonly code: string
  readonly name: string
  /** Its head on the day, and whether they belong to it then. */
  readonly head: boolean
  readonly now: boolean
}

/** Whoever held a post in the central group of a unit on some day of a year: who heads it on a day first, then by code. */
export async function listGroupMembers(
  client: Queryable,
  unitId: number,
  year: number,
  on: Day,
): Promise<GroupMember[]> {
  const { rows } = await client.query<GroupMember>(
    `select m.member_id as "memberId", m.code, m.name,
            bool_or(p.post = 'central-group-head' and ${heldOn("p", "$3")}) as head,
            bool_or(${heldOn("p", "$3")}) as now
       from post p join member m using (member_id)
      where p.unit_id = $1 and p.post in ('central-group-head', 'central-group-member')
        and p.from_on <= make_date($2, 12, 31) and (p.until_on is null or p.until_on > make_date($2, 1, 1))
      group by m.member_id order by head desc, m.code collate "C"`,
    [unitId, year, on],
  )
  return rows
}

/** How a member stands in a sitting that expects them. */
export interface GroupMarkRow {
  readonly memberId: number
  readonly activityId: number
  readonly status: AttendanceStatus | null
  readonly detail: AttendanceDetail | null
  readonly toCome: boolean
}

/** How those stand whom some sittings of a central group expect on their days. */
export async function listGroupMarks(
  client: Queryable,
  activityIds: readonly number[],
  today: Day,
): Promise<GroupMarkRow[]> {
  const { rows } = await client.query<GroupMarkRow>(
    `select distinct p.member_id as "memberId", a.activity_id as "activityId", t.status, t.detail,
            coalesce(t.status = 'made-up' and t.made_up_on > $2, false) or arranged.planned_on is not null as "toCome"
       from activity a
       join post p on p.unit_id = a.unit_id and p.post in ('central-group-head', 'central-group-member')
        and ${heldOn("p", "a.starts_on")}
       left join attendance t on t.activity_id = a.activity_id and t.member_id = p.member_id
       ${joinArranged("t.activity_id", "t.member_id")}
      where a.activity_id = any($1) order by 1, 2`,
    [activityIds, today],
  )
  return rows
}

/** Whether a unit has a central group. */
export async function hasCentralGroup(client: Queryable, unitId: number): Promise<boolean> {
  const { rows } = await client.query<{ readonly has: boolean }>(
    "select coalesce(has_central_group, false) as has from unit where unit_id = $1",
    [unitId],
  )
  return rows[0]?.has === true
}
