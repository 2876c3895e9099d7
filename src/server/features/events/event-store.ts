import type { EventPatch } from "../../../contract/event-actions.ts"
import type { ActivityState } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

const columns: Readonly<Record<keyof EventPatch, string>> = {
  kind: "kind",
  topic: "topic",
  start: "starts_at",
  hours: "hundredth_hours",
  place: "place",
  form: "form",
  chairId: "chair_id",
  lecturerId: "lecturer_id",
  content: "content",
  minutes: "minutes",
  effect: "effect",
  audience: "audience",
}

/** Changes an activity in the version somebody saw; false when there is another by now. */
export async function changeEvent(
  client: Queryable,
  activityId: number,
  version: number,
  changes: ReadonlyMap<keyof EventPatch, unknown>,
): Promise<boolean> {
  const values: unknown[] = [activityId, version]
  const sets = [...changes].map(([field, value]) => {
    values.push(value)
    return `${columns[field]} = $${values.length}`
  })
  const { rowCount } = await client.query(
    `update activity set ${sets.join(", ")} where activity_id = $1 and version = $2`,
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

/** The other planned items of a sitting were held as well; answers their numbers. */
export async function markOthersHeld(client: Queryable, activityId: number): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `update activity o set state = 'held' from activity a
      where a.activity_id = $1 and o.unit_id = a.unit_id and o.sitting = a.sitting
        and o.state = 'planned' and o.starts_on = a.starts_on and o.activity_id <> a.activity_id
     returning o.activity_id as id`,
    [activityId],
  )
  return rows.map(({ id }) => id)
}
