import {
  childrenQuery,
  historyQuery,
  unitAdded,
  unitCard,
  unitDissolved,
  unitEdited,
  unitHistory,
  unitMerged,
  unitMoved,
  unitPage,
  unitParams,
  unitReopened,
  unitsQuery,
} from "../units.ts"
import type { Endpoints } from "./endpoint.ts"

export const unitEndpoints = {
  "GET /units": { query: unitsQuery, answer: unitPage },
  "GET /units/{unitId}": { params: unitParams, answer: unitCard },
  "GET /units/{unitId}/children": { params: unitParams, query: childrenQuery, answer: unitPage },
  "GET /units/{unitId}/history": { params: unitParams, query: historyQuery, answer: unitHistory },
  "POST /units": { body: unitAdded, answer: unitCard },
  "PATCH /units/{unitId}": { params: unitParams, body: unitEdited, answer: unitCard, edit: true },
  "POST /units/{unitId}/move": { params: unitParams, body: unitMoved, answer: unitCard, edit: true },
  "POST /units/{unitId}/merge": { params: unitParams, body: unitMerged, answer: unitCard, edit: true },
  "POST /units/{unitId}/dissolve": { params: unitParams, body: unitDissolved, answer: unitCard, edit: true },
  "POST /units/{unitId}/reopen": { params: unitParams, body: unitReopened, answer: unitCard },
} as const satisfies Endpoints
