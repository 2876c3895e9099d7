import type { z } from "zod"
import type { waiting } from "../../../contract/meetings.ts"
import { scopeFor } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { openableAmong } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt, untilFull } from "../../until-full.ts"
import { confirmsNow, meetingRow } from "./show-meeting.ts"
import { type OpenRecord, openRecords, openTasks } from "./waiting-queries.ts"

/** A home shows so many of each; the rest follows when these are done. */
const most = 20

/** What waits for the asker: tasks that are not done, and records whose next signature is theirs. */
export async function showWaiting(context: RequestContext): Promise<z.output<typeof waiting>> {
  const { client, actor } = context
  const tasks = cutAt(await openTasks(client, scopeFor(actor, "task.settle"), most + 1), most)
  const scope = scopeFor(actor, "record.sign")
  const records = await untilFull(
    most,
    (after: OpenRecord | undefined, limit) => openRecords(client, scope, { after, limit }),
    (rows) => signedNext(context, rows),
  )
  const opens = await openableAmong(
    context,
    tasks.items.map(({ activityId }) => activityId),
  )
  return {
    tasks: tasks.items.map((task) => ({ ...task, opens: opens.has(task.activityId) })),
    records: records.items,
    moreTasks: tasks.more,
    moreRecords: records.more,
  }
}

/** Those of some records whose next signature is the asker's. */
async function signedNext(context: RequestContext, rows: readonly OpenRecord[]) {
  const theirs = []
  for (const { record, path } of rows) {
    const isTheirs =
      record.state === "signed"
        ? await confirmsNow(context, await meetingRow(context, record.activityId))
        : mayRecord(context.actor, path, record.kind)
    if (isTheirs) theirs.push(record)
  }
  return theirs
}
