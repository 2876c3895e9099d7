import {
  concern,
  concernParams,
  concernPatch,
  concernsOfUnit,
  concernsQuery,
  newConcern,
} from "../concerns.ts"
import { unitParams } from "../event-words.ts"
import type { Endpoints } from "./endpoint.ts"

export const concernEndpoints = {
  "GET /units/{unitId}/concerns": { params: unitParams, query: concernsQuery, answer: concernsOfUnit },
  "POST /units/{unitId}/concerns": {
    params: unitParams,
    body: newConcern,
    answer: concern.pick({ concernId: true }),
  },
  "PATCH /units/{unitId}/concerns/{concernId}": {
    params: concernParams,
    body: concernPatch,
    answer: concern.pick({ concernId: true, version: true }),
    edit: true,
  },
} as const satisfies Endpoints
