import { type Route, route } from "../../http/route.ts"
import { showUnitDue } from "./show-due.ts"
import { showMemberStanding, showPeopleStanding, showUnitYear } from "./show-standing.ts"

/** How units and people stand in a year. */
export const standingRoutes: readonly Route[] = [
  route("GET /units/{unitId}/standing", {
    summary: "The year of a unit: twelve months and its duties, each figure to be opened",
    permission: "standing.read",
    audited: { action: "year-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) => showUnitYear(context, scope, params.unitId, query),
  }),
  route("GET /units/{unitId}/due", {
    summary: "What a unit has to do in the days ahead, by the last day in time, with what is planned for it",
    permission: "standing.read",
    audited: { action: "due-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) => showUnitDue(context, scope, params.unitId, query),
  }),
  route("GET /people/{memberId}/standing", {
    summary: "How a person stands with everything a year asks of them",
    permission: "standing.read",
    audited: { action: "standing-seen", about: ({ params }) => ({ memberId: params.memberId }) },
    run: (context, { params, query }, scope) => showMemberStanding(context, scope, params.memberId, query),
  }),
  route("GET /units/{unitId}/people/standing", {
    summary: "How the people of a unit stand in their training, in the order of their numbers",
    permission: "member.read",
    audited: { action: "people-standing-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) => showPeopleStanding(context, scope, params.unitId, query),
  }),
]
