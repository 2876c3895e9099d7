import type { Queryable } from "./request-context.ts"

/** Whoever keeps one list waits for another here; people who record themselves do not. */
export async function waitForList(client: Queryable, activityId: number): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer attendance list'), $1)", [activityId])
}
