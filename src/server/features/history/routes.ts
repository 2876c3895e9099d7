import { type Route, route } from "../../http/route.ts"
import { changesOfActivity, changesOfMember, changesOfUnit } from "./read-changes.ts"

export const historyRoutes: readonly Route[] = [
  route("GET /events/{activityId}/changes", {
    summary: "What became of an activity and its list since it was recorded, the newest first",
    permission: "event.read",
    audited: {
      action: "event-changes-read",
      about: ({ params }) => ({ details: { activityId: params.activityId } }),
    },
    run: (context, { params, query }, scope) => changesOfActivity(context, scope, params.activityId, query),
  }),
  route("GET /people/{memberId}/changes", {
    summary: "What became of everything recorded of a person, the newest first",
    permission: "member.read",
    audited: { action: "member-changes-read", about: ({ params }) => ({ memberId: params.memberId }) },
    run: (context, { params, query }, scope) => changesOfMember(context, scope, params.memberId, query),
  }),
  route("GET /units/{unitId}/changes", {
    summary: "What became of what a unit is and files, the newest first",
    permission: "unit.read",
    run: (context, { params, query }, scope) => changesOfUnit(context, scope, params.unitId, query),
  }),
]
