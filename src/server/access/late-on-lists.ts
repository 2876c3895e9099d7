import { lateOnLists, unanswered } from "../../contract/questions.ts"
import type { Confirmed } from "../../contract/wire.ts"
import { problem } from "../http/problem.ts"
import type { RequestContext } from "../request-context.ts"
import { countNewlyExpected, type Joining } from "./newly-expected-queries.ts"

/** Asks, where nobody has answered yet, before people who come from a past day are missing in lists that are kept. */
export async function askAboutLists(
  { client, today, language }: RequestContext,
  joining: Joining,
  confirmed: Confirmed,
  people?: number,
): Promise<void> {
  const { from } = joining
  if (from >= today || people === 0) return
  const events = await countNewlyExpected(client, joining, today)
  if (events === 0) return
  const question = lateOnLists({ from, today, events, ...(people === undefined ? {} : { people }) }, language)
  if (unanswered([question], confirmed).length > 0) {
    throw problem("please-confirm", {}, { questions: [question] })
  }
}
