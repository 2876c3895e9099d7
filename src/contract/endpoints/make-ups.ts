import { unitParams } from "../event-words.ts"
import { makeUp, makeUpAsked, makeUpConfirmed, makeUpList, makeUpParams } from "../make-ups.ts"
import { emptyBody, nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const makeUpEndpoints = {
  "POST /make-ups": { body: makeUpAsked, answer: makeUp },
  "GET /make-ups/mine": { answer: makeUpList },
  "GET /make-ups/{makeUpId}": { params: makeUpParams, answer: makeUp },
  "POST /make-ups/{makeUpId}/confirm": { params: makeUpParams, body: makeUpConfirmed, answer: makeUp },
  "POST /make-ups/{makeUpId}/take-back": { params: makeUpParams, body: emptyBody, answer: nothing },
  "GET /units/{unitId}/make-ups": { params: unitParams, answer: makeUpList },
} as const satisfies Endpoints
