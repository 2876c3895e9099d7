import { ownRoute, type Route, route } from "../../http/route.ts"
import { changeRhythm } from "./change-rhythm.ts"
import { endFeed, makeFeed, renewFeed, showFeeds } from "./own-feeds.ts"
import { planSittings, showLayOut } from "./plan-ahead.ts"
import { showCalendar } from "./show-calendar.ts"
import { skipWeek, unskipWeek } from "./skip-week.ts"

/** Nothing more is answered. */
const done = async (work: Promise<void>) => {
  await work
  return null
}

const ofUnits: readonly Route[] = [
  route("GET /calendar", {
    summary: "What is on the days of a calendar: activities, holidays, and the weeks of a unit's own slot",
    permission: "event.read",
    audited: { action: "calendar-opened", about: ({ query }) => ({ unitId: query.unit ?? null }) },
    run: (context, { query }, scope) => showCalendar(context, scope, query),
  }),
  route("PUT /units/{unitId}/rhythm", {
    summary: "Change when a unit studies every week: the day and the part of the day",
    permission: "unit.edit",
    run: (context, { params, body, version }, scope) =>
      done(changeRhythm(context, scope, params.unitId, version, body)),
  }),
  route("PUT /units/{unitId}/skips/{week}", {
    summary: "Say why a unit leaves a week out; it is judged as any other",
    permission: "event.record",
    run: (context, { params, body }, scope) => done(skipWeek(context, scope, params, body)),
  }),
  route("DELETE /units/{unitId}/skips/{week}", {
    summary: "Take back that a week is left out",
    permission: "event.record",
    run: (context, { params }, scope) => done(unskipWeek(context, scope, params)),
  }),
  route("GET /units/{unitId}/lay-out", {
    summary: "What several sittings of a unit are laid out with",
    permission: "event.record",
    audited: { action: "calendar-opened", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params }, scope) => showLayOut(context, scope, params.unitId),
  }),
  route("POST /planned-sittings", {
    summary: "Lay out several sittings of one kind at once: all of them or none",
    permission: "event.record",
    run: (context, { body }, scope) => planSittings(context, scope, body),
  }),
]

const ownFeeds: readonly Route[] = [
  ownRoute("GET /me/feeds", {
    summary: "One's own calendar feeds, and those one may make",
    permission: "signed-in",
    run: (context) => showFeeds(context),
  }),
  ownRoute("POST /me/feeds", {
    summary: "Make a calendar feed of one's own sittings, or of a unit; its address is shown this once",
    permission: "signed-in",
    secret: true,
    run: (context, { body }) => makeFeed(context, body),
  }),
  ownRoute("POST /me/feeds/{feedId}/renew", {
    summary: "Take a new address for a feed; the old one leads nowhere from then on",
    permission: "signed-in",
    secret: true,
    run: (context, { params }) => renewFeed(context, params.feedId),
  }),
  ownRoute("DELETE /me/feeds/{feedId}", {
    summary: "End a feed",
    permission: "signed-in",
    run: (context, { params }) => done(endFeed(context, params.feedId)),
  }),
]

/** Calendars read, the rhythm of a unit kept, sittings laid out, feeds made. */
export const calendarRoutes: readonly Route[] = [...ofUnits, ...ownFeeds]
