import {
  activation,
  arrival,
  arrivalQuery,
  codeGiven,
  credentials,
  factorOffered,
  ownSession,
  passwordChange,
  proofGiven,
  providerReturn,
  recoveryCodes,
  sessionParams,
} from "../sign-in-session.ts"
import { nothing, pageOf } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const signInEndpoints = {
  "GET /session": { query: arrivalQuery, answer: arrival },
  "POST /session": { body: credentials, answer: arrival },
  "POST /session/second-step": { body: codeGiven, answer: arrival },
  "DELETE /session": { answer: nothing },
  "POST /session/step-up": { body: proofGiven, answer: nothing },
  "PUT /me/password": { body: passwordChange, answer: nothing },
  "POST /me/second-factor": { answer: factorOffered },
  "POST /me/second-factor/confirm": { body: codeGiven, answer: recoveryCodes },
  "POST /me/recovery-codes": { answer: recoveryCodes },
  "GET /me/sessions": { answer: pageOf(ownSession) },
  "DELETE /me/sessions/{sessionId}": { params: sessionParams, answer: nothing },
  "DELETE /me/sessions": { answer: nothing },
  "POST /activation": { body: activation, answer: arrival },
  "GET /session/provider": { answer: nothing },
  "GET /session/provider/return": { query: providerReturn, answer: nothing },
} as const satisfies Endpoints
