import { cutPage } from "../../../contract/wire.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { ownRoute, type Route, route } from "../../http/route.ts"
import { answerSuggestion } from "./answer-suggestion.ts"
import { suggestionsBy, suggestionsWithin } from "./queries.ts"
import { sendSuggestion } from "./send-suggestion.ts"

const usual = 20

export const suggestionRoutes: readonly Route[] = [
  ownRoute("POST /suggestions", {
    summary: "Make a suggestion",
    permission: "signed-in",
    run: async (context, { body }) => ({ suggestionId: await sendSuggestion(context, body) }),
  }),
  ownRoute("GET /suggestions/mine", {
    summary: "One's own suggestions with their answers, newest first",
    permission: "signed-in",
    run: async ({ client, actor }, { query }) => {
      const limit = query.limit ?? usual
      const rows = await suggestionsBy(client, actor.accountId, numberIn(query.cursor), limit + 1)
      return cutPage(rows, limit, (last) => cursorOf(last.suggestionId))
    },
  }),
  route("GET /suggestions", {
    summary: "Suggestions sent within one's reach, newest first",
    permission: "suggestion.answer",
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
  route("POST /suggestions/{suggestionId}/answer", {
    summary: "Answer a suggestion; its sender gets a notice",
    permission: "suggestion.answer",
    run: async (context, { params, body }, scope) => {
      await answerSuggestion(context, scope, params.suggestionId, body.answer)
      return null
    },
  }),
]
