import { explanationPage, explanationQuery } from "../explanations.ts"
import type { Endpoints } from "./endpoint.ts"

export const explanationEndpoints = {
  "GET /explanations": { query: explanationQuery, answer: explanationPage },
} as const satisfies Endpoints
