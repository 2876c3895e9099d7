import type { Scope } from "../../../domain/access/scope.ts"
import type { StudyUse } from "../../../domain/concerns/concern-words.ts"
import { presentList } from "../../../domain/events/was-there.ts"
import type { RecordState } from "../../../domain/meetings/record-states.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { canBeLaidOut, type StructuredText } from "../../../domain/shared/structured-text.ts"
import type {
  ActivityKind,
  ActivityState,
  AttendanceDetail,
  AttendanceStatus,
  ContentCategory,
  LeaveKind,
  MeetingMode,
  OrgKind,
  StudyPath,
} from "../../../domain/shared/words.ts"
import { placeOf } from "../../access/doors.ts"
import { expectedAt, homeOf, recordStateOf, sameSitting, signedTogether, within } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import { helperOf, joinArranged, notedFirst } from "../../make-up-queries.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import { leaveKindOn } from "../leave/index.ts"

/** A person as they are named. */
export interface PersonRef {
  readonly memberId: number
  readonly code: string
  readonly name: string
}
export interface UnitRef {
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
  /** Minutes of a short sitting before or after the shift. */
  readonly shortMinutes: number | null
  readonly audience: UnitRef[] | null
  readonly place: string | null
  readonly form: string | null
  readonly chair: PersonRef | null
  readonly lecturer: PersonRef | null
  readonly lecturerName: string | null
  readonly meetingMode: MeetingMode | null
  readonly studyPaths: StudyPath[]
  readonly contentCategories: ContentCategory[]
  readonly ofTopic: { readonly topicId: number; readonly title: string; readonly unitId: number } | null
  readonly ofConcern: {
    readonly concernId: number
    readonly title: string
    readonly unitId: number
    readonly uses: StudyUse[]
  } | null
  readonly venue: { readonly venueId: number; readonly name: string; readonly unitId: number } | null
  readonly lastsMinutes: number | null
  readonly guestNames: string[]
  readonly content: string | null
  readonly minutes: string | null
  readonly minutesDocument: StructuredText | null
  readonly recordState: RecordState
  readonly effect: string | null
  readonly planLine: {
    readonly planLineId: number
    readonly unitId: number
    readonly unitName: string
    readonly year: number
    readonly month: number | null
    readonly topic: string
  } | null
  readonly turn: { readonly unitId: number; readonly title: string; readonly name: string } | null
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
            ${hoursGiven("a")} as "hundredthHours", a.state, a.cancel_reason as "cancelReason",
            a.short_minutes as "shortMinutes",
            (select json_agg(json_build_object('unitId', r.unit_id, 'code', r.code, 'name', r.name) order by r.code)
               from unit r where r.unit_id = any(a.audience)) as audience,
            h.place, h.form, ${person("h.chair_id")} as chair, ${person("a.lecturer_id")} as lecturer,
            a.lecturer_name as "lecturerName", h.meeting_mode as "meetingMode",
            coalesce(a.study_paths, '{}') as "studyPaths", coalesce(a.content_categories, '{}') as "contentCategories",
            (select json_build_object('topicId', topic_id, 'title', title, 'unitId', unit_id)
               from topic t where t.topic_id = a.topic_id) as "ofTopic",
            (select json_build_object('concernId', concern_id, 'title', title, 'unitId', unit_id, 'uses', uses)
               from concern p where p.concern_id = a.concern_id) as "ofConcern",
            (select json_build_object('venueId', venue_id, 'name', name, 'unitId', unit_id)
               from venue v where v.venue_id = h.venue_id) as venue, h.lasts_minutes as "lastsMinutes",
            coalesce(a.guest_names, '{}') as "guestNames", a.content, h.minutes,
            h.minutes_document as "minutesDocument", ${recordStateOf("a")} as "recordState", a.effect,
            (select json_build_object('planLineId', l.plan_line_id, 'unitId', l.unit_id, 'unitName', w.name,
                                      'year', l.year, 'month', l.month, 'topic', l.topic)
               from plan_line l join unit w on w.unit_id = l.unit_id where l.plan_line_id = a.plan_line_id) as "planLine",
            (select json_build_object('unitId', r.unit_id, 'title', r.title, 'name', coalesce(m.name, t.name))
               from rota_turn n join rota_taker t using (taker_id) join rota r using (rota_id)
               left join member m on m.member_id = t.member_id
              where n.activity_id = a.activity_id order by n.turn_id limit 1) as turn,
            (select coalesce(json_agg(json_build_object('activityId', o.activity_id, 'kind', o.kind, 'topic', o.topic,
                                                        'state', o.state, 'unitId', o.unit_id, 'audience', o.audience,
                                                        'start', to_char(o.starts_at, 'YYYY-MM-DD HH24:MI'),
                                                        'shared', o.sitting_id = a.sitting_id, 'path', w.path::text,
                                                        'lecturerId', o.lecturer_id) order by o.activity_id), '[]')
               from activity o join unit w on w.unit_id = o.unit_id where ${sameSitting}) as sitting
       from activity a join unit u using (unit_id) join sitting h using (sitting_id) where a.activity_id = $1`,
    [activityId],
  )
  const [row] = rows
  // What was kept before tables had a bound is read by its words: no page could draw it.
  const drawn = row?.minutesDocument && canBeLaidOut(row.minutesDocument)
  return row && !drawn ? { ...row, minutesDocument: null } : row
}

/** Approved leave of the day is shown ahead; once it was held, the list says what holds. */
const oneList = `
  with asked as (select activity_id, unit_id, kind, starts_on, audience, state from activity where activity_id = $1),
  expected as materialized (${expectedAt("asked")}),
  list as (
    select member_id, e.member_id is not null as expected, t.status, t.detail, t.leave_reason, t.helped_by as helper_id,
           t.made_up_on, t.planned_on, t.material, t.place, t.noted_first, coalesce(t.self_recorded, false) as self_recorded,
           case when asked.state = 'planned' and t.status is null
                then ${leaveKindOn("coalesce(e.member_id, t.member_id)", "asked.starts_on")} end as leave
      from expected e full join (
        select t.*, arranged.planned_on, arranged.material, arranged.place, ${helperOf("t")} as helped_by,
               ${notedFirst("t")} as noted_first
          from attendance t ${joinArranged("t.activity_id", "t.member_id")} where t.activity_id = $1) t
        using (activity_id, member_id) cross join asked)`

/** How a list adds up, and the asker's own part in it. */
export interface ListSums {
  readonly expected: number
  readonly present: number
  readonly late: number
  readonly leftEarly: number
  readonly onLeave: number
  readonly attendedOrExcused: number
  readonly absent: number
  readonly madeUp: number
  readonly makeUpToCome: number
  readonly withoutRow: number
  readonly guests: number
  /** All of the list: also whoever is not expected any more and was not there. */
  readonly lines: number
  readonly mine: {
    readonly expected: boolean
    readonly status: AttendanceStatus | null
    readonly selfRecorded: boolean
    readonly madeUpOn: Day | null
    readonly arrangedFor: Day | null
  } | null
  readonly daysAfter: number
}

/** People expected who stand so in a list; a guest, who was there and not expected, is counted apart. */
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
            count(*) filter (where expected and (status = 'on-leave' or leave is not null))::int as "onLeave",
            count(*) filter (where expected and (status in (${presentList}, 'on-leave') or leave is not null
                                                 or noted_first = 'on-leave'))::int as "attendedOrExcused",
            ${of("absent")} as absent,
            ${of("made-up", "and made_up_on <= $3")} as "madeUp", (count(*) filter (where expected and (status = 'made-up' and made_up_on > $3 or planned_on is not null)))::int
              as "makeUpToCome",
            count(*) filter (where status is null)::int as "withoutRow",
            count(*) filter (where not expected and status in (${presentList}))::int as guests,
            count(*)::int as lines,
            (array_agg(json_build_object('expected', expected, 'status', status, 'selfRecorded', self_recorded,
                                          'madeUpOn', made_up_on, 'arrangedFor', planned_on))
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
  readonly detail: AttendanceDetail | null
  readonly reason: string | null
  readonly helper: PersonRef | null
  readonly madeUpOn: Day | null
  readonly arrangedFor: Day | null
  readonly arrangement: { readonly material: string | null; readonly place: string | null } | null
  readonly makeUpId: number | null
  readonly notedFirst: "on-leave" | "absent" | null
  readonly leave: LeaveKind | null
  readonly selfRecorded: boolean
}

/** The list by code, as far as the asker may see names: all of it, or their own people and themselves. */
export async function readList(
  context: RequestContext,
  activityId: number,
  scope: Scope<"member.read">,
  all: boolean,
  limit: number,
): Promise<ListRow[]> {
  const values: unknown[] = [activityId, limit]
  const named = all ? "true" : whoseNames(context, scope, values)
  const { rows } = await context.client.query<Omit<ListRow, "member"> & PersonRef>(
    `${oneList}
     select m.member_id as "memberId", m.code, m.name, l.expected, l.status,
            l.detail, l.leave_reason as reason, ${person("l.helper_id")} as helper,
            l.made_up_on as "madeUpOn", l.planned_on as "arrangedFor", l.self_recorded as "selfRecorded",
            case when l.planned_on is not null then json_build_object('material', l.material, 'place', l.place) end
              as arrangement, p.make_up_id as "makeUpId", l.noted_first as "notedFirst", l.leave
       from list l left join make_up p
         on p.activity_id = $1 and p.member_id = l.member_id and p.state in ('arranged', 'done')
       -- One by one: a list is short, and there are many members.
       cross join lateral (
         select m.member_id, m.code, m.name from member m where m.member_id = l.member_id offset 0) m
      where ${named} order by m.code limit $2`,
    values,
  )
  return rows.map(({ memberId, code, name, ...row }) => ({ member: { memberId, code, name }, ...row }))
}

function whoseNames(context: RequestContext, scope: Scope<"member.read">, values: unknown[]): string {
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

/** The newest change that is kept of what is signed with an activity: its sitting, the items and their lists; 0: none. */
export async function newestChangeOf(client: Queryable, activityId: number): Promise<number> {
  const { rows } = await client.query<{ readonly newest: number }>(
    `select coalesce(max(id), 0) as newest from (
       select max(record_change_id) as id from record_change where activity_id in (${signedTogether})
       union all
       select max(record_change_id) from record_change
        where sitting_id = (select sitting_id from activity where activity_id = $1) and table_name = 'sitting') kept`,
    [activityId],
  )
  return rows[0]?.newest ?? 0
}
