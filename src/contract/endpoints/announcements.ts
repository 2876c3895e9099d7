import { announcement } from "../announcements.ts"
import { eventParams } from "../event-words.ts"
import { emptyBody } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const announcementEndpoints = {
  "GET /events/{activityId}/announcement": { params: eventParams, answer: announcement },
  "POST /events/{activityId}/announcement": { params: eventParams, body: emptyBody, answer: announcement },
} as const satisfies Endpoints
