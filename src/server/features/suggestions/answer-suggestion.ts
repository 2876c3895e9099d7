import { suggestionProblems } from "../../../contract/suggestions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notify } from "../notices/index.ts"
import { suggestionsWithin } from "./queries.ts"
import { putAnswer } from "./store.ts"

/** Answers a suggestion once, and tells its sender. */
export async function answerSuggestion(
  context: RequestContext,
  scope: Scope<"suggestion.answer">,
  suggestionId: number,
  answer: string,
): Promise<void> {
  const [found] = await suggestionsWithin(context.client, scope, { limit: 1, suggestionId })
  if (!found) throw problem("not-found")
  if (!(await putAnswer(context.client, suggestionId, answer, context.actor.accountId))) {
    throw new Problem(suggestionProblems, "already-answered")
  }
  await audit(context, "suggestion-answered", {
    unitId: found.unit?.unitId ?? null,
    details: { suggestionId },
  })
  await notify(context, [found.accountId], "suggestion-answered", { suggestionId })
}
