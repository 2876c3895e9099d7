import { ownRoute, type Route, route } from "../../http/route.ts"
import { changeVenue, enterVenue } from "./keep-venue.ts"
import { readKeptVenues, readVenueMonth, readVenues } from "./read-venues.ts"

export const venueRoutes: readonly Route[] = [
  ownRoute("GET /venues/kept", {
    summary: "The places one keeps, with their bookings of the next thirty days",
    permission: "signed-in",
    run: (context) => readKeptVenues(context),
  }),
  route("GET /units/{unitId}/venues", {
    summary: "The places that a unit may use",
    permission: "study.read",
    run: (context, { params }, scope) => readVenues(context, scope, params.unitId),
  }),
  route("POST /units/{unitId}/venues", {
    summary: "Enter a place of a unit",
    permission: "study.keep",
    run: (context, { params, body }, scope) => enterVenue(context, scope, params.unitId, body),
  }),
  route("GET /units/{unitId}/venues/{venueId}", {
    summary: "A place with its bookings of a month",
    permission: "study.read",
    run: (context, { params, query }, scope) => readVenueMonth(context, scope, params, query.month),
  }),
  route("PATCH /units/{unitId}/venues/{venueId}", {
    summary: "Change a place, or close it",
    permission: "study.keep",
    run: (context, { params, body, version }, scope) => changeVenue(context, scope, params, version, body),
  }),
]
