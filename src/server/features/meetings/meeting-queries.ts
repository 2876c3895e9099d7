import type { Grade, NoteName, PartName } from "../../../domain/meetings/kinds.ts"
import type { LaterChange, RecordDeed, RecordState } from "../../../domain/meetings/record-states.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, ActivityState, OrgKind, Post } from "../../../domain/shared/words.ts"
import type { VenueKind } from "../../../domain/venues/venue-kinds.ts"
import { expectedAt, heldOn, isFullOn, recordStateOf, signedTogether } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

interface PersonRef {
  readonly memberId: number
  readonly code: string
  readonly name: string
}

/** What is stored of a meeting beside its activity. */
export interface MeetingRow {
  readonly activityId: number
  readonly version: number
  readonly code: string
  readonly topic: string
  readonly kind: ActivityKind
  readonly state: ActivityState
  readonly startsOn: Day
  readonly ordinal: number | null
  readonly unitId: number
  readonly unitKind: OrgKind
  readonly path: string
  readonly agenda: string[]
  readonly notes: Readonly<Record<NoteName, string | null>>
  readonly parts: {
    readonly part: PartName
    readonly member: PersonRef | null
    readonly name: string | null
    readonly gist: string | null
    readonly placed: number | null
  }[]
  readonly motions: {
    readonly subject: string
    readonly inFavour: number
    readonly against: number
    readonly abstained: number
  }[]
  readonly ratings: { readonly grade: Grade; readonly people: number }[]
  readonly chair: { readonly memberId: number; readonly name: string } | null
  readonly hasMinutes: boolean
  readonly hasForm: boolean
  readonly hasLecturer: boolean
  /** What its place is in the register; null: it is in none. */
  readonly venueKind: VenueKind | null
  readonly recordState: RecordState
  readonly closedByItself: boolean
}

const person = (row: string) =>
  `(select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name)
      from member m where m.member_id = ${row}.member_id)`

/** A meeting, whole. */
export async function readMeeting(client: Queryable, activityId: number): Promise<MeetingRow | undefined> {
  const { rows } = await client.query<MeetingRow>(
    `select a.activity_id as "activityId", a.version, a.code, a.topic, a.kind, a.state, a.starts_on as "startsOn",
            case when a.state = 'held' then
              (select count(*)::int from activity o
                where o.unit_id = a.unit_id and o.kind = a.kind and o.state = 'held'
                  and o.starts_on >= date_trunc('year', a.starts_on)::date
                  and (o.starts_at, o.activity_id) <= (a.starts_at, a.activity_id)) end as ordinal,
            u.unit_id as "unitId", u.kind as "unitKind", u.path::text as path, coalesce(h.agenda, '{}') as agenda,
            json_build_object('conclusion', r.conclusion, 'station', r.station, 'question', r.question,
                              'report', r.report) as notes,
            (select coalesce(json_agg(json_build_object('part', p.part, 'member', ${person("p")}, 'name', p.name,
                                                        'gist', p.gist, 'placed', p.placed) order by p.part, p.ordinal), '[]')
               from meeting_part p where p.activity_id = a.activity_id) as parts,
            (select coalesce(json_agg(json_build_object('subject', m.subject, 'inFavour', m.in_favour, 'against', m.against,
                                                        'abstained', m.abstained) order by m.ordinal), '[]')
               from motion m where m.activity_id = a.activity_id) as motions,
            (select coalesce(json_agg(json_build_object('grade', g.grade, 'people', g.people)), '[]')
               from meeting_rating g where g.activity_id = a.activity_id) as ratings,
            (select json_build_object('memberId', m.member_id, 'name', m.name)
               from member m where m.member_id = h.chair_id) as chair,
            h.minutes is not null as "hasMinutes", h.form is not null as "hasForm",
            a.lecturer_id is not null or a.lecturer_name is not null as "hasLecturer",
            (select v.kind from venue v where v.venue_id = h.venue_id) as "venueKind",
            ${recordStateOf("a")} as "recordState", coalesce(r.closed_by_itself, false) as "closedByItself"
       from activity a join unit u using (unit_id) join sitting h using (sitting_id)
       left join meeting_record r using (activity_id)
      where a.activity_id = $1`,
    [activityId],
  )
  return rows[0]
}

/** Full members on the day's roll of an activity, and how many of them were there. */
export async function countVoters(
  client: Queryable,
  activityId: number,
): Promise<{ readonly mayVote: number; readonly present: number }> {
  const { rows } = await client.query<{ readonly mayVote: number; readonly present: number }>(
    `with asked as (select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = $1),
     expected as (${expectedAt("asked")}),
     full_members as (
       select e.member_id from expected e join member m using (member_id) cross join asked
        where ${isFullOn("m", "asked.starts_on")})
     select count(*)::int as "mayVote",
            count(*) filter (where t.status in ('present', 'late', 'left-early'))::int as present
       from full_members left join attendance t on t.activity_id = $1 and t.member_id = full_members.member_id`,
    [activityId],
  )
  return rows[0] ?? { mayVote: 0, present: 0 }
}

export interface TaskRow {
  readonly taskId: number
  readonly subject: string
  readonly member: PersonRef | null
  readonly name: string | null
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly word: string | null
}

const taskColumns = `k.task_id as "taskId", k.subject, ${person("k")} as member, k.name, k.due_on as "dueOn",
  k.done_on as "doneOn", k.word`

