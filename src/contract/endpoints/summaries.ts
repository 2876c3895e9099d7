import { summary, summaryParams, summaryWords } from "../summaries.ts"
import type { Endpoints } from "./endpoint.ts"

const params = summaryParams

export const summaryEndpoints = {
  "GET /units/{unitId}/summaries/{period}": { params, answer: summary },
  "PUT /units/{unitId}/summaries/{period}": { params, body: summaryWords, answer: summary, edit: true },
} as const satisfies Endpoints
