import type { MyData } from "../../../contract/me.ts"
import { plusDays } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { everythingAbout, readsAbout } from "./data-queries.ts"

/** Days back that one is told about. */
const lookedBack = 180

/** Everything the system keeps about whoever asks. */
export async function takeOwnData(context: RequestContext): Promise<MyData> {
  const { client, actor } = context
  await audit(context, "own-data-taken", { memberId: actor.memberId })
  return await everythingAbout(client, actor.accountId, actor.memberId)
}

/** Who looked at one's data and changed it. */
export async function looksAtOneself({ client, actor, today }: RequestContext) {
  const since = plusDays(today, -lookedBack)
  if (actor.memberId === null) return { since, items: [] }
  return { since, items: await readsAbout(client, actor.memberId, actor.accountId, since) }
}
