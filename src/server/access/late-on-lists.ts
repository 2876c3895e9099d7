import { lateOnLists, unanswered } from "../../contract/questions.ts"
import type { Confirmed } from "../../contract/wire.ts"
import type { Day } from "../../domain/shared/calendar.ts"
import { problem } from "../http/problem.ts"
import type { RequestContext } from "../request-context.ts"
import {
  type Appointing,
  countNewlyExpected,
  countNewlyExpectedByPost,
  type Joining,
} from "./newly-expected-queries.ts"

/** Asks, where nobody has answered yet, before people who come from a past day are missing in lists that are kept. */
export async function askAboutLists(
  context: RequestContext,
  joining: Joining,
  confirmed: Confirmed,
  people?: number,
): Promise<void> {
  const { from } = joining
  if (from >= context.today || people === 0) return
  const events = await countNewlyExpected(context.client, joining, context.today)
  askOf(context, { from, events, ...(people === undefined ? {} : { people }) }, confirmed)
}

/** The same before somebody holds a post from a past day. */
export async function askAboutListsOfPost(
  context: RequestContext,
  appointing: Appointing,
  confirmed: Confirmed,
): Promise<void> {
  const { from } = appointing
  if (from >= context.today) return
  const events = await countNewlyExpectedByPost(context.client, appointing, context.today)
  askOf(context, { from, events }, confirmed)
}

function askOf(
  { today, language }: RequestContext,
  late: { readonly from: Day; readonly events: number; readonly people?: number },
  confirmed: Confirmed,
): void {
  if (late.events === 0) return
  const question = lateOnLists({ ...late, today }, language)
  if (unanswered([question], confirmed).length > 0) {
    throw problem("please-confirm", {}, { questions: [question] })
  }
}
