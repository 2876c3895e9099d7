import { suggestionProblems } from "../../../contract/suggestions.ts"
import { Problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { addSuggestion, waitForMore } from "./store.ts"

/** Sends a suggestion from where one belongs: one's unit, else that of the first role one holds. There are so many a day. */
export async function sendSuggestion(
  context: RequestContext,
  { page, body }: { readonly page: string; readonly body: string },
): Promise<number> {
  const { actor, client, app } = context
  const most = app.limits.suggestionsADay
  const seconds = await waitForMore(client, actor.accountId, most)
  if (seconds > 0) throw new Problem(suggestionProblems, "suggestions-spent", { most, seconds })
  const unitId = Number(actor.memberPath?.split(".").at(-1) ?? actor.roles[0]?.unitId ?? 0) || null
  const suggestionId = await addSuggestion(client, { accountId: actor.accountId, unitId, page, body })
  await audit(context, "suggestion-sent", { unitId, details: { suggestionId } })
  return suggestionId
}
