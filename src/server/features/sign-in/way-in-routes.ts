import {
  activation,
  arrival,
  nothing,
  providerReturn,
  setupDone,
  setupGiven,
  setupState,
} from "../../../contract/session.ts"
import { Problem } from "../../http/problem.ts"
import { Answer, publicRoute, type Route } from "../../http/route.ts"
import type { Visit } from "../../moment.ts"
import { activate } from "./activate.ts"
import { providerCookie } from "./cookies.ts"
import { leaveForProvider, providerReturnPath, returnFromProvider } from "./provider.ts"
import { cookiesOf, welcome } from "./session-routes.ts"
import { completeSetup, isSetupOpen } from "./set-up.ts"

/** Ways in for whoever has no account to sign in with yet. */
export const wayInRoutes: readonly Route[] = [
  publicRoute({
    method: "post",
    path: "/activation",
    name: "activate",
    summary: "Uses an activation code: its owner chooses a password and is signed in",
    permission: "public",
    alone: true,
    body: activation,
    answer: arrival,
    run: async (visit, { body }) => await welcome(visit, await activate(visit, body)),
  }),
  publicRoute({
    method: "get",
    path: "/session/provider",
    name: "oidc-start",
    summary: "Sends the browser to the identity provider",
    permission: "public",
    answer: nothing,
    run: async (visit) => {
      const { address, visitToken } = await leaveForProvider(visit)
      const cookies = [providerCookie(visit.house.env).set(visitToken)]
      return new Answer(null, { redirect: address, cookies })
    },
  }),
  publicRoute({
    method: "get",
    path: providerReturnPath,
    name: "oidc-callback",
    summary: "Takes the browser back from the identity provider",
    permission: "public",
    query: providerReturn,
    answer: nothing,
    run: async (visit, { query }) => await comeBack(visit, query),
  }),
  publicRoute({
    method: "get",
    path: "/setup",
    name: "setup-state",
    summary: "Whether nobody can sign in yet",
    permission: "public",
    answer: setupState,
    run: async (visit) => ({ open: await isSetupOpen(visit) }),
  }),
  publicRoute({
    method: "post",
    path: "/setup",
    name: "set-up",
    summary: "Makes the system administrator, and slips for the security and the audit administrator",
    permission: "public",
    alone: true,
    body: setupGiven,
    answer: setupDone,
    run: async (visit, { body }) => {
      const { token, login, name, password, security, audit } = body
      const done = await completeSetup(visit, { token, system: { login, name, password }, security, audit })
      return new Answer({ slips: [...done.slips] }, { cookies: cookiesOf(visit.house.env, done) })
    },
  }),
]

/** A browser that comes back sees a page whatever happened, not a problem document. */
async function comeBack(visit: Visit, query: Readonly<Record<string, unknown>>): Promise<Answer<null>> {
  const { env } = visit.house
  const forget = providerCookie(env).clear()
  try {
    const text = Object.entries(query).map(([name, value]) => [name, String(value)])
    const signedIn = await returnFromProvider(visit, new URLSearchParams(text).toString())
    return new Answer(null, { redirect: "/", cookies: [...cookiesOf(env, signedIn), forget] })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Answer(null, { redirect: `/sign-in?trouble=${error.code}`, cookies: [forget] })
  }
}
