import { isOwnUnit, reachesUnit, type Scope } from "../../../domain/access/scope.ts"
import type { SkipReason, SlotPart } from "../../../domain/calendar/study-slot.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Since } from "../../../domain/shared/history.ts"
import type { ActivityKind, ActivityState, StudyDay } from "../../../domain/shared/words.ts"
import { isExpectedAt } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { conditionsOf, type ListQuestion } from "../events/index.ts"

/** What is asked of a calendar. */
export interface CalendarQuestion extends ListQuestion {
  /** Only what this member is expected at. */
  readonly expects?: number | undefined
}

async function whereOf(client: Queryable, asked: CalendarQuestion, values: unknown[]): Promise<string> {
  const where = await conditionsOf(client, asked, values)
  if (asked.expects === undefined) return where
  values.push(asked.expects)
  return `${where} and (${isExpectedAt("a", `$${values.length}::int`)} or a.lecturer_id = $${values.length}::int)`
}

/** An activity in a calendar. */
export interface CalendarEvent {
  readonly on: Day
  readonly count: number
  readonly planned: number
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly time: string
  readonly state: ActivityState
  readonly unitName: string
}

/** The activities of some days, those not called off: the first few of each day, with how many there are. */
export async function listDays(
  client: Queryable,
  asked: CalendarQuestion,
  firstFew: number,
): Promise<CalendarEvent[]> {
  const values: unknown[] = []
  const where = await whereOf(client, asked, values)
  values.push(firstFew)
  const { rows } = await client.query<CalendarEvent>(
    `select starts_on as "on", count, planned, activity_id as "activityId", kind, topic, time, state,
            unit_name as "unitName"
       from (select a.starts_on, count(*) over of_day::int as count,
                    count(*) filter (where a.state = 'planned') over of_day::int as planned,
                    row_number() over (of_day order by a.starts_at, a.code) as place,
                    a.activity_id, a.kind, a.topic, to_char(a.starts_at, 'HH24:MI') as time, a.state,
                    u.name as unit_name
               from activity a join unit u using (unit_id)
              where a.state <> 'cancelled' and ${where} window of_day as (partition by a.starts_on)) found
      where place <= $${values.length} order by starts_on, place`,
    values,
  )
  return rows
}

/** How many activities there are on each day, those not called off. */
export async function countDays(
  client: Queryable,
  asked: CalendarQuestion,
): Promise<{ on: Day; count: number; planned: number }[]> {
  const values: unknown[] = []
  const where = await whereOf(client, asked, values)
  const { rows } = await client.query<{ on: Day; count: number; planned: number }>(
    `select a.starts_on as "on", count(*)::int as count,
            count(*) filter (where a.state = 'planned')::int as planned
       from activity a join unit u using (unit_id) where a.state <> 'cancelled' and ${where}
      group by a.starts_on order by a.starts_on`,
    values,
  )
  return rows
}

/** The days on which a unit studies together, or means to. */
export async function studyDaysOf(
  client: Queryable,
  asked: Omit<CalendarQuestion, "kind" | "state">,
): Promise<{ on: Day; state: ActivityState }[]> {
  const values: unknown[] = []
  const where = await whereOf(client, { ...asked, kind: "collective-study" }, values)
  const { rows } = await client.query<{ on: Day; state: ActivityState }>(
    `select distinct a.starts_on as "on", a.state from activity a join unit u using (unit_id)
      where a.state <> 'cancelled' and ${where}`,
    values,
  )
  return rows
}

/** The rhythm of a unit: its weekday with what it was before, and the part of the day. */
export interface RhythmRow {
  readonly studyDay: StudyDay | null
  readonly history: readonly Since<StudyDay | null>[]
  readonly part: SlotPart | null
  readonly startsAt: string | null
  readonly foundedOn: Day | null
  readonly dissolvedOn: Day | null
}

export async function readRhythm(client: Queryable, unitId: number): Promise<RhythmRow | undefined> {
  const { rows } = await client.query<RhythmRow>(
    `select u.study_day as "studyDay", r.part, to_char(r.starts_at, 'HH24:MI') as "startsAt",
            u.founded_on as "foundedOn", u.dissolved_on as "dissolvedOn",
            coalesce((select json_agg(json_build_object('from', h.from_on, 'value', h.value #>> '{}'))
                        from unit_history h where h.unit_id = u.unit_id and h.item = 'study-day'), '[]') as history
       from unit u left join unit_rhythm r using (unit_id) where u.unit_id = $1`,
    [unitId],
  )
  return rows[0]
}

export interface SkipRow {
  readonly week: string
  readonly reason: SkipReason
  readonly note: string | null
  readonly by: string | null
  readonly notedAt: string
}

/** The weeks a unit leaves out, from one week to another. */
export async function listSkips(
  client: Queryable,
  unitId: number,
  weeks: { readonly first: string; readonly last: string },
): Promise<SkipRow[]> {
  const { rows } = await client.query<SkipRow>(
    `select w.week, w.reason, w.note, a.name as by, to_json(w.noted_at) #>> '{}' as "notedAt"
       from skipped_week w left join account a using (account_id)
      where w.unit_id = $1 and w.week between $2 and $3 order by w.week`,
    [unitId, weeks.first, weeks.last],
  )
  return rows
}

interface LastOfKind {
  readonly kind: ActivityKind
  readonly time: string
  readonly place: string | null
  readonly venueId: number | null
  readonly hundredthHours: number
}

/** How a unit held each kind last: time, place, hours. */
export async function lastByKind(client: Queryable, unitId: number): Promise<LastOfKind[]> {
  const { rows } = await client.query<LastOfKind>(
    `select distinct on (a.kind) a.kind, to_char(a.starts_at, 'HH24:MI') as time, s.place, s.venue_id as "venueId",
            a.hundredth_hours as "hundredthHours"
       from activity a join sitting s using (sitting_id) where a.unit_id = $1 and a.state <> 'cancelled'
      order by a.kind, a.starts_at desc, a.activity_id desc`,
    [unitId],
  )
  return rows
}

/** The days from one on that a unit has something on, by kind. */
export async function daysTaken(
  client: Queryable,
  unitId: number,
  from: Day,
): Promise<{ on: Day; kind: ActivityKind }[]> {
  const { rows } = await client.query<{ on: Day; kind: ActivityKind }>(
    `select distinct starts_on as "on", kind from activity
      where unit_id = $1 and starts_on >= $2 and state <> 'cancelled' order by starts_on, kind`,
    [unitId, from],
  )
  return rows
}

/** A scope with nothing but one's own part. */
export function ownPart(scope: Scope<"event.read">): Scope<"event.read"> {
  return { ...scope, subtrees: [], units: [] }
}

/** Of some units, those whose activities a scope opens, by code. */
export async function unitsOffered(
  client: Queryable,
  scope: Scope<"event.read">,
  unitIds: readonly number[],
): Promise<{ unitId: number; code: string; name: string }[]> {
  const { rows } = await client.query<{ unitId: number; code: string; name: string; path: string }>(
    `select unit_id as "unitId", code, name, path::text as path from unit where unit_id = any($1) order by code`,
    [unitIds],
  )
  return rows
    .filter(({ path }) => reachesUnit(scope, path) || isOwnUnit(scope, path))
    .map(({ path: _, ...unit }) => unit)
}
