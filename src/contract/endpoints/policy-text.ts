import { clauseParams, clauseStanding, packList, packPage, packParams } from "../policy-text.ts"
import type { Endpoints } from "./endpoint.ts"

export const policyTextEndpoints = {
  "GET /policy": { answer: packList },
  "GET /policy/{pack}": { params: packParams, answer: packPage },
  "GET /policy/{pack}/clauses/{clause}/standing": { params: clauseParams, answer: clauseStanding },
} as const satisfies Endpoints
