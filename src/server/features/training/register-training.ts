import type { z } from "zod"
import type { enteredTraining, newTraining, Training } from "../../../contract/training.ts"
import { type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { memberWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notify, notifyMembers } from "../notices/index.ts"
import { recognisersOf } from "./queries.ts"
import { recogniseNew } from "./recognise-new.ts"
import { trainingNow } from "./show-training.ts"
import { addTrainings, sameTraining, waitForPeople } from "./store.ts"
import { stateSaid, trainingProblem } from "./training-problem.ts"
import { trainingSaid } from "./training-said.ts"

/** Registers what one attended elsewhere; whoever recognises it is told. */
export async function registerTraining(
  context: RequestContext,
  _scope: Scope<"training.enter">,
  asked: z.output<typeof newTraining>,
): Promise<Training> {
  const { memberId, memberPath } = context.actor
  if (memberId === null) throw problem("forbidden")
  const unitId = Number(memberPath?.split(".").at(-1) ?? 0) || null
  return await trainingNow(context, await add(context, { memberId, unitId }, asked))
}

/** Enters a training for somebody else. Whoever recognises may do so in the same moment. */
export async function enterTraining(
  context: RequestContext,
  scope: Scope<"training.enter">,
  { memberId, recognised = false, ...asked }: z.output<typeof enteredTraining>,
): Promise<Training> {
  const member = await memberWithin(context, scope, memberId)
  if (recognised) {
    await memberWithin(context, scopeFor(context.actor, "training.recognise"), memberId)
    if (context.actor.memberId === memberId) throw trainingProblem("training-own")
  }
  const trainingId = await add(context, member, asked, recognised)
  return await trainingNow(context, trainingId)
}

async function add(
  context: RequestContext,
  { memberId, unitId }: { readonly memberId: number; readonly unitId: number | null },
  asked: z.output<typeof newTraining>,
  recognised = false,
): Promise<number> {
  const { client, actor, today } = context
  const said = trainingSaid(context, asked)
  await waitForPeople(client, [memberId])
  const [before] = await sameTraining(client, [memberId], said)
  if (before) {
    const { name, first } = said
    throw trainingProblem("training-there", { name, first, ...stateSaid(before.state) })
  }
  const [trainingId = 0] = await addTrainings(client, [memberId], said, actor.accountId)
  const { name, kind, first, hundredths } = said
  const details = { trainingId, name, kind, first, hours: hundredths / 100 }
  const isOwn = actor.memberId === memberId
  await audit(context, isOwn ? "training-registered" : "training-entered", { unitId, memberId, details })
  if (recognised) {
    await recogniseNew(context, [trainingId], { unitId, memberIds: [memberId], name })
    return trainingId
  }
  if (!isOwn) await notifyMembers(context, [memberId], "training-entered", { name, by: actor.name })
  const recognisers = (await recognisersOf(client, [memberId], today)).get(memberId) ?? []
  const others = recognisers.map((one) => one.accountId).filter((one) => one !== actor.accountId)
  await notify(
    context,
    others,
    "training-registered",
    { name },
    { about: `training ${trainingId} to recognise` },
  )
  return trainingId
}
