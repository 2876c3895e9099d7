import { Problem } from "../../http/problem.ts"
import { Answer, publicRoute, type Route } from "../../http/route.ts"
import type { PublicContext } from "../../request-context.ts"
import { activate } from "./activate.ts"
import { providerCookie } from "./cookies.ts"
import { leaveForProvider, returnFromProvider } from "./provider.ts"
import { cookiesOf, welcome } from "./session-routes.ts"
import { completeSetup, isSetupOpen } from "./set-up.ts"

/** Ways in for whoever has no account to sign in with yet. */
export const wayInRoutes: readonly Route[] = [
  publicRoute("POST /activation", {
    name: "activate",
    summary: "Uses an activation code: its owner chooses a password and is signed in",
    permission: "public",
    noTransaction: true,
    run: async (context, { body }) => await welcome(context, await activate(context, body)),
  }),
  publicRoute("GET /session/provider", {
    name: "oidc-start",
    summary: "Sends the browser to the identity provider",
    permission: "public",
    run: async (context) => {
      const { address, visitToken } = await leaveForProvider(context)
      const cookies = [providerCookie(context.app.env).set(visitToken)]
      return new Answer(null, { redirect: address, cookies })
    },
  }),
  publicRoute("GET /session/provider/return", {
    name: "oidc-callback",
    summary: "Takes the browser back from the identity provider",
    permission: "public",
    run: async (context, { query }) => await comeBack(context, query),
  }),
  publicRoute("GET /setup", {
    name: "setup-state",
    summary: "Whether nobody can sign in yet",
    permission: "public",
    run: async (context) => ({ open: await isSetupOpen(context) }),
  }),
  publicRoute("POST /setup", {
    name: "set-up",
    summary: "Makes the system administrator, and slips for the security and the audit administrator",
    permission: "public",
    noTransaction: true,
    run: async (context, { body }) => {
      const { token, login, name, password, security, audit } = body
      const done = await completeSetup(context, { token, system: { login, name, password }, security, audit })
      return new Answer({ slips: [...done.slips] }, { cookies: cookiesOf(context.app.env, done) })
    },
  }),
]

/** A browser that comes back sees a page whatever happened, not a problem document. */
async function comeBack(
  context: PublicContext,
  query: Readonly<Record<string, unknown>>,
): Promise<Answer<null>> {
  const { env } = context.app
  const forget = providerCookie(env).clear()
  try {
    const text = Object.entries(query).map(([name, value]) => [name, String(value)])
    const signedIn = await returnFromProvider(context, new URLSearchParams(text).toString())
    return new Answer(null, { redirect: "/", cookies: [...cookiesOf(env, signedIn), forget] })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Answer(null, { redirect: `/sign-in?trouble=${error.code}`, cookies: [forget] })
  }
}
