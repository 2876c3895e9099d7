import { activation, arrival, setupDone, setupGiven, setupState } from "../../../contract/session.ts"
import { Answer, publicRoute, type Route } from "../../http/route.ts"
import { activate } from "./activate.ts"
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
