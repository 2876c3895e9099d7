import type { Why } from "../../../domain/events/attendance-detail.ts"
import type { StructuredText } from "../../../domain/shared/structured-text.ts"
import type {
  ActivityKind,
  ActivityState,
  AttendanceStatus,
  ContentCategory,
  MeetingMode,
  StudyPath,
} from "../../../domain/shared/words.ts"
import { expectedAt } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { detailOf, joinLeave } from "../leave/index.ts"
import { helperKept } from "./attendance-store.ts"

/** Recorders of one unit wait for each other here, so that numbers are not given twice. */
export async function waitForTurn(client: Queryable, unitId: number): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer activities'), $1)", [unitId])
}

/** The next codes of a unit in a year: `370112-0101-2026-007`. */
export async function nextCodes(
  client: Queryable,
  unit: { readonly unitId: number; readonly code: string },
  year: string,
  count: number,
): Promise<string[]> {
  const { rows } = await client.query<{ readonly code: string }>(
    `with last as (
       select coalesce(max(substring(code from length($2) + 1)::int), 0) as n from activity
        where unit_id = $1 and left(code, length($2)) = $2 and substring(code from length($2) + 1) ~ '^[0-9]{1,6}$')
     select $2 || lpad(c.n::text, greatest(3, length(c.n::text)), '0') as code
       from (select last.n + step as n from last, generate_series(1, $3 + 100) as step) c
      where not exists (select from activity where code = $2 || lpad(c.n::text, greatest(3, length(c.n::text)), '0'))
      order by c.n limit $3`,
    [unit.unitId, `${unit.code}-${year}-`, count],
  )
  return rows.map(({ code }) => code)
}

/** An activity that a unit has on a day already. */
export interface SameDay {
  readonly activityId: number
  readonly code: string
  readonly kind: ActivityKind
  readonly topic: string
  readonly start: string
  readonly state: ActivityState
}

export async function findSameDay(
  client: Queryable,
  unitId: number,
  on: string,
  kinds: readonly ActivityKind[],
): Promise<SameDay[]> {
  const { rows } = await client.query<SameDay>(
    `select activity_id as "activityId", code, kind, topic, to_char(starts_at, 'YYYY-MM-DD HH24:MI') as start, state
       from activity where unit_id = $1 and starts_on = $2 and kind = any($3) and state <> 'cancelled'
      order by starts_at, code`,
    [unitId, on, kinds],
  )
  return rows
}

/** The same on several days at once, of one kind. */
export async function findSameDays(
  client: Queryable,
  unitId: number,
  days: readonly string[],
  kind: ActivityKind,
): Promise<SameDay[]> {
  const { rows } = await client.query<SameDay>(
    `select activity_id as "activityId", code, kind, topic, to_char(starts_at, 'YYYY-MM-DD HH24:MI') as start, state
       from activity where unit_id = $1 and starts_on = any($2::date[]) and kind = $3 and state <> 'cancelled'
      order by starts_at, code`,
    [unitId, days, kind],
  )
  return rows
}

/** A sitting as it goes in; texts that are not there are null. */
export interface NewSitting {
  readonly start: string
  readonly state: ActivityState
  readonly place: string | null
  readonly form: string | null
  readonly chairId: number | null
  readonly minutes: string | null
  readonly minutesDocument: StructuredText | null
  readonly meetingMode: MeetingMode | null
  readonly venueId: number | null
  readonly lastsMinutes: number | null
  readonly guestNames: readonly string[] | null
  /** Shared by the items, where there are several. */
  readonly tag: string | null
  readonly items: readonly {
    readonly unit: number
    readonly code: string
    readonly kind: ActivityKind
    readonly topic: string
    readonly hours: number
    readonly shortMinutes: number | null
    readonly audience: readonly number[] | null
    readonly lecturer: number | null
    readonly lecturerName: string | null
    readonly content: string | null
    readonly effect: string | null
    readonly planLineId: number | null
    readonly studyPaths: readonly StudyPath[] | null
    readonly contentCategories: readonly ContentCategory[] | null
    readonly topicId: number | null
    readonly concernId: number | null
  }[]
}

