import type { z } from "zod"
import { type TopicSaid, type topicPatch, topicProblems } from "../../../contract/topics.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { refuseEnded } from "../../ended-units.ts"
import { given } from "../../given.ts"
import { Problem, problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { topicAbove } from "./topic-queries.ts"
import { addTopic, updateTopic } from "./topic-store.ts"

/** Sets a topic for a unit and everything below it. */
export async function setTopic(
  context: RequestContext,
  scope: Scope<"topic.set">,
  unitId: number,
  said: TopicSaid,
): Promise<number> {
  const unit = await unitWithin(context, scope, unitId)
  refuseEnded(context, unit)
  checkDays(said)
  const topicId = await addTopic(context.client, unit.unitId, said)
  await audit(context, "topic-set", { unitId, details: { topicId, after: said } })
  return topicId
}

/** Changes a topic; what was studied of it stays joined to it. */
export async function changeTopic(
  context: RequestContext,
  scope: Scope<"topic.set">,
  { unitId, topicId }: { readonly unitId: number; readonly topicId: number },
  version: number,
  patch: z.output<typeof topicPatch>,
) {
  await unitWithin(context, scope, unitId)
  const before = await topicAbove(context.client, unitId, topicId)
  if (before?.unit.unitId !== unitId) throw problem("not-found")
  const { title, aim, contentCategory, fromOn, untilOn } = before
  const after = { title, aim: aim ?? "", contentCategory, fromOn, untilOn, ...given(patch) }
  checkDays(after)
  if (!(await updateTopic(context.client, topicId, version, after))) {
    throw problem("stale", {}, { current: before })
  }
  await audit(context, "topic-changed", { unitId, details: { topicId, after: patch } })
  return new Answer({ topicId, version: version + 1 }, { version: version + 1 })
}

function checkDays({ fromOn, untilOn }: Pick<TopicSaid, "fromOn" | "untilOn">): void {
  if (untilOn < fromOn) throw new Problem(topicProblems, "topic-ends-first")
}
