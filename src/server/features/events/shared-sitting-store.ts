import type { StructuredText } from "../../../domain/shared/structured-text.ts"
import type { ActivityState, MeetingMode } from "../../../domain/shared/words.ts"
import { homeOf } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** What the items of a sitting share. */
export interface SharedDetails {
  readonly place: string | null
  readonly form: string | null
  readonly chairId: number | null
  readonly meetingMode: MeetingMode | null
  readonly minutes: string | null
  readonly minutesDocument: StructuredText | null
  readonly venueId: number | null
  readonly lastsMinutes: number | null
}

const columns: Readonly<Record<keyof SharedDetails, string>> = {
  place: "place",
  form: "form",
  chairId: "chair_id",
  meetingMode: "meeting_mode",
  minutes: "minutes",
  minutesDocument: "minutes_document",
  venueId: "venue_id",
  lastsMinutes: "lasts_minutes",
}

/** The fields of an activity that are those of its sitting. */
export function isShared(field: string): field is keyof SharedDetails {
  return field in columns
}

/** Changes what the items of the sitting of an activity share. They are all another version then. */
export async function changeShared(
  client: Queryable,
  activityId: number,
  changes: ReadonlyMap<keyof SharedDetails, unknown>,
): Promise<void> {
  const values: unknown[] = [activityId]
  const sets = [...changes].map(([field, value]) => {
    values.push(value)
    return `${columns[field]} = $${values.length}`
  })
  await client.query(
    `update sitting set ${sets.join(", ")}
      where sitting_id = (select sitting_id from activity where activity_id = $1)`,
    values,
  )
}

/**
 * Gives items a sitting apart from the others of theirs, which says the same under the same tag; those that sit together
 * go on doing so.
 */
export async function sitApart(client: Queryable, activityIds: readonly number[]): Promise<void> {
  await client.query(
    `with apart as (
       select a.activity_id, a.sitting_id, a.starts_on, ${homeOf("u")} as home
         from activity a join unit u using (unit_id) where a.activity_id = any($1)),
     own as materialized (
       select sitting_id, starts_on, home, nextval('sitting_sitting_id_seq')::integer as own_id from apart group by 1, 2, 3),
     copied as (
       insert into sitting (sitting_id, tag, place, form, chair_id, minutes, meeting_mode, minutes_document, agenda,
                            venue_id, lasts_minutes)
       select own_id, s.tag, s.place, s.form, s.chair_id, s.minutes, s.meeting_mode, s.minutes_document, s.agenda,
              s.venue_id, s.lasts_minutes
         from own join sitting s using (sitting_id))
     update activity a set sitting_id = own_id from apart join own using (sitting_id, starts_on, home)
      where a.activity_id = apart.activity_id`,
    [activityIds],
  )
}

/**
 * Gives those of some items a sitting apart that share theirs with an item of another day, or of a unit they do not sit
 * together with.
 */
export async function partSittings(client: Queryable, activityIds: readonly number[]): Promise<void> {
  const { rows } = await client.query<{ readonly id: number }>(
    `select a.activity_id as id from activity a join unit u using (unit_id)
      where a.activity_id = any($1) and exists (
        select from activity o join unit w using (unit_id)
         where o.sitting_id = a.sitting_id and (o.starts_on <> a.starts_on or ${homeOf("w")} <> ${homeOf("u")}))`,
    [activityIds],
  )
  if (rows.length > 0)
    await sitApart(
      client,
      rows.map(({ id }) => id),
    )
}

/** An item as it stands after it was moved. */
export interface MovedItem {
  readonly activityId: number
  readonly code: string
  readonly state: ActivityState
  readonly before: string
  readonly after: string
}

/** Moves items as far as another was moved, `YYYY-MM-DD HH:mm` from and to. */
export async function moveItems(
  client: Queryable,
  activityIds: readonly number[],
  from: string,
  to: string,
): Promise<MovedItem[]> {
  const { rows } = await client.query<MovedItem>(
    `with was as (select activity_id, starts_at from activity where activity_id = any($1))
     update activity a set starts_at = a.starts_at + ($3::timestamp - $2::timestamp) from was
      where a.activity_id = was.activity_id
     returning a.activity_id as "activityId", a.code, a.state, to_char(was.starts_at, 'YYYY-MM-DD HH24:MI') as before,
               to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as after`,
    [activityIds, from, to],
  )
  return rows
}
