import { auditCheck, auditPage, auditQuery } from "../audit.ts"
import { emptyBody } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const auditEndpoints = {
  "GET /audit": { query: auditQuery, answer: auditPage },
  "GET /audit/check": { answer: auditCheck },
  "POST /audit/checks": { body: emptyBody, answer: auditCheck },
} as const satisfies Endpoints
