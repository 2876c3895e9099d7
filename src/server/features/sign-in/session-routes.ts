import { ownRoute, publicRoute, type Route } from "../../http/route.ts"
import { arrivalAt } from "./arrival.ts"
import { endOtherSessions, endOwnSession } from "./own-sessions.ts"
import {
  changeOwnPassword,
  confirmOwnSecondFactor,
  giveOwnRecoveryCodes,
  leave,
  offerOwnSecondFactor,
  passSecondStepHere,
  showOwnSessions,
  signInHere,
  stepUpHere,
} from "./session-actions.ts"

export const sessionRoutes: readonly Route[] = [
  publicRoute("GET /session", {
    name: "session-of-mine",
    summary: "Who is signed in here, and what they may do",
    permission: "public",
    run: (context, { query }) => arrivalAt(context, query.page),
  }),
  publicRoute("POST /session", {
    name: "sign-in",
    summary: "Signs in with login and password",
    permission: "public",
    noTransaction: true,
    run: (context, { body }) => signInHere(context, body),
  }),
  publicRoute("POST /session/second-step", {
    name: "second-factor",
    summary: "The second step of a sign-in: a code of the app, or a recovery code",
    permission: "public",
    noTransaction: true,
    run: (context, { body }) => passSecondStepHere(context, body),
  }),
  ownRoute("DELETE /session", {
    summary: "Signs out",
    permission: "signed-in",
    unfinished: "second-factor-pending",
    run: (context) => leave(context),
  }),
  ownRoute("POST /session/step-up", {
    summary: "Shows once more who one is, before something that matters",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    run: (context, { body }) => stepUpHere(context, body),
  }),
  ownRoute("PUT /me/password", {
    summary: "Changes one's own password; all other sessions end",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    run: (context, { body }) => changeOwnPassword(context, body),
  }),
  ownRoute("POST /me/second-factor", {
    secret: true,
    summary: "Offers a second factor to set up",
    permission: "signed-in",
    stepUp: true,
    unfinished: "set-up-pending",
    run: (context) => offerOwnSecondFactor(context),
  }),
  ownRoute("POST /me/second-factor/confirm", {
    summary: "Takes the offered second factor into use with its first code; answers the recovery codes",
    permission: "signed-in",
    noTransaction: true,
    unfinished: "set-up-pending",
    run: (context, { body }) => confirmOwnSecondFactor(context, body),
  }),
  ownRoute("POST /me/recovery-codes", {
    secret: true,
    summary: "Ten new recovery codes; earlier ones are void",
    permission: "signed-in",
    stepUp: true,
    run: (context) => giveOwnRecoveryCodes(context),
  }),
  ownRoute("GET /me/sessions", {
    summary: "One's own sessions",
    permission: "signed-in",
    run: (context) => showOwnSessions(context),
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
