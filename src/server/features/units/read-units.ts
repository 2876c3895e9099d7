import type { z } from "zod"
import type { UnitCard, UnitRow, unitsQuery } from "../../../contract/units.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn, placeIn } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { changesOf, listUnits, type Wanted } from "./queries.ts"
import { showUnit } from "./show-unit.ts"

type Reach = Scope<"unit.read">

interface Page {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

const usual = 50

/** A page of the units within reach, by code. */
export async function readUnits(context: RequestContext, scope: Reach, query: z.output<typeof unitsQuery>) {
  const { cursor, limit, ...wanted } = query
  if (query.under !== undefined) await unitWithin(context, scope, query.under)
  const flags = {
    people: query.people !== undefined,
    tops: query.tops !== undefined,
    ended: query.ended !== undefined,
  }
  return await pageOf(context, scope, { cursor, limit }, { ...wanted, ...flags })
}

/** A unit as its page shows it. */
export async function readUnit(context: RequestContext, scope: Reach, unitId: number): Promise<UnitCard> {
  await unitWithin(context, scope, unitId)
  return await showUnit(context, unitId)
}

/** A page of the units directly under one, by code. */
export async function readChildren(
  context: RequestContext,
  scope: Reach,
  parentId: number,
  query: Page & { readonly ended?: unknown },
) {
  await unitWithin(context, scope, parentId)
  return await pageOf(context, scope, query, { parentId, ended: query.ended !== undefined })
}

/** What became of a unit, the newest first. */
export async function readLife(context: RequestContext, scope: Reach, unitId: number, query: Page) {
  await unitWithin(context, scope, unitId)
  const limit = query.limit ?? usual
  const rows = await changesOf(context.client, unitId, numberIn(query.cursor), limit + 1)
  return cutPage(rows, limit, ({ changeId }) => cursorOf(changeId))
}

async function pageOf(
  { client, today }: RequestContext,
  scope: Reach,
  { limit = usual, cursor }: Page,
  wanted: Omit<Wanted, "after" | "limit">,
) {
  const after = cursor === undefined ? undefined : placeIn(cursor, 1)[0]
  const rows = await listUnits(client, scope, { ...wanted, after, limit: limit + 1 }, today)
  return cutPage(rows, limit, ({ code }: UnitRow) => cursorOf(code))
}
