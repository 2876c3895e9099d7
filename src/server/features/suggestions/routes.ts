import { ownRoute, type Route, route } from "../../http/route.ts"
import { answerSuggestion } from "./answer-suggestion.ts"
import { readOwnSuggestions, readSuggestions } from "./read-suggestions.ts"
import { sendSuggestion } from "./send-suggestion.ts"

export const suggestionRoutes: readonly Route[] = [
  ownRoute("POST /suggestions", {
    summary: "Make a suggestion",
    permission: "signed-in",
    run: async (context, { body }) => ({ suggestionId: await sendSuggestion(context, body) }),
  }),
  ownRoute("GET /suggestions/mine", {
    summary: "One's own suggestions with their answers, newest first",
    permission: "signed-in",
    run: (context, { query }) => readOwnSuggestions(context, query),
  }),
  route("GET /suggestions", {
    summary: "Suggestions sent within one's reach, newest first",
    permission: "suggestion.answer",
    audited: { action: "suggestions-read", about: () => ({}) },
    run: (context, { query }, scope) => readSuggestions(context, scope, query),
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
