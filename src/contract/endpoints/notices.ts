import { noticesPage, noticesQuery, noticesSeen } from "../notices.ts"
import { nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const noticeEndpoints = {
  "GET /me/notices": { query: noticesQuery, answer: noticesPage },
  "POST /me/notices/seen": { body: noticesSeen, answer: nothing },
} as const satisfies Endpoints
