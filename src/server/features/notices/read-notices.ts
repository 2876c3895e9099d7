import { cutPage } from "../../../contract/wire.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { countUnseen, noticesOf } from "./queries.ts"
import { markSeen } from "./store.ts"

const usual = 20

/** A page of one's notices, newest first, and how many one has not seen. */
export async function readNotices(
  { client, actor }: RequestContext,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
) {
  const limit = query.limit ?? usual
  const rows = await noticesOf(client, actor.accountId, numberIn(query.cursor), limit + 1)
  const page = cutPage(rows, limit, (last) => cursorOf(last.noticeId))
  return { ...page, unseen: await countUnseen(client, actor.accountId) }
}

/** One has seen one's notices up to this one. */
export async function seeNotices({ client, actor }: RequestContext, upTo: number): Promise<null> {
  await markSeen(client, actor.accountId, upTo)
  return null
}
