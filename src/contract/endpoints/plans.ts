import {
  lineForSitting,
  linesForSitting,
  planBody,
  planLineParams,
  planParams,
  planStart,
  plansAtOnce,
  plansBelow,
  plansFiled,
  plansQuery,
  plansWaiting,
  planVersion,
  planVersionParams,
  planVersions,
  planVersionsQuery,
  returnWord,
  unfilingWord,
  yearPlan,
} from "../plans.ts"
import { emptyBody, nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

const params = planParams

export const planEndpoints = {
  "GET /units/{unitId}/plans/{year}": { params, answer: yearPlan },
  "POST /units/{unitId}/plans/{year}": { params, body: planStart, answer: yearPlan },
  "PUT /units/{unitId}/plans/{year}": { params, body: planBody, answer: yearPlan, edit: true },
  "DELETE /units/{unitId}/plans/{year}": { params, answer: nothing },
  "POST /units/{unitId}/plans/{year}/submit": { params, body: emptyBody, answer: yearPlan },
  "POST /units/{unitId}/plans/{year}/withdraw": { params, body: emptyBody, answer: yearPlan },
  "POST /units/{unitId}/plans/{year}/return": { params, body: returnWord, answer: yearPlan },
  "POST /units/{unitId}/plans/{year}/unfile": { params, body: unfilingWord, answer: yearPlan },
  "GET /units/{unitId}/plans/{year}/versions": { params, query: planVersionsQuery, answer: planVersions },
  "GET /units/{unitId}/plans/{year}/versions/{number}": { params: planVersionParams, answer: planVersion },
  "GET /units/{unitId}/plans/{year}/below": { params, query: plansQuery, answer: plansBelow },
  "GET /units/{unitId}/plans/{year}/lines": { params, answer: linesForSitting },
  "GET /plans/waiting": { answer: plansWaiting },
  "POST /plans/file": { body: plansAtOnce, answer: plansFiled },
  "GET /plan-lines/{planLineId}": { params: planLineParams, answer: lineForSitting },
} as const satisfies Endpoints
