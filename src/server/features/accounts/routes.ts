import { ownRoute, type Route, route } from "../../http/route.ts"
import {
  handOutCode,
  handOutSlips,
  makeAccountAlone,
  openAgain,
  registerIdentity,
  takeSecondFactorAway,
  toAccount,
} from "./account-actions.ts"
import { giveRole, letRoleGoOn, readGrants, takeRoleBack } from "./grant-actions.ts"
import { readAccount, readAccounts } from "./read-accounts.ts"
import { readConfirmations } from "./read-confirmations.ts"
import { confirmAsked, refuseAsked, withdrawAsked } from "./settle-confirmation.ts"
import { disableAccount, endSessionsOf, unlockAccount } from "./shut-account.ts"

const accounts: readonly Route[] = [
  route("GET /accounts", {
    summary: "Accounts within reach, in the order of their logins",
    permission: "account.read",
    audited: {
      action: "accounts-looked-at",
      about: ({ query }) => ({ unitId: query.unitId ?? null, details: { q: query.q } }),
    },
    run: (context, { query }, scope) => readAccounts(context, scope, query),
  }),
  route("GET /accounts/{accountId}", {
    summary: "One account with its roles",
    permission: "account.read",
    audited: {
      action: "account-looked-at",
      about: (_, { memberId, accountId }) => ({ memberId, details: { accountId } }),
    },
    run: (context, { params }, scope) => readAccount(context, scope, params.accountId),
  }),
  route("POST /accounts", {
    summary: "Makes an account for somebody who is in no roster, such as an administrator",
    permission: "account.make",
    secret: true,
    run: (context, { body }, scope) => makeAccountAlone(context, scope, body),
  }),
  route("POST /accounts/slips", {
    summary: "Makes accounts for members out of the roster, and slips to hand out",
    permission: "account.make",
    secret: true,
    run: (context, { body }, scope) => handOutSlips(context, scope, body),
  }),
  route("POST /accounts/{accountId}/activation-code", {
    summary: "A code with which its owner chooses a new password",
    permission: "account.invite",
    secret: true,
    run: (context, { params }, scope) => handOutCode(context, scope, params.accountId),
  }),
  route("POST /accounts/{accountId}/disable", {
    summary: "Shuts an account; its sessions end",
    permission: "account.disable",
    run: toAccount(disableAccount),
  }),
  route("POST /accounts/{accountId}/enable", {
    summary: "Opens an account again",
    permission: "account.disable",
    run: (context, { params }, scope) => openAgain(context, scope, params.accountId),
  }),
  route("POST /accounts/{accountId}/unlock", {
    summary: "Ends the pause after too many failures",
    permission: "account.unlock",
    run: toAccount(unlockAccount),
  }),
  route("POST /accounts/{accountId}/end-sessions", {
    summary: "Ends all sessions of an account",
    permission: "session.end-any",
    run: toAccount(endSessionsOf),
  }),
  route("POST /accounts/{accountId}/remove-second-factor", {
    summary: "Takes away a second factor that was lost",
    permission: "second-factor.remove",
    run: (context, { params }, scope) => takeSecondFactorAway(context, scope, params.accountId),
  }),
  route("PUT /accounts/{accountId}/identity", {
    summary: "Registers the identity at the provider that may sign in to an account",
    permission: "account.invite",
    run: (context, { params, body }, scope) =>
      registerIdentity(context, scope, params.accountId, body.subject),
  }),
]

const grants: readonly Route[] = [
  route("GET /grants", {
    summary: "Roles held within reach, today or later; or those that are over",
    permission: "grant.read",
    audited: { action: "roles-looked-at", about: ({ query }) => ({ unitId: query.unitId ?? null }) },
    run: (context, { query }, scope) => readGrants(context, scope, query),
  }),
  route("POST /grants", {
    summary: "Gives somebody a role in a unit, from a day until a day",
    permission: "grant.give",
    secret: true,
    run: (context, { body }, scope) => giveRole(context, scope, body),
  }),
  route("DELETE /grants/{grantId}", {
    summary: "Takes a role back; the grant stays in the history",
    permission: "grant.give",
    run: (context, { params }, scope) => takeRoleBack(context, scope, params.grantId),
  }),
  route("POST /grants/{grantId}/restore", {
    summary: "Lets a role go on that was taken back",
    permission: "grant.give",
    secret: true,
    run: (context, { params }, scope) => letRoleGoOn(context, scope, params.grantId),
  }),
]

const confirmations: readonly Route[] = [
  ownRoute("GET /confirmations", {
    summary: "What waits for a second person: asked for by oneself, or to be confirmed by oneself",
    permission: "signed-in",
    run: (context) => readConfirmations(context),
  }),
  ownRoute("POST /confirmations/{confirmationId}/confirm", {
    summary: "Lets happen, as the second person, what somebody else asked for",
    permission: "signed-in",
    stepUp: true,
    secret: true,
    run: (context, { params }) => confirmAsked(context, params.confirmationId),
  }),
  ownRoute("POST /confirmations/{confirmationId}/refuse", {
    summary: "Does not agree, as the second person, to what somebody else asked for",
    permission: "signed-in",
    stepUp: true,
    run: (context, { params }) => refuseAsked(context, params.confirmationId),
  }),
  ownRoute("DELETE /confirmations/{confirmationId}", {
    summary: "Takes back what one asked for oneself",
    permission: "signed-in",
    run: (context, { params }) => withdrawAsked(context, params.confirmationId),
  }),
]

/** Accounts, the roles they hold, and what about them takes two persons. */
export const accountRoutes: readonly Route[] = [...accounts, ...grants, ...confirmations]
