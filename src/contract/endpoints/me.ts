import { looks, myData, preferences } from "../me.ts"
import type { Endpoints } from "./endpoint.ts"

export const meEndpoints = {
  "GET /me/data": { answer: myData },
  "GET /me/looks": { answer: looks },
  "GET /me/preferences": { answer: preferences },
  "PUT /me/preferences": { body: preferences, answer: preferences },
} as const satisfies Endpoints
