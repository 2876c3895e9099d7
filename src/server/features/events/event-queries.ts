import type { Scope } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type {
  ActivityKind,
  ActivityState,
  AttendanceStatus,
  MeetingMode,
  OrgKind,
} from "../../../domain/shared/words.ts"
import { placeOf } from "../../access/doors.ts"
import { expectedAt, homeOf, sameSitting, within } from "../../access/index.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"

/** A person as they are named. */
export interface PersonRef {
  readonly memberId: number
  readonly code: string
  readonly name: string
}
interface UnitRef {
  readonly unitId: number
  readonly code: string
  readonly name: string
}

/** An activity as it is stored. */
export interface EventRow {
  readonly activityId: number
  readonly code: string
  readonly version: number
  readonly unit: UnitRef
  readonly path: string
  readonly kind: ActivityKind
  readonly topic: string
  readonly start: string
  readonly startsOn: Day
  readonly hundredthHours: number
  readonly state: ActivityState
  readonly cancelReason: string | null
  readonly audience: UnitRef[] | null
  readonly place: string | null
  readonly form: string | null
  readonly chair: PersonRef | null
  readonly lecturer: PersonRef | null
  readonly lecturerName: string | null
  readonly meetingMode: MeetingMode | null
  readonly guestNames: string[]
  readonly content: string | null
  readonly minutes: string | null
  readonly effect: string | null
  readonly sitting: OtherItem[]
}

/** Another item of the sitting of an activity. */
export interface OtherItem {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly state: ActivityState
  readonly unitId: number
  readonly audience: number[] | null
  readonly start: string
  /** Place, chair, form and minutes are the same, and change together. */
  readonly shared: boolean
  readonly path: string
  readonly lecturerId: number | null
}

const person = (column: string) =>
  `(select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name)
      from member m where m.member_id = ${column})`

/** One activity, whole. */
export async function readEvent(client: Queryable, activityId: number): Promise<EventRow | undefined> {
  const { rows } = await client.query<EventRow>(
    `select a.activity_id as "activityId", a.code, a.version, u.path::text as path, a.kind, a.topic,
            json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit,
            to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start, a.starts_on as "startsOn",
            a.hundredth_hours as "hundredthHours", a.state, a.cancel_reason as "cancelReason",
            (select json_agg(json_build_object('unitId', r.unit_id, 'code', r.code, 'name', r.name) order by r.code)
               from unit r where r.unit_id = any(a.audience)) as audience,
            h.place, h.form, ${person("h.chair_id")} as chair, ${person("a.lecturer_id")} as lecturer,
            a.lecturer_name as "lecturerName", h.meeting_mode as "meetingMode",
            coalesce(a.guest_names, '{}') as "guestNames", a.content, h.minutes, a.effect,
            (select coalesce(json_agg(json_build_object('activityId', o.activity_id, 'kind', o.kind, 'topic', o.topic,
                                                        'state', o.state, 'unitId', o.unit_id, 'audience', o.audience,
                                                        'start', to_char(o.starts_at, 'YYYY-MM-DD HH24:MI'),
                                                        'shared', o.sitting_id = a.sitting_id, 'path', w.path::text,
                                                        'lecturerId', o.lecturer_id) order by o.activity_id), '[]')
               from activity o join unit w on w.unit_id = o.unit_id where ${sameSitting}) as sitting
       from activity a join unit u using (unit_id) join sitting h using (sitting_id) where a.activity_id = $1`,
    [activityId],
  )
  return rows[0]
}

const oneList = `
  with asked as (select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = $1),
  expected as materialized (${expectedAt("asked")}),
  list as (
    select member_id, e.member_id is not null as expected, t.status, t.leave_reason, t.helper_id, t.made_up_on,
           coalesce(t.self_recorded, false) as self_recorded
      from expected e full join (select * from attendance where activity_id = $1) t using (activity_id, member_id))`

