import { ownRoute, type Route } from "../../http/route.ts"
import { readNotices, seeNotices } from "./read-notices.ts"

export const noticeRoutes: readonly Route[] = [
  ownRoute("GET /me/notices", {
    summary: "One's notices, newest first",
    permission: "signed-in",
    run: (context, { query }) => readNotices(context, query),
  }),
  ownRoute("POST /me/notices/seen", {
    summary: "One has seen one's notices up to this one",
    permission: "signed-in",
    run: (context, { body }) => seeNotices(context, body.upTo),
  }),
]
