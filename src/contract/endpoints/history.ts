import { eventParams } from "../event-words.ts"
import { recordChanges, recordChangesQuery } from "../history-changes.ts"
import { personParams } from "../people.ts"
import { unitParams } from "../units.ts"
import type { Endpoints } from "./endpoint.ts"

export const historyEndpoints = {
  "GET /events/{activityId}/changes": {
    params: eventParams,
    query: recordChangesQuery,
    answer: recordChanges,
  },
  "GET /people/{memberId}/changes": {
    params: personParams,
    query: recordChangesQuery,
    answer: recordChanges,
  },
  "GET /units/{unitId}/changes": { params: unitParams, query: recordChangesQuery, answer: recordChanges },
} as const satisfies Endpoints
