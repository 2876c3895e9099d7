import type { z } from "zod"
import type { NoticeKind } from "../../../contract/notice-sentences.ts"
import type { Training, trainingDecision } from "../../../contract/training.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { leadsTo, mayStep, type TrainingDecision } from "../../../domain/training/training-steps.ts"
import { memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notifyMembers, notifyStanding } from "../notices/index.ts"
import { describeTraining } from "./describe-training.ts"
import { readTraining } from "./queries.ts"
import { trainingNow } from "./show-training.ts"
import { holdTraining, putDecision, putQuestion } from "./store.ts"
import { stateSaid, trainingProblem } from "./training-problem.ts"

/** What the log calls a decision, and what tells the person of it. */
const said = {
  recognise: { action: "training-recognised" },
  return: { action: "training-returned" },
  ask: { action: "training-asked" },
  "take-back": { action: "training-taken-back" },
} as const satisfies Readonly<Record<TrainingDecision, { readonly action: NoticeKind }>>

/**
 * Recognises a training, returns it or asks about it with a word, or takes back what was recognised, with the reason.
 * Two who decide at once: the second is shown what the first has done.
 */
export async function decideTraining(
  context: RequestContext,
  scope: Scope<"training.recognise">,
  trainingId: number,
  version: number,
  decision: z.output<typeof trainingDecision>,
): Promise<Answer<Training>> {
  const { client, actor } = context
  const held = await holdTraining(client, trainingId)
  const row = await readTraining(client, trainingId, context.today)
  if (!row || !held) throw problem("not-found")
  const { memberId } = row.member
  await memberWithin(context, scope, memberId)
  if (actor.memberId === memberId) throw trainingProblem("training-own")
  if (held.version !== version) throw problem("stale", {}, { current: describeTraining(context, row) })
  const { deed } = decision
  if (!mayStep(deed, held.state)) throw trainingProblem("training-over", stateSaid(held.state))
  const word = decision.deed === "recognise" ? null : decision.word
  if (deed === "ask") await putQuestion(client, trainingId, word ?? "")
  else await putDecision(client, [trainingId], leadsTo[deed], actor.accountId, word)
  const { name, hours } = row
  const { action } = said[deed]
  await audit(context, action, {
    unitId: row.unit?.unitId ?? null,
    memberId,
    details: {
      trainingId,
      name,
      hours,
      before: held.state,
      after: leadsTo[deed],
      ...(word ? { reason: word } : {}),
    },
  })
  await forgetUnseen(client, `training ${trainingId} to recognise`)
  if (deed === "ask") await notifyMembers(context, [memberId], action, { name })
  else {
    const standing = { memberId, about: `training ${trainingId}`, was: held.state, now: leadsTo[deed] }
    await notifyStanding(context, [standing], action, { name })
  }
  const now = await trainingNow(context, trainingId)
  return new Answer(now, { version: now.version })
}
