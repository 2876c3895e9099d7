import {
  newSuggestion,
  ownSuggestions,
  sentSuggestions,
  suggestion,
  suggestionAnswer,
  suggestionParams,
  suggestionsQuery,
} from "../suggestions.ts"
import { nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const suggestionEndpoints = {
  "POST /suggestions": { body: newSuggestion, answer: suggestion.pick({ suggestionId: true }) },
  "GET /suggestions/mine": { query: suggestionsQuery.omit({ state: true }), answer: ownSuggestions },
  "GET /suggestions": { query: suggestionsQuery, answer: sentSuggestions },
  "POST /suggestions/{suggestionId}/answer": {
    params: suggestionParams,
    body: suggestionAnswer,
    answer: nothing,
  },
} as const satisfies Endpoints
