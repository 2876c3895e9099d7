import { publicRoute, type Route } from "../../http/route.ts"
import { sendToProvider, takeBackFromProvider } from "./provider-browser.ts"
import { activateHere } from "./session-actions.ts"

/** Ways in for whoever has no account to sign in with yet. */
export const wayInRoutes: readonly Route[] = [
  publicRoute("POST /activation", {
    name: "activate",
    summary: "Uses an activation code: its owner chooses a password and is signed in",
    permission: "public",
    noTransaction: true,
    run: (context, { body }) => activateHere(context, body),
  }),
  publicRoute("GET /session/provider", {
    name: "oidc-start",
    summary: "Sends the browser to the identity provider",
    permission: "public",
    run: (context) => sendToProvider(context),
  }),
  publicRoute("GET /session/provider/return", {
    name: "oidc-callback",
    summary: "Takes the browser back from the identity provider",
    permission: "public",
    run: (context, { query }) => takeBackFromProvider(context, query),
  }),
]
