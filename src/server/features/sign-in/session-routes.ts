import {
  arrival,
  codeGiven,
  credentials,
  factorOffered,
  nothing,
  ownSession,
  passwordChange,
  proofGiven,
  recoveryCodes,
  sessionParams,
} from "../../../contract/session.ts"
import { pageOf } from "../../../contract/wire.ts"
import { permissionsOf } from "../../../domain/access/scope.ts"
import type { Env } from "../../env.ts"
import { Answer, ownRoute, publicRoute, type Route } from "../../http/route.ts"
import type { PublicContext, RequestContext } from "../../request-context.ts"
import type { FoundSession } from "../../session.ts"
import { notify } from "../notices/index.ts"
import type { SignedIn } from "./begin-session.ts"
import { changePassword } from "./change-password.ts"
import { deviceCookie, sessionCookie } from "./cookies.ts"
import { findSession, whatIsPending } from "./find-session.ts"
import { endOtherSessions, endOwnSession, listOwnSessions, signOut } from "./own-sessions.ts"
import { passSecondStep } from "./pass-second-step.ts"
import { confirmSecondFactor, giveRecoveryCodes, offerSecondFactor } from "./second-factor.ts"
import { namesOfUnits } from "./session-queries.ts"
import { signIn } from "./sign-in.ts"
import { stepUp } from "./step-up.ts"

type Arrival = (typeof arrival)["_output"]

/** What a browser finds when it arrives, or right after it has signed in. */
async function arrivalOf(context: PublicContext, found: FoundSession | undefined): Promise<Arrival> {
  const provider = context.app.env.oidc !== undefined
  if (!found) return { session: null, awaitsSecondFactor: false, provider }
  if (found.awaitsSecondFactor) return { session: null, awaitsSecondFactor: true, provider }
  const { actor } = found
  const names = await namesOfUnits(
    context.client,
    actor.roles.map(({ unitId }) => unitId),
    actor.memberPath,
  )
  const own = actor.memberId === null ? [] : [{ role: "member" as const, ...names.own }]
  const roles = actor.roles.map(({ role, unitId }) => ({
    role,
    unitId,
    unitName: names.of.get(unitId) ?? "",
  }))
  return {
    session: {
      accountId: actor.accountId,
      login: actor.login,
      name: actor.name,
      memberId: actor.memberId,
      roles: [...own, ...roles],
      can: permissionsOf(actor),
      today: context.today,
      owes: whatIsPending(found) ?? null,
      hasSecondFactor: found.hasSecondFactor,
      prefs: { ...found.prefs },
    },
    awaitsSecondFactor: false,
    provider,
  }
}

/** The cookies of somebody who has signed in. */
export function cookiesOf(env: Env, { token, deviceToken }: SignedIn): string[] {
  const device = deviceToken === undefined ? [] : [deviceCookie(env).set(deviceToken)]
  return [sessionCookie(env).set(token), ...device]
}

/** The answer to whoever has just come in. */
export async function welcome(context: PublicContext, signedIn: SignedIn): Promise<Answer<Arrival>> {
  const found = await findSession(context.client, signedIn.token, context.today)
  return new Answer(await arrivalOf(context, found), { cookies: cookiesOf(context.app.env, signedIn) })
}

/** A new token for the session one has. */
function renewed(context: RequestContext, token: string): Answer<null> {
  return new Answer(null, { cookies: [sessionCookie(context.app.env).set(token)] })
}

export const sessionRoutes: readonly Route[] = [
  publicRoute({
    method: "get",
    path: "/session",
    name: "session-of-mine",
    summary: "Who is signed in here, and what they may do",
    permission: "public",
    answer: arrival,
    run: async (context) => {
      const token = context.cookie(sessionCookie(context.app.env).name)
      return await arrivalOf(
        context,
        token === undefined ? undefined : await findSession(context.client, token, context.today),
      )
    },
  }),
  publicRoute({
    method: "post",
    path: "/session",
    name: "sign-in",
    summary: "Signs in with login and password",
    permission: "public",
    noTransaction: true,
    body: credentials,
    answer: arrival,
    run: async (context, { body }) => await welcome(context, await signIn(context, body)),
  }),
  publicRoute({
    method: "post",
    path: "/session/second-step",
    name: "second-factor",
    summary: "The second step of a sign-in: a code of the app, or a recovery code",
    permission: "public",
    noTransaction: true,
    body: codeGiven,
    answer: arrival,
    run: async (context, { body }) => await welcome(context, await passSecondStep(context, body)),
  }),
  ownRoute({
    method: "delete",
    path: "/session",
    summary: "Signs out",
    permission: "signed-in",
    unfinished: "second-factor-pending",
    answer: nothing,
    run: async (context) => {
      await signOut(context)
      return new Answer(null, { cookies: [sessionCookie(context.app.env).clear()] })
    },
  }),
  ownRoute({
    method: "post",
    path: "/session/step-up",
    summary: "Shows once more who one is, before something that matters",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    body: proofGiven,
    answer: nothing,
    run: async (context, { body }) => renewed(context, await stepUp(context, body)),
  }),
  ownRoute({
    method: "put",
    path: "/me/password",
    summary: "Changes one's own password; all other sessions end",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    body: passwordChange,
    answer: nothing,
    run: async (context, { body }) => {
      const token = await changePassword(context, body)
      await notify(context, [context.actor.accountId], "password-changed")
      return renewed(context, token)
    },
  }),
  ownRoute({
    method: "post",
    path: "/me/second-factor",
    secret: true,
    summary: "Offers a second factor to set up",
    permission: "signed-in",
    stepUp: true,
    unfinished: "set-up-pending",
    answer: factorOffered,
    run: async (context) => ({ ...(await offerSecondFactor(context, context.app.env.dataDir)) }),
  }),
  ownRoute({
    method: "post",
    path: "/me/second-factor/confirm",
    summary: "Takes the offered second factor into use with its first code; answers the recovery codes",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    body: codeGiven,
    answer: recoveryCodes,
    run: async (context, { body }) => {
      const codes = await confirmSecondFactor(context, body)
      await notify(context, [context.actor.accountId], "second-factor-changed")
      return { codes: [...codes] }
    },
  }),
  ownRoute({
    method: "post",
    path: "/me/recovery-codes",
    secret: true,
    summary: "Ten new recovery codes; earlier ones are void",
    permission: "signed-in",
    stepUp: true,
    answer: recoveryCodes,
    run: async (context) => ({ codes: [...(await giveRecoveryCodes(context))] }),
  }),
  ownRoute({
    method: "get",
    path: "/me/sessions",
    summary: "One's own sessions",
    permission: "signed-in",
    answer: pageOf(ownSession),
    run: async (context) => ({ items: await listOwnSessions(context), next: null }),
  }),
  ownRoute({
    method: "delete",
    path: "/me/sessions/{sessionId}",
    summary: "Ends one of one's own sessions",
    permission: "signed-in",
    params: sessionParams,
    answer: nothing,
    run: async (context, { params }) => {
      await endOwnSession(context, params.sessionId)
      return null
    },
  }),
  ownRoute({
    method: "delete",
    path: "/me/sessions",
    summary: "Ends all of one's sessions but this one",
    permission: "signed-in",
    answer: nothing,
    run: async (context) => {
      await endOtherSessions(context)
      return null
    },
  }),
]
