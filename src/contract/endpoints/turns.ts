import { unitParams } from "../event-words.ts"
import { newRota, nextTurns, rota, rotaParams, rotaPatch, rotasOfUnit, turnPass, turnSwap } from "../turns.ts"
import type { Endpoints } from "./endpoint.ts"

export const turnEndpoints = {
  "GET /turns/next": { answer: nextTurns },
  "GET /units/{unitId}/turns": { params: unitParams, answer: rotasOfUnit },
  "POST /units/{unitId}/turns": { params: unitParams, body: newRota, answer: rota.pick({ rotaId: true }) },
  "PATCH /units/{unitId}/turns/{rotaId}": {
    params: rotaParams,
    body: rotaPatch,
    answer: rota.pick({ rotaId: true, version: true }),
    edit: true,
  },
  "POST /units/{unitId}/turns/{rotaId}/pass": { params: rotaParams, body: turnPass, answer: rotasOfUnit },
  "POST /units/{unitId}/turns/{rotaId}/swap": { params: rotaParams, body: turnSwap, answer: rotasOfUnit },
} as const satisfies Endpoints
