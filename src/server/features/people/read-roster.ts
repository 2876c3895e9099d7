import type { z } from "zod"
import type { RosterQuery, roster } from "../../../contract/people.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isEmpty, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { countRoster, rosterPage } from "./roster-queries.ts"

const usual = 50

/** What a roster's reader may do beside reading it. */
const actions: readonly Permission[] = ["member.add", "roster.import"]

/** A page of the people within reach. How many there are is counted for the first page alone. */
export async function readRoster(
  context: RequestContext,
  scope: Scope<"member.read">,
  filter: RosterQuery,
): Promise<z.infer<typeof roster>> {
  const { client, actor, today } = context
  const below = filter.unit === undefined ? undefined : (await unitWithin(context, scope, filter.unit)).path
  const after = filter.cursor === undefined ? undefined : placeIn(filter.cursor, 1)[0]
  const limit = filter.limit ?? usual
  const wanted = { filter, below, today, after, limit: limit + 1 }
  const rows = await rosterPage(client, scope, wanted)
  const page = cutPage(rows, limit, (last) => cursorOf(last.code))
  const total = after === undefined ? await countRoster(client, scope, wanted) : null
  const can = actions.filter((action) => !isEmpty(scopeFor(actor, action)))
  return { ...page, total, can }
}
