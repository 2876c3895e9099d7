import {
  addressCode,
  addressEntered,
  deliveries,
  digestWish,
  noticesPage,
  noticesQuery,
  noticesSeen,
  ownMail,
  robotSet,
  unitRobot,
} from "../notices.ts"
import { unitParams } from "../units.ts"
import { nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const noticeEndpoints = {
  "GET /me/notices": { query: noticesQuery, answer: noticesPage },
  "POST /me/notices/seen": { body: noticesSeen, answer: nothing },
  "GET /me/mail": { answer: ownMail },
  "PUT /me/mail/digest": { body: digestWish, answer: ownMail },
  "POST /me/mail/address": { body: addressEntered, answer: ownMail },
  "POST /me/mail/address/confirm": { body: addressCode, answer: ownMail },
  "DELETE /me/mail/address": { answer: ownMail },
  "GET /units/{unitId}/robot": { params: unitParams, answer: unitRobot },
  "PUT /units/{unitId}/robot": { params: unitParams, body: robotSet, answer: unitRobot, edit: true },
  "DELETE /units/{unitId}/robot": { params: unitParams, answer: unitRobot },
  "GET /deliveries": { answer: deliveries },
} as const satisfies Endpoints
