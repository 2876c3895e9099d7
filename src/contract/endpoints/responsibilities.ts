import {
  gapsQuery,
  responsibility,
  responsibilityBody,
  responsibilityGaps,
  responsibilityParams,
} from "../responsibilities.ts"
import type { Endpoints } from "./endpoint.ts"

const params = responsibilityParams

export const responsibilityEndpoints = {
  "GET /units/{unitId}/responsibilities": { params, answer: responsibility },
  "PUT /units/{unitId}/responsibilities": {
    params,
    body: responsibilityBody,
    answer: responsibility,
    edit: true,
  },
  "GET /units/{unitId}/responsibilities/gaps": { params, query: gapsQuery, answer: responsibilityGaps },
} as const satisfies Endpoints
