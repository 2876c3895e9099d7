import type { z } from "zod"
import type { suggestionsQuery } from "../../../contract/suggestions.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { suggestionsBy, suggestionsWithin } from "./queries.ts"

const usual = 20

/** A page of one's own suggestions with their answers, newest first. */
export async function readOwnSuggestions(
  { client, actor }: RequestContext,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
) {
  const limit = query.limit ?? usual
  const rows = await suggestionsBy(client, actor.accountId, numberIn(query.cursor), limit + 1)
  return cutPage(rows, limit, (last) => cursorOf(last.suggestionId))
}

/** A page of what was sent within one's reach, newest first. */
export async function readSuggestions(
  { client }: RequestContext,
  scope: Scope<"suggestion.answer">,
  query: z.output<typeof suggestionsQuery>,
) {
  const limit = query.limit ?? usual
  const rows = await suggestionsWithin(client, scope, {
    openOnly: query.state === "open",
    before: numberIn(query.cursor),
    limit: limit + 1,
  })
  return cutPage(rows, limit, (last) => cursorOf(last.suggestionId))
}
