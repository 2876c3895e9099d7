import { type Route, route } from "../../http/route.ts"
import { showAnnouncement, tellNow } from "./show-announcement.ts"

/** Who knows of a planned activity. */
export const announcementRoutes: readonly Route[] = [
  route("GET /events/{activityId}/announcement", {
    summary: "Who of those expected at a planned activity knows of it, for whoever records it",
    permission: "event.record",
    audited: {
      action: "event-opened",
      about: ({ params }) => ({ details: { activityId: params.activityId } }),
    },
    run: (context, { params }, scope) => showAnnouncement(context, scope, params.activityId),
  }),
  route("POST /events/{activityId}/announcement", {
    summary: "Have those expected told now of an activity that is planned",
    permission: "event.record",
    run: (context, { params }, scope) => tellNow(context, scope, params.activityId),
  }),
]
