import type { ClientBase } from "pg"
import type { Day } from "../../../domain/shared/calendar.ts"
import type {
  ActivityKind,
  ActivityState,
  AttendanceStatus,
  Post,
  TrainingKind,
  TrainingState,
  WritingKind,
  WritingState,
} from "../../../domain/shared/words.ts"
import { belowReached, centralGroupPosts, committeePosts, expected } from "./fact-queries.ts"

export interface ActivityRecord {
  readonly id: number
  readonly code: string
  readonly kind: ActivityKind
  readonly topic: string
  readonly startsOn: Day
  readonly hundredthHours: number
  readonly state: ActivityState
  readonly hasRecord: boolean
  readonly hasContent: boolean
  readonly hasEffect: boolean
  /** Whether the lecturer holds the post asked about in the unit that day. */
  readonly lecturerInPost: boolean
}

const activityColumns = `a.activity_id as id, a.code, a.kind, a.topic, a.starts_on as "startsOn",
  a.hundredth_hours as "hundredthHours", a.state, coalesce(a.minutes, '') <> '' as "hasRecord",
  coalesce(a.content, '') <> '' as "hasContent", coalesce(a.effect, '') <> '' as "hasEffect",
  exists (select from post p where p.unit_id = $1 and p.post = $4 and p.member_id = a.lecturer_id
     and p.from_on <= a.starts_on and (p.until_on is null or a.starts_on < p.until_on)) as "lecturerInPost"`

/** The activities of a unit in a time, whatever their kind and state: its own, or all that reach it. */
export async function listActivities(
  client: ClientBase,
  unitId: number,
  first: Day,
  last: Day,
  relation: "held-by" | "reaching",
  post: Post | undefined,
): Promise<ActivityRecord[]> {
  const concerns =
    relation === "held-by"
      ? "a.unit_id = $1"
      : `coalesce(a.audience, array[a.unit_id]) &&
           (select string_to_array(path::text, '.')::int[] from unit where unit_id = $1)`
  const { rows } = await client.query(
    `select ${activityColumns} from activity a
      where a.starts_on between $2 and $3 and ${concerns} order by a.starts_at, a.code`,
    [unitId, first, last, post ?? null],
  )
  return rows
}

/** Expected people without a row, by activity. */
export async function listMissing(
  client: Pick<ClientBase, "query">,
  activityIds: readonly number[],
): Promise<Map<number, string[]>> {
  const { rows } = await client.query<{ activityId: number; name: string; code: string }>(
    `with asked as (select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = any($1)),
      below as (${belowReached("asked")})
     select distinct e.activity_id as "activityId", m.name, m.code
       from (${expected("asked").replaceAll("$5", "$2").replaceAll("$6", "$3")}) e join member m using (member_id)
      where not exists (select from attendance t where t.activity_id = e.activity_id and t.member_id = e.member_id)
      order by m.code`,
    [activityIds, committeePosts, centralGroupPosts],
  )
  const missing = new Map<number, string[]>()
  for (const { activityId, name, code } of rows) {
    missing.set(activityId, [...(missing.get(activityId) ?? []), `${name}（${code}）`])
  }
  return missing
}

export interface AttendanceRecord {
  readonly code: string
  readonly kind: ActivityKind
  readonly topic: string
  readonly startsOn: Day
  readonly hundredthHours: number
  readonly state: ActivityState
  /** Null: no row, but taught. */
  readonly status: AttendanceStatus | null
  readonly madeUpOn: Day | null
  readonly taught: boolean
}

/** Everything in a time that a person attended, missed or taught. */
export async function listAttendance(
  client: ClientBase,
  memberId: number,
  first: Day,
  last: Day,
): Promise<AttendanceRecord[]> {
  const { rows } = await client.query(
    `select a.code, a.kind, a.topic, a.starts_on as "startsOn", a.hundredth_hours as "hundredthHours", a.state,
            t.status, t.made_up_on as "madeUpOn", a.lecturer_id is not distinct from $1 as taught
       from (select activity_id from attendance where member_id = $1
             union select activity_id from activity where lecturer_id = $1) x
       join activity a using (activity_id)
       left join attendance t on t.activity_id = a.activity_id and t.member_id = $1
      where a.starts_on between $2 and $3 order by a.starts_at, a.code`,
    [memberId, first, last],
  )
  return rows
}

export interface TrainingRecord {
  readonly name: string
  readonly kind: TrainingKind
  readonly countsOn: Day
  readonly hundredthHours: number
  readonly state: TrainingState
}

/** A person's training records that fall in a time. */
export async function listTrainings(
  client: ClientBase,
  memberId: number,
  first: Day,
  last: Day,
): Promise<TrainingRecord[]> {
  const { rows } = await client.query(
    `select name, kind, counts_on as "countsOn", hundredth_hours as "hundredthHours", state from training
      where member_id = $1 and counts_on between $2 and $3 order by counts_on, name`,
    [memberId, first, last],
  )
  return rows
}

export interface WritingRecord {
  readonly title: string
  readonly kind: WritingKind
  readonly writtenOn: Day
  readonly state: WritingState
}

/** A person's writings in a time. */
export async function listWritings(
  client: ClientBase,
  memberId: number,
  first: Day,
  last: Day,
): Promise<WritingRecord[]> {
  const { rows } = await client.query(
    `select title, kind, written_on as "writtenOn", state from writing
      where member_id = $1 and written_on between $2 and $3 order by written_on, title`,
    [memberId, first, last],
  )
  return rows
}

export interface PlanRecord {
  readonly submittedOn: Day | null
  readonly filedOn: Day | null
}

/** A unit's plans for a year. */
export async function listPlans(client: ClientBase, unitId: number, year: number): Promise<PlanRecord[]> {
  const { rows } = await client.query(
    `select submitted_on as "submittedOn", filed_on as "filedOn" from study_plan
      where unit_id = $1 and year = $2 order by filed_on, submitted_on`,
    [unitId, year],
  )
  return rows
}

export interface AbsenceRecord {
  readonly activityCode: string
  readonly topic: string
  readonly kind: ActivityKind
  readonly startsOn: Day
  readonly memberCode: string
  readonly memberName: string
  readonly status: AttendanceStatus
  readonly helperName: string | null
  readonly madeUpOn: Day | null
}

/** Absences at held activities of a unit, made up or not. */
export async function listAbsences(
  client: ClientBase,
  unitId: number,
  kinds: readonly ActivityKind[],
  first: Day,
  last: Day,
): Promise<AbsenceRecord[]> {
  const { rows } = await client.query(
    `select a.code as "activityCode", a.topic, a.kind, a.starts_on as "startsOn", m.code as "memberCode",
            m.name as "memberName", t.status, h.name as "helperName", t.made_up_on as "madeUpOn"
       from activity a join attendance t using (activity_id) join member m on m.member_id = t.member_id
       left join member h on h.member_id = t.helper_id
      where a.unit_id = $1 and a.kind = any($2) and a.state = 'held' and a.starts_on between $3 and $4
        and t.status in ('on-leave', 'absent', 'made-up') order by a.starts_at, a.code, m.code`,
    [unitId, kinds, first, last],
  )
  return rows
}