/** Adds the items of a sitting; answers their numbers in order. */
export async function addSitting(client: Queryable, sitting: NewSitting): Promise<number[]> {
  const { tag, place, form, chairId, minutes, minutesDocument, meetingMode, venueId, lastsMinutes } = sitting
  const { rows: added } = await client.query<{ readonly id: number }>(
    `insert into sitting (tag, place, form, chair_id, minutes, meeting_mode, minutes_document, venue_id, lasts_minutes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning sitting_id as id`,
    [tag, place, form, chairId, minutes, meetingMode, minutesDocument, venueId, lastsMinutes],
  )
  const { rows } = await client.query<{ readonly id: number }>(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, sitting_id, guest_names,
                           audience, lecturer_id, lecturer_name, content, effect, study_paths, content_categories,
                           topic_id, concern_id, plan_line_id, short_minutes)
     select x.code, x.unit, x.kind, x.topic, $1::timestamp, x.hours, $2, $3, $4::text[],
            x.audience, x.lecturer, x."lecturerName", x.content, x.effect, x."studyPaths", x."contentCategories",
            x."topicId", x."concernId", x."planLineId", x."shortMinutes"
       from jsonb_to_recordset($5::jsonb) as x (unit int, code text, kind text, topic text, hours int, audience int[], lecturer int, "lecturerName" text,
                                                content text, effect text, "studyPaths" text[], "contentCategories" text[],
                                                "topicId" int, "concernId" int, "planLineId" int, "shortMinutes" int, place int)
      order by x.place
     returning activity_id as id`,
    [
      sitting.start,
      sitting.state,
      added[0]?.id,
      sitting.guestNames,
      JSON.stringify(sitting.items.map((item, at) => ({ ...item, place: at }))),
    ],
  )
  return rows.map(({ id }) => id)
}

/** What is said about somebody at an activity. */
export interface Said extends Why {
  readonly activityId: number
  readonly memberId: number
  readonly status: AttendanceStatus
  /** Only where they are expected. */
  readonly fits: boolean
}

export interface ListedPerson {
  readonly activityId: number
  readonly memberId: number
}

/**
 * Writes the lists of some activities: what is said, and for everybody else expected the status that goes without
 * saying, unless they have a row already; whoever has approved leave that day is on leave. Without such a status only
 * what is said. With `seen`, whoever is not among these people gets no row without being named.
 */
export async function writeLists(
  client: Queryable,
  activityIds: readonly number[],
  said: readonly Said[],
  unsaid: AttendanceStatus | null,
  seen: readonly number[] | null,
): Promise<ListedPerson[]> {
  const { rows } = await client.query<ListedPerson>(
    `with asked as (select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = any($1)),
     expected as materialized (${expectedAt("asked")}),
     said as (
       select x."activityId" as activity_id, x."memberId" as member_id, x.status, x.detail, x.reason, x.fits
         from jsonb_to_recordset($2::jsonb) as x ("activityId" int, "memberId" int, status text, detail text, reason text, fits boolean))
     insert into attendance as t (activity_id, member_id, status, detail, leave_reason, leave_id)
     select activity_id, member_id, coalesce(s.status, case when on_leave.leave_id is not null then 'on-leave' end, $3),
            case when coalesce(s.status, 'on-leave') = 'on-leave' and s.reason is null
                 then coalesce(s.detail, ${detailOf("on_leave.kind")}) else s.detail end,
            s.reason, case when s.status is null then on_leave.leave_id end
       from expected e full join said s using (activity_id, member_id) join asked using (activity_id)
       ${joinLeave("coalesce(e.member_id, s.member_id)", "asked.starts_on")}
      where case when s.status is null
                 then $3::text is not null and ($4::int[] is null or e.member_id = any($4)) and not exists (select from attendance o where o.activity_id = e.activity_id
                                                                            and o.member_id = e.member_id)
                 else e.member_id is not null or not s.fits end
     on conflict (activity_id, member_id) do update
        set status = excluded.status, detail = excluded.detail, leave_reason = excluded.leave_reason, self_recorded = false,
            helper_id = ${helperKept}, made_up_on = null, leave_id = null
        -- What goes without saying is written over nothing, also not over what somebody records in this moment; nothing
        -- at all is written over a make-up that is done.
        where t.status <> 'made-up' and exists (select from said s where s.activity_id = t.activity_id and s.member_id = t.member_id
                                           and s.status is not null)
     returning activity_id as "activityId", member_id as "memberId"`,
    [activityIds, JSON.stringify(said), unsaid, seen],
  )
  return rows
}