/** What a meeting has decided for somebody to do: those of all items that are signed together. */
export async function listTasks(client: Queryable, activityId: number): Promise<TaskRow[]> {
  const { rows } = await client.query<TaskRow>(
    `select ${taskColumns} from meeting_task k where k.activity_id in (${signedTogether}) or k.activity_id = $1
      order by k.task_id`,
    [activityId],
  )
  return rows
}

export interface DeedRow {
  readonly deed: RecordDeed
  readonly by: string | null
  readonly accountId: number | null
  readonly on: Day
  readonly reason: string | null
}

/** What was done to the record of an activity, in order. */
export async function listDeeds(client: Queryable, activityId: number): Promise<DeedRow[]> {
  const { rows } = await client.query<DeedRow>(
    `select d.deed, a.name as by, d.account_id as "accountId", d.done_on as "on", d.reason
       from record_deed d left join account a using (account_id) where d.activity_id = $1 order by d.record_deed_id`,
    [activityId],
  )
  return rows
}

interface LaterRow {
  readonly what: LaterChange
  readonly member: string | null
  readonly by: string
  readonly on: Day
  readonly before: number | null
  readonly after: number | null
}

/** Changes since a record was closed that are shown at once. */
const laterMost = 200

/** What has changed in a closed record since it was closed, from its history, in order. */
export async function listLater(client: Queryable, activityId: number): Promise<LaterRow[]> {
  const { rows } = await client.query<LaterRow>(
    `with closed as (
       select max(d.done_at) as at from record_deed d join meeting_record r using (activity_id)
        where d.activity_id = $1 and r.state = 'closed' and d.deed in ('confirm', 'close-by-itself')),
     later as (
       select c.*, c.before ->> 'status' as was, c.after ->> 'status' as is_now, c.before ->> 'leave_id' as had_leave,
              c.after ->> 'leave_id' as has_leave
         from record_change c cross join closed where c.activity_id = $1 and c.changed_at > closed.at)
     select case when l.table_name = 'activity' then
                   case when l.after ->> 'short_minutes' = l.before ->> 'short_minutes' then 'hours-shared' else 'brought-in' end
                 when l.has_leave is distinct from l.had_leave and l.has_leave is not null then
                   case when exists (select from later o where o.member_id = l.member_id and o.had_leave = l.has_leave
                                        and o.has_leave is null and o.record_change_id < l.record_change_id)
                        then 'leave-again' else 'leave-approved' end
                 when l.had_leave is not null and l.has_leave is null
                      and (exists (select from later o where o.member_id = l.member_id and o.has_leave = l.had_leave
                                      and o.had_leave is null and o.record_change_id > l.record_change_id)
                           or exists (select from leave v where v.leave_id = l.had_leave::int
                               and (v.state <> 'approved' or v.returned_on <= (select starts_on from activity where activity_id = $1))))
                   then 'leave-over'
                 when l.is_now = 'made-up' then 'made-up'
                 when l.was = 'made-up' and l.is_now in ('absent', 'on-leave') then 'make-up-taken-back'
                 else 'brought-in' end as what,
            m.name as member, coalesce(a.name, l.made_by) as by, (l.changed_at at time zone 'Asia/Shanghai')::date as "on",
            case when l.table_name = 'activity' then (l.before ->> 'hundredth_hours')::int / 100.0::float8 end as before,
            case when l.table_name = 'activity' then (l.after ->> 'hundredth_hours')::int / 100.0::float8 end as after
       from later l left join member m on m.member_id = l.member_id
       left join account a on a.account_id = l.account_id or l.account_id is null and a.login = l.made_by
      where l.table_name = 'activity' and l.before -> 'hundredth_hours' is distinct from l.after -> 'hundredth_hours'
         or l.table_name = 'attendance' and (l.was, l.before -> 'detail', l.had_leave)
                                            is distinct from (l.is_now, l.after -> 'detail', l.has_leave)
      order by l.record_change_id limit ${laterMost}`,
    [activityId],
  )
  return rows
}

/** The posts that somebody holds on a day in the unit of an activity, or, where that is a group, in its branch. */
export async function postsAt(
  client: Queryable,
  activityId: number,
  memberId: number | null,
  on: Day,
): Promise<Post[]> {
  const { rows } = await client.query<{ readonly post: Post }>(
    `select p.post from activity a join unit u using (unit_id)
       join post p on p.unit_id = u.unit_id or u.kind = 'group' and p.unit_id = u.parent_id
      where a.activity_id = $1 and p.member_id = $2 and ${heldOn("p", "$3")}`,
    [activityId, memberId, on],
  )
  return rows.map(({ post }) => post)
}

/** Whether anybody else has a role in the unit of an activity, or above it within its branch, and could sign as well. */
export async function hasOtherSigner(
  client: Queryable,
  activityId: number,
  accountId: number,
  on: Day,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from activity a join unit u using (unit_id)
       join grant_of_role g on g.unit_id in (u.unit_id, case when u.kind = 'group' then u.parent_id end)
       join account c on c.account_id = g.account_id and c.disabled_at is null
      where a.activity_id = $1 and g.account_id <> $2 and g.ended_at is null
        and ${heldOn("g", "$3")}
        and g.role in ('recorder', 'branch-secretary', 'group-leader', 'central-group-secretary', 'committee-officer',
                       'department-officer')
      limit 1`,
    [activityId, accountId, on],
  )
  return rowCount === 1
}

/** The items that are signed together with an activity. */
export async function listSignedTogether(client: Queryable, activityId: number): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `select activity_id as id from (${signedTogether}) items order by activity_id`,
    [activityId],
  )
  return rows.map(({ id }) => id)
}
