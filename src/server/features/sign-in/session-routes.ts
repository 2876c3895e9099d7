import type { arrival } from "../../../contract/session.ts"
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
  publicRoute("GET /session", {
    name: "session-of-mine",
    summary: "Who is signed in here, and what they may do",
    permission: "public",
    run: async (context) => {
      const token = context.cookie(sessionCookie(context.app.env).name)
      return await arrivalOf(
        context,
        token === undefined ? undefined : await findSession(context.client, token, context.today),
      )
    },
  }),
  publicRoute("POST /session", {
    name: "sign-in",
    summary: "Signs in with login and password",
    permission: "public",
    noTransaction: true,
    run: async (context, { body }) => await welcome(context, await signIn(context, body)),
  }),
  publicRoute("POST /session/second-step", {
    name: "second-factor",
    summary: "The second step of a sign-in: a code of the app, or a recovery code",
    permission: "public",
    noTransaction: true,
    run: async (context, { body }) => await welcome(context, await passSecondStep(context, body)),
  }),
  ownRoute("DELETE /session", {
    summary: "Signs out",
    permission: "signed-in",
    unfinished: "second-factor-pending",
    run: async (context) => {
      await signOut(context)
      return new Answer(null, { cookies: [sessionCookie(context.app.env).clear()] })
    },
  }),
  ownRoute("POST /session/step-up", {
    summary: "Shows once more who one is, before something that matters",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    run: async (context, { body }) => renewed(context, await stepUp(context, body)),
  }),
  ownRoute("PUT /me/password", {
    summary: "Changes one's own password; all other sessions end",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    run: async (context, { body }) => {
      const token = await changePassword(context, body)
      await notify(context, [context.actor.accountId], "password-changed")
      return renewed(context, token)
    },
  }),
  ownRoute("POST /me/second-factor", {
    secret: true,
    summary: "Offers a second factor to set up",
    permission: "signed-in",
    stepUp: true,
    unfinished: "set-up-pending",
    run: async (context) => ({ ...(await offerSecondFactor(context, context.app.env.dataDir)) }),
  }),
  ownRoute("POST /me/second-factor/confirm", {
    summary: "Takes the offered second factor into use with its first code; answers the recovery codes",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    run: async (context, { body }) => {
      const codes = await confirmSecondFactor(context, body)
      await notify(context, [context.actor.accountId], "second-factor-changed")
      return { codes: [...codes] }
    },
  }),
  ownRoute("POST /me/recovery-codes", {
    secret: true,
    summary: "Ten new recovery codes; earlier ones are void",
    permission: "signed-in",
    stepUp: true,
    run: async (context) => ({ codes: [...(await giveRecoveryCodes(context))] }),
  }),
  ownRoute("GET /me/sessions", {
    summary: "One's own sessions",
    permission: "signed-in",
    run: async (context) => ({ items: await listOwnSessions(context), next: null }),
  }),
  ownRoute("DELETE /me/sessions/{sessionId}", {
    summary: "Ends one of one's own sessions",
    permission: "signed-in",
    run: async (context, { params }) => {
      await endOwnSession(context, params.sessionId)
      return null
    },
  }),
  ownRoute("DELETE /me/sessions", {
    summary: "Ends all of one's sessions but this one",
    permission: "signed-in",
    run: async (context) => {
      await endOtherSessions(context)
      return null
    },
  }),
]
