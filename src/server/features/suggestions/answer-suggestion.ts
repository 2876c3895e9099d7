import { suggestionProblems } from "../../../contract/suggestions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { Moment } from "../../moment.ts"
import { notify } from "../notices/index.ts"
import { note } from "../trail/index.ts"
import { suggestionsWithin } from "./queries.ts"
import { putAnswer } from "./store.ts"

/** Answers a suggestion once, and tells its sender. */
export async function answerSuggestion(
  moment: Moment,
  scope: Scope<"suggestion.answer">,
  suggestionId: number,
  answer: string,
): Promise<void> {
  const [found] = await suggestionsWithin(moment.client, scope, { limit: 1, suggestionId })
  if (!found) throw problem("not-found")
  if (!(await putAnswer(moment.client, suggestionId, answer, moment.actor.accountId))) {
    throw new Problem(suggestionProblems, "already-answered")
  }
  await note(moment, "suggestion-answered", {
    unitId: found.unit?.unitId ?? null,
    details: { suggestionId },
  })
  await notify(moment, [found.accountId], "suggestion-answered", { suggestionId })
}
