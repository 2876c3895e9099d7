import type { z } from "zod"
import type {
  activation,
  codeGiven,
  credentials,
  passwordChange,
  proofGiven,
} from "../../../contract/sign-in-session.ts"
import type { Answer } from "../../http/route.ts"
import type { PublicContext, RequestContext } from "../../request-context.ts"
import { notify } from "../notices/index.ts"
import { activate } from "./activate.ts"
import { type Arrival, farewell, renewed, welcome } from "./arrival.ts"
import { changePassword } from "./change-password.ts"
import { listOwnSessions, signOut } from "./own-sessions.ts"
import { passSecondStep } from "./pass-second-step.ts"
import { confirmSecondFactor, giveRecoveryCodes, offerSecondFactor } from "./second-factor.ts"
import { signIn } from "./sign-in.ts"
import { stepUp } from "./step-up.ts"

/** What a browser does about its session: the action, then the cookies and the notice that go with it. */

export async function signInHere(
  context: PublicContext,
  given: z.output<typeof credentials>,
): Promise<Answer<Arrival>> {
  return await welcome(context, await signIn(context, given))
}

export async function passSecondStepHere(
  context: PublicContext,
  given: z.output<typeof codeGiven>,
): Promise<Answer<Arrival>> {
  return await welcome(context, await passSecondStep(context, given))
}

export async function activateHere(
  context: PublicContext,
  given: z.output<typeof activation>,
): Promise<Answer<Arrival>> {
  return await welcome(context, await activate(context, given))
}

export async function leave(context: RequestContext): Promise<Answer<null>> {
  await signOut(context)
  return farewell(context)
}

export async function stepUpHere(
  context: RequestContext,
  given: z.output<typeof proofGiven>,
): Promise<Answer<null>> {
  return renewed(context, await stepUp(context, given))
}

export async function changeOwnPassword(
  context: RequestContext,
  given: z.output<typeof passwordChange>,
): Promise<Answer<null>> {
  const token = await changePassword(context, given)
  await notify(context, [context.actor.accountId], "password-changed")
  return renewed(context, token)
}

export async function offerOwnSecondFactor(context: RequestContext) {
  return { ...(await offerSecondFactor(context, context.app.env.dataDir)) }
}

export async function confirmOwnSecondFactor(context: RequestContext, given: z.output<typeof codeGiven>) {
  const codes = await confirmSecondFactor(context, given)
  await notify(context, [context.actor.accountId], "second-factor-changed")
  return { codes: [...codes] }
}

export async function giveOwnRecoveryCodes(context: RequestContext) {
  return { codes: [...(await giveRecoveryCodes(context))] }
}

export async function showOwnSessions(context: RequestContext) {
  return { items: await listOwnSessions(context), next: null }
}
