import { firstQuestions } from "../../../contract/overview-first-page.ts"
import type { arrival } from "../../../contract/sign-in-session.ts"
import { permissionsOf } from "../../../domain/access/scope.ts"
import { desksOf } from "../../../domain/overview/desks.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import type { Env } from "../../env.ts"
import { Answer } from "../../http/route.ts"
import type { PublicContext, RequestContext } from "../../request-context.ts"
import type { FoundSession } from "../../session.ts"
import { countUnseen } from "../notices/index.ts"
import { dayKept } from "../standing/index.ts"
import type { SignedIn } from "./begin-session.ts"
import { deviceCookie, isSecure, sessionCookie } from "./cookies.ts"
import { findSession, whatIsPending } from "./find-session.ts"
import { namesOfUnits } from "./session-queries.ts"
import { hasRunOut } from "./session-store.ts"
import { hashOf, isToken } from "./token.ts"

export type Arrival = (typeof arrival)["_output"]

/** What a browser finds when it arrives, or right after it has signed in. */
async function arrivalOf(context: PublicContext, found: FoundSession | undefined): Promise<Arrival> {
  const { env } = context.app
  const here = {
    provider: env.oidc !== undefined,
    secureOnly: isSecure(env),
    lookingOnly: await lookingOnly(context),
  }
  const nobody = { session: null, awaitsSecondFactor: false, ranOut: false, noCookie: false, ...here }
  if (!found) return nobody
  if (found.awaitsSecondFactor) return { ...nobody, awaitsSecondFactor: true }
  const { actor } = found
  const names = await namesOfUnits(context.client, {
    unitIds: actor.roles.map(({ unitId }) => unitId),
    memberPath: actor.memberPath,
  })
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
      unseen: await countUnseen(context.client, actor.accountId),
      prefs: { ...found.prefs },
    },
    awaitsSecondFactor: false,
    ranOut: false,
    noCookie: false,
    ...here,
  }
}

/** While the disk is nearly full: the day of the figures that are shown. */
async function lookingOnly({ app, client, today }: PublicContext): Promise<Arrival["lookingOnly"]> {
  if (app.database.room() === "plenty") return null
  return { figuresOf: (await dayKept(client, yearOf(today))) ?? null }
}

/** Who is signed in at a browser, by the cookie it brought; and what the page begins with, where it says which. */
export async function arrivalAt(context: PublicContext, page?: "home"): Promise<Arrival> {
  const token = context.cookie(sessionCookie(context.app.env).name)
  const found = token === undefined ? undefined : await findSession(context.client, token, context.today)
  if (!found) {
    const ranOut = token !== undefined && isToken(token) && (await hasRunOut(context.client, hashOf(token)))
    return { ...(await arrivalOf(context, found)), ranOut, noCookie: token === undefined }
  }
  if (page === undefined || whatIsPending(found) !== undefined) return await arrivalOf(context, found)
  const { roles, memberId } = found.actor
  const [desk] = desksOf(
    roles.map((role) => ({ ...role, unitName: "" })),
    memberId !== null,
  )
  const [arrived, first] = await Promise.all([
    arrivalOf(context, found),
    context.answerAlong(found, firstQuestions(desk)),
  ])
  return { ...arrived, first }
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
export function renewed(context: RequestContext, token: string): Answer<null> {
  return new Answer(null, { cookies: [sessionCookie(context.app.env).set(token)] })
}

/** The answer to whoever has signed out. */
export function farewell({ app }: PublicContext): Answer<null> {
  return new Answer(null, { cookies: [sessionCookie(app.env).clear()] })
}
