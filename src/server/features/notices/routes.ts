import { cutPage } from "../../../contract/wire.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { ownRoute, type Route } from "../../http/route.ts"
import { countUnseen, noticesOf } from "./queries.ts"
import { markSeen } from "./store.ts"

const usual = 20

export const noticeRoutes: readonly Route[] = [
  ownRoute("GET /me/notices", {
    summary: "One's notices, newest first",
    permission: "signed-in",
    run: async ({ client, actor }, { query }) => {
      const limit = query.limit ?? usual
      const rows = await noticesOf(client, actor.accountId, numberIn(query.cursor), limit + 1)
      const page = cutPage(rows, limit, (last) => cursorOf(last.noticeId))
      return { ...page, unseen: await countUnseen(client, actor.accountId) }
    },
  }),
  ownRoute("POST /me/notices/seen", {
    summary: "One has seen one's notices up to this one",
    permission: "signed-in",
    run: async (context, { body }) => {
      await markSeen(context, context.actor.accountId, body.upTo)
      return null
    },
  }),
]
