import type { z } from "zod"
import type { personRecord, RecordLine } from "../../../contract/people.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { isByPost } from "../../../domain/events/who-is-expected.ts"
import { isDay } from "../../../domain/shared/calendar.ts"
import { memberWithin } from "../../access/index.ts"
import { cursorOf, placeIn, wrongCursor } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { figuresOf, type RecordPlace, recordOf, yearsOfRecord } from "./record-queries.ts"

const usual = 50

/** Everything recorded of somebody in a year, newest first. */
export async function readRecord(
  context: RequestContext,
  scope: Scope<"member.read">,
  memberId: number,
  asked: {
    readonly year?: number | undefined
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
  },
): Promise<z.infer<typeof personRecord>> {
  const { client, actor, today } = context
  await memberWithin(context, scope, memberId)
  const year = asked.year ?? Number(today.slice(0, 4))
  const limit = asked.limit ?? usual
  const after = asked.cursor === undefined ? undefined : placeOf(asked.cursor)
  const lines = await recordOf(client, actor, memberId, year, after, limit + 1)
  const shown = lines.slice(0, limit)
  const last = shown[shown.length - 1]
  return {
    items: shown.map(({ line }) => named(line)),
    next: lines.length > limit && last ? cursorOf(last.on, last.key) : null,
    year,
    years: await yearsOfRecord(client, memberId),
    figures: await figuresOf(client, memberId, year, today),
  }
}

/** What a committee or a central group has met about is for those who may open it: to others it has no topic. */
function named(line: RecordLine): RecordLine {
  if (line.of !== "activity" || line.opens || !isByPost(line.kind)) return line
  return { ...line, topic: "" }
}

function placeOf(cursor: string): RecordPlace {
  const [on = "", key = ""] = placeIn(cursor, 2)
  if (!isDay(on)) throw wrongCursor()
  return { on, key }
}
