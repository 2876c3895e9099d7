import { z } from "zod"
import {
  newSuggestion,
  ownSuggestions,
  sentSuggestions,
  suggestion,
  suggestionAnswer,
  suggestionParams,
  suggestionsQuery,
} from "../../../contract/suggestions.ts"
import { cutPage } from "../../../contract/wire.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { ownRoute, type Route, route } from "../../http/route.ts"
import { answerSuggestion } from "./answer-suggestion.ts"
import { suggestionsBy, suggestionsWithin } from "./queries.ts"
import { sendSuggestion } from "./send-suggestion.ts"

const usual = 20

export const suggestionRoutes: readonly Route[] = [
  ownRoute({
    method: "post",
    path: "/suggestions",
    summary: "Make a suggestion",
    permission: "signed-in",
    body: newSuggestion,
    answer: suggestion.pick({ suggestionId: true }),
    run: async (context, { body }) => ({ suggestionId: await sendSuggestion(context, body) }),
  }),
  ownRoute({
    method: "get",
    path: "/suggestions/mine",
    summary: "One's own suggestions with their answers, newest first",
    permission: "signed-in",
    query: suggestionsQuery.omit({ state: true }),
    answer: ownSuggestions,
    run: async ({ client, actor }, { query }) => {
      const limit = query.limit ?? usual
      const rows = await suggestionsBy(client, actor.accountId, numberIn(query.cursor), limit + 1)
      return cutPage(rows, limit, (last) => cursorOf(last.suggestionId))
    },
  }),
  route({
    method: "get",
    path: "/suggestions",
    summary: "Suggestions sent within one's reach, newest first",
    permission: "suggestion.answer",
    query: suggestionsQuery,
    answer: sentSuggestions,
    audited: { action: "suggestions-read", about: () => ({}) },
    run: async ({ client }, { query }, scope) => {
      const limit = query.limit ?? usual
      const rows = await suggestionsWithin(client, scope, {
        openOnly: query.state === "open",
        before: numberIn(query.cursor),
        limit: limit + 1,
      })
      return cutPage(rows, limit, (last) => cursorOf(last.suggestionId))
    },
  }),
  route({
    method: "post",
    path: "/suggestions/{suggestionId}/answer",
    summary: "Answer a suggestion; its sender gets a notice",
    permission: "suggestion.answer",
    params: suggestionParams,
    body: suggestionAnswer,
    answer: z.null(),
    run: async (context, { params, body }, scope) => {
      await answerSuggestion(context, scope, params.suggestionId, body.answer)
      return null
    },
  }),
]
