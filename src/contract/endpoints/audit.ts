import { auditCheck, auditPage, auditQuery } from "../audit.ts"
import { emptyBody } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const auditEndpoints = {
  "GET /trail": { query: auditQuery, answer: auditPage },
  "GET /trail/check": { answer: auditCheck },
  "POST /trail/checks": { body: emptyBody, answer: auditCheck },
} as const satisfies Endpoints
