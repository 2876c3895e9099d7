import {
  calendar,
  calendarQuery,
  feedMade,
  feedParams,
  feeds,
  layOut,
  newFeed,
  plannedAll,
  plannedBody,
  rhythmBody,
  skipBody,
  skipParams,
} from "../calendar.ts"
import { unitParams } from "../event-words.ts"
import { emptyBody, nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const calendarEndpoints = {
  "GET /calendar": { query: calendarQuery, answer: calendar },
  "PUT /units/{unitId}/rhythm": { params: unitParams, body: rhythmBody, answer: nothing, edit: true },
  "PUT /units/{unitId}/skips/{week}": { params: skipParams, body: skipBody, answer: nothing },
  "DELETE /units/{unitId}/skips/{week}": { params: skipParams, answer: nothing },
  "GET /units/{unitId}/lay-out": { params: unitParams, answer: layOut },
  "POST /planned-sittings": { body: plannedBody, answer: plannedAll },
  "GET /me/feeds": { answer: feeds },
  "POST /me/feeds": { body: newFeed, answer: feedMade },
  "POST /me/feeds/{feedId}/renew": { params: feedParams, body: emptyBody, answer: feedMade },
  "DELETE /me/feeds/{feedId}": { params: feedParams, answer: nothing },
} as const satisfies Endpoints
