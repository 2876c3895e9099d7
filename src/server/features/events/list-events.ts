import type { z } from "zod"
import type { eventsPage, eventsQuery } from "../../../contract/events.ts"
import { cutPage } from "../../../contract/wire.ts"
import { type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { type ListQuestion, listEvents } from "./list-queries.ts"

/** A page of activities, newest first. */
export async function showEvents(
  context: RequestContext,
  scope: Scope<"event.read">,
  query: z.output<typeof eventsQuery>,
): Promise<z.output<typeof eventsPage>> {
  const limit = query.limit ?? 50
  const { unit, cursor, from, until, kind, state, q, category, path, mode, topic, lacks } = query
  const unitPath = await pathOf(context, scope, unit)
  const rows = await listEvents(
    context.client,
    {
      ...{
        scope,
        unitPath,
        from,
        until,
        kind,
        state,
        q,
        category,
        path,
        mode,
        topic,
        after: afterOf(cursor),
      },
      ...(lacks ? { lacking: scopeFor(context.actor, "event.record") } : {}),
    },
    limit,
  )
  return cutPage(rows, limit, (last) => Buffer.from(`${last.start} ${last.activityId}`).toString("base64url"))
}

async function pathOf(
  context: RequestContext,
  scope: Scope<"event.read">,
  unitId: number | undefined,
): Promise<string | undefined> {
  return unitId === undefined ? undefined : (await unitWithin(context, scope, unitId)).path
}

function afterOf(cursor: string | undefined): ListQuestion["after"] {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, "base64url").toString()
  const [, startsAt, id] = /^(\d{4}-\d\d-\d\d \d\d:\d\d) (\d{1,9})$/.exec(text) ?? []
  if (startsAt === undefined || Number.isNaN(Date.parse(`${startsAt.replace(" ", "T")}Z`))) {
    throw problem("unreadable", { why: "cursor" })
  }
  return { startsAt, activityId: Number(id) }
}
