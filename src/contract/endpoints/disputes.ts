import {
  dispute,
  disputeAccepted,
  disputeAnswered,
  disputeParams,
  newDispute,
  ownDisputes,
} from "../disputes.ts"
import { emptyBody } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const disputeEndpoints = {
  "POST /disputes": { body: newDispute, answer: dispute },
  "GET /disputes/mine": { answer: ownDisputes },
  "POST /disputes/{disputeId}/accept": { params: disputeParams, body: disputeAccepted, answer: dispute },
  "POST /disputes/{disputeId}/answer": { params: disputeParams, body: disputeAnswered, answer: dispute },
  "POST /disputes/{disputeId}/withdraw": { params: disputeParams, body: emptyBody, answer: dispute },
} as const satisfies Endpoints
