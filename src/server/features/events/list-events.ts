import type { z } from "zod"
import type { eventsMonth, eventsPage, eventsQuery, monthQuery } from "../../../contract/events.ts"
import { cutPage } from "../../../contract/wire.ts"
import { type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { type ListQuestion, listDays, listEvents } from "./list-queries.ts"

/** Activities that are shown of one day of a calendar. */
const firstFew = 8

/** A page of activities, newest first. */
export async function showEvents(
  context: RequestContext,
  scope: Scope<"event.read">,
  query: z.output<typeof eventsQuery>,
): Promise<z.output<typeof eventsPage>> {
  const limit = query.limit ?? 50
  const { unit, cursor, from, until, kind, state, q, lacks } = query
  const unitPath = await pathOf(context, scope, unit)
  const rows = await listEvents(
    context.client,
    {
      ...{ scope, unitPath, from, until, kind, state, q, after: afterOf(cursor) },
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

/** The activities of a month, day by day, those called off left out. */
export async function showMonth(
  context: RequestContext,
  scope: Scope<"event.read">,
  { unit, month }: z.output<typeof monthQuery>,
): Promise<z.output<typeof eventsMonth>> {
  const unitPath = await pathOf(context, scope, unit)
  const [year = "", index = ""] = month.split("-")
  const days = new Date(Date.UTC(Number(year), Number(index), 0)).getUTCDate()
  const rows = await listDays(
    context.client,
    { scope, unitPath, from: `${month}-01`, until: `${month}-${days}` },
    firstFew,
  )
  const found = Map.groupBy(rows, ({ on }) => on)
  return {
    month,
    days: [...found].map(([on, items]) => ({ on, count: items[0]?.count ?? 0, items })),
  }
}
