import type { EventPatch } from "../../../contract/event-actions.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityState } from "../../../domain/shared/words.ts"
import { sameSitting } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import type { SharedDetails } from "./shared-sitting-store.ts"

/** What an activity has to itself. */
export type OwnField = Exclude<keyof EventPatch, keyof SharedDetails>

const columns: Readonly<Record<OwnField, string>> = {
  kind: "kind",
  unitId: "unit_id",
  topic: "topic",
  start: "starts_at",
  hours: "hundredth_hours",
  shortMinutes: "short_minutes",
  lecturerId: "lecturer_id",
  lecturerName: "lecturer_name",
  content: "content",
  effect: "effect",
  studyPaths: "study_paths",
  contentCategories: "content_categories",
  topicId: "topic_id",
  concernId: "concern_id",
  audience: "audience",
  planLineId: "plan_line_id",
}

/**
 * Changes an activity in the version somebody saw; false when there is another by now. Without changes of its own it is
 * a new version all the same.
 */
export async function changeEvent(
  client: Queryable,
  activityId: number,
  version: number,
  changes: ReadonlyMap<OwnField, unknown>,
): Promise<boolean> {
  const values: unknown[] = [activityId, version]
  const sets = [...changes].map(([field, value]) => {
    values.push(value)
    return `${columns[field]} = $${values.length}`
  })
  const { rowCount } = await client.query(
    `update activity set ${sets.join(", ") || "version = version"} where activity_id = $1 and version = $2`,
    values,
  )
  return rowCount === 1
}

/** Puts an activity into another state, in the version somebody saw; false when there is another by now. */
export async function changeState(
  client: Queryable,
  activityId: number,
  version: number,
  state: ActivityState,
  cancelReason: string | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    "update activity set state = $3, cancel_reason = $4 where activity_id = $1 and version = $2",
    [activityId, version, state, cancelReason],
  )
  return rowCount === 1
}

/** Guests in no roster who sat in, or did not after all. */
export async function changeGuestNames(
  client: Queryable,
  activityId: number,
  {
    add = [],
    remove = [],
  }: { readonly add?: readonly string[] | undefined; readonly remove?: readonly string[] | undefined },
): Promise<void> {
  await client.query(
    `update activity set guest_names = (
       select nullif(array_agg(name order by first), '{}')
         from (select name, min(place) as first
                 from unnest(coalesce(guest_names, '{}') || $2::text[]) with ordinality as x (name, place)
                where name <> all($3::text[]) group by name) kept)
      where activity_id = $1`,
    [activityId, add, remove],
  )
}

/** The other planned items of a sitting were held as well; answers their numbers. */
export async function markOthersHeld(client: Queryable, activityId: number): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `update activity o set state = 'held' from activity a
      where a.activity_id = $1 and o.state = 'planned' and o.starts_on = a.starts_on and ${sameSitting}
     returning o.activity_id as id`,
    [activityId],
  )
  return rows.map(({ id }) => id)
}

/** What belongs to an activity has changed: it is another version; false where it is not the one somebody saw. */
export async function markChanged(client: Queryable, activityId: number, version: number): Promise<boolean> {
  return await changeEvent(client, activityId, version, new Map())
}

/** From a day on the program waits for signatures of what was held; what is older or was imported it leaves alone. */
export async function openRecordsOf(
  client: Queryable,
  activityIds: readonly number[],
  on: Day,
): Promise<void> {
  await client.query(
    `insert into meeting_record (activity_id, open_since) select unnest($1::int[]), $2
     on conflict (activity_id) do update set open_since = excluded.open_since`,
    [activityIds, on],
  )
}