/** How a list adds up, and the asker's own part in it. */
export interface ListSums {
  readonly expected: number
  readonly present: number
  readonly late: number
  readonly leftEarly: number
  readonly onLeave: number
  readonly absent: number
  readonly madeUp: number
  readonly makeUpToCome: number
  readonly withoutRow: number
  readonly guests: number
  readonly mine: {
    readonly expected: boolean
    readonly status: AttendanceStatus | null
    readonly selfRecorded: boolean
    readonly madeUpOn: Day | null
  } | null
  readonly daysAfter: number
}

/** People expected who stand so in a list; a guest is counted apart. */
const of = (status: string, and = "") =>
  `count(*) filter (where expected and status = '${status}' ${and})::int`

export async function sumList(
  client: Queryable,
  activityId: number,
  memberId: number | null,
  today: Day,
): Promise<ListSums> {
  const { rows } = await client.query<ListSums>(
    `${oneList}
     select count(*) filter (where expected)::int as expected, ${of("present")} as present, ${of("late")} as late,
            ${of("left-early")} as "leftEarly",
            ${of("on-leave")} as "onLeave", ${of("absent")} as absent,
            ${of("made-up", "and made_up_on <= $3")} as "madeUp", ${of("made-up", "and made_up_on > $3")} as "makeUpToCome",
            count(*) filter (where status is null)::int as "withoutRow",
            count(*) filter (where not expected)::int as guests,
            (array_agg(json_build_object('expected', expected, 'status', status, 'selfRecorded', self_recorded,
                                          'madeUpOn', made_up_on))
               filter (where member_id = $2))[1] as mine,
            ${selfDays} as "daysAfter"
       from list`,
    [activityId, memberId, today],
  )
  const sums = rows[0]
  if (!sums) throw new Error("an aggregate without a row")
  return sums
}

/** Days after an event on which people may still record themselves: what the installation has decided, else none. */
export const selfDays = `coalesce((select case when value ->> 'daysAfter' ~ '^[0-9]{1,2}$'
  then (value ->> 'daysAfter')::int end from setting where name = 'self-recording'), 0)`

/** A line of an attendance list. */
export interface ListRow {
  readonly member: PersonRef
  readonly expected: boolean
  readonly status: AttendanceStatus | null
  readonly reason: string | null
  readonly helper: PersonRef | null
  readonly madeUpOn: Day | null
  readonly selfRecorded: boolean
}

/** The list by code, as far as the asker may see names: all of it, or their own people and themselves. */
export async function readList(
  context: RequestContext,
  activityId: number,
  scope: Scope<"event.read">,
  all: boolean,
  limit: number,
): Promise<ListRow[]> {
  const values: unknown[] = [activityId, limit]
  const named = all ? "true" : whoseNames(context, scope, values)
  const { rows } = await context.client.query<ListRow>(
    `${oneList}
     select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) as member, l.expected, l.status,
            l.leave_reason as reason, ${person("l.helper_id")} as helper,
            l.made_up_on as "madeUpOn", l.self_recorded as "selfRecorded"
       from list l
       -- One by one: a list is short, and there are many members.
       cross join lateral (select * from member m where m.member_id = l.member_id offset 0) m
      where ${named} order by m.code limit $2`,
    values,
  )
  return rows
}

function whoseNames(context: RequestContext, scope: Scope<"event.read">, values: unknown[]): string {
  values.push(context.today)
  const place = placeOf("m.member_id", `$${values.length}::date`)
  const condition = within(scope, values, { path: "w.path", member: "m.member_id" })
  return `exists (select from (select 1) one left join unit w on w.unit_id = ${place} where ${condition})`
}

/** Units that may hold something in each other's stead: a branch and its groups; any other unit stands alone. */
export async function listHolders(
  client: Queryable,
  unitId: number,
): Promise<(UnitRef & { readonly kind: OrgKind })[]> {
  const { rows } = await client.query<UnitRef & { readonly kind: OrgKind }>(
    `select s.unit_id as "unitId", s.code, s.name, s.kind
       from unit x join unit s
         on s.unit_id = ${homeOf("x")} or s.kind = 'group' and s.parent_id = ${homeOf("x")}
      where x.unit_id = $1 order by s.kind = 'group', s.code`,
    [unitId],
  )
  return rows
}
