import type { z } from "zod"
import type { changedTraining, Training } from "../../../contract/training.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayStep, type TrainingStep } from "../../../domain/training/training-steps.ts"
import { memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notify } from "../notices/index.ts"
import { describeTraining } from "./describe-training.ts"
import { readTraining, recognisersOf, type TrainingRow } from "./queries.ts"
import { trainingNow } from "./show-training.ts"
import { holdTraining, putTraining, removeTraining, sameTraining, waitForPeople } from "./store.ts"
import { stateSaid, trainingProblem } from "./training-problem.ts"
import { trainingSaid } from "./training-said.ts"

/** A training of somebody whom the scope reaches, in a state that the deed comes from; nobody else changes it meanwhile. */
export async function openFor(
  context: RequestContext,
  scope: Scope<"training.enter">,
  trainingId: number,
  step: TrainingStep,
  version?: number,
): Promise<TrainingRow> {
  const held = await holdTraining(context.client, trainingId)
  const row = await readTraining(context.client, trainingId, context.today)
  if (!row || !held) throw problem("not-found")
  await memberWithin(context, scope, row.member.memberId)
  if (version !== undefined && held.version !== version)
    throw problem("stale", {}, { current: describeTraining(context, row) })
  if (!mayStep(step, held.state)) throw trainingProblem("training-over", stateSaid(held.state))
  return row
}

/** Corrects a training while it waits; what was returned is handed in anew, and whoever recognises it is told. */
export async function changeTraining(
  context: RequestContext,
  scope: Scope<"training.enter">,
  trainingId: number,
  version: number,
  { answer, ...asked }: z.output<typeof changedTraining>,
): Promise<Answer<Training>> {
  const { client, actor, today } = context
  const before = await openFor(context, scope, trainingId, "change", version)
  const { memberId } = before.member
  const said = trainingSaid(context, asked)
  await waitForPeople(client, [memberId])
  const [same] = await sameTraining(client, [memberId], said, trainingId)
  if (same) {
    const { name, first } = said
    throw trainingProblem("training-there", { name, first, ...stateSaid(same.state) })
  }
  await putTraining(client, trainingId, said, answer || null)
  const { name, kind, first, hundredths } = said
  await audit(context, "training-changed", {
    unitId: before.unit?.unitId ?? null,
    memberId,
    details: { trainingId, name, kind, first, hours: hundredths / 100, before: before.state },
  })
  if (before.state === "returned" || before.question !== null) {
    const recognisers = (await recognisersOf(client, [memberId], today)).get(memberId) ?? []
    const others = recognisers.map((one) => one.accountId).filter((one) => one !== actor.accountId)
    const about = `training ${trainingId} to recognise`
    await forgetUnseen(client, about)
    await notify(context, others, "training-registered", { name }, { about })
  }
  const now = await trainingNow(context, trainingId)
  return new Answer(now, { version: now.version })
}

/** Takes a training back before it is recognised. Its history stays. */
export async function withdrawTraining(
  context: RequestContext,
  scope: Scope<"training.enter">,
  trainingId: number,
): Promise<null> {
  const row = await openFor(context, scope, trainingId, "withdraw")
  await removeTraining(context.client, trainingId)
  await forgetUnseen(context.client, `training ${trainingId} to recognise`)
  const { name, kind, first, hours, state, member, unit } = row
  await audit(context, "training-withdrawn", {
    unitId: unit?.unitId ?? null,
    memberId: member.memberId,
    details: { trainingId, name, kind, first, hours, before: state },
  })
  return null
}
