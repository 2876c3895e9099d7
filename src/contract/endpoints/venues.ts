import { unitParams } from "../event-words.ts"
import {
  keptVenues,
  newVenue,
  venue,
  venueEntered,
  venueMonth,
  venueMonthQuery,
  venueParams,
  venuePatch,
  venuesOfUnit,
} from "../venues.ts"
import type { Endpoints } from "./endpoint.ts"

export const venueEndpoints = {
  "GET /venues/kept": { answer: keptVenues },
  "GET /units/{unitId}/venues": { params: unitParams, answer: venuesOfUnit },
  "POST /units/{unitId}/venues": {
    params: unitParams,
    body: newVenue,
    answer: venueEntered,
  },
  "GET /units/{unitId}/venues/{venueId}": { params: venueParams, query: venueMonthQuery, answer: venueMonth },
  "PATCH /units/{unitId}/venues/{venueId}": {
    params: venueParams,
    body: venuePatch,
    answer: venue.pick({ venueId: true, version: true }),
    edit: true,
  },
} as const satisfies Endpoints
