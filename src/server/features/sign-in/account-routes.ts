import {
  accountMade,
  accountPage,
  accountParams,
  accountQuery,
  accountShown,
  accountsWanted,
  grantGiven,
  grantMade,
  grantParams,
  grantQuery,
  grantShown,
  identityGiven,
  slip,
  slipAlone,
  slips,
} from "../../../contract/accounts.ts"
import { nothing } from "../../../contract/session.ts"
import { cutPage, pageOf } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isEmpty, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { reachesAll, unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn, placeIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import { type Route, route } from "../../http/route.ts"
import type { Moment } from "../../moment.ts"
import { notify } from "../notices/index.ts"
import {
  type AccountShown,
  findAccountWithin,
  grantWithin,
  listAccounts,
  listGrants,
  membersBelow,
} from "./account-queries.ts"
import { endGrant, grantRole, restoreGrant } from "./grant-role.ts"
import { anyGrantOfId, grantOfId } from "./grant-store.ts"
import { issueActivation } from "./issue-activation.ts"
import { makeAccount, makeAccountsFor } from "./make-accounts.ts"
import { removeSecondFactor } from "./second-factor.ts"
import { showAccount, withCan, withPauses } from "./show-account.ts"
import { disableAccount, enableAccount, endSessionsOf, linkIdentity, unlockAccount } from "./shut-account.ts"

/** Accounts made at once; more are made unit by unit. */
const mostAtOnce = 2000

/** The account, when the scope reaches it; 403 where it may be seen but not this done. */
async function accountWithin(
  moment: Moment,
  scope: Scope<Permission>,
  accountId: number,
): Promise<AccountShown> {
  const find = (of: Scope<Permission>) => findAccountWithin(moment.client, of, accountId, moment.today)
  const found = isEmpty(scope) ? undefined : await find(scope)
  if (found) return found
  const readable = scopeFor(moment.actor, "account.read")
  if (!isEmpty(readable) && (await find(readable))) throw problem("forbidden")
  throw problem("not-found")
}

/** A deed about one account that answers nothing. */
function deed<P extends Permission>(
  path: string,
  summary: string,
  permission: P,
  run: (moment: Moment, accountId: number) => Promise<unknown>,
): Route {
  return route({
    method: "post",
    path: `/accounts/{accountId}/${path}`,
    summary,
    permission,
    params: accountParams,
    answer: nothing,
    run: async (moment, { params }, scope) => {
      const account = await accountWithin(moment, scope, params.accountId)
      await run(moment, account.accountId)
      return null
    },
  })
}

export const accountRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/accounts",
    summary: "Accounts within reach, in the order of their logins",
    permission: "account.read",
    query: accountQuery,
    answer: pageOf(accountShown),
    look: {
      deed: "accounts-looked-at",
      about: ({ query }) => ({ unitId: query.unitId ?? null, details: { q: query.q } }),
    },
    run: async (moment, { query }, scope) => {
      const unit = query.unitId === undefined ? undefined : await unitWithin(moment, scope, query.unitId)
      const limit = query.limit ?? 50
      const rows = await listAccounts(moment.client, scope, {
        today: moment.today,
        q: query.q,
        unitPath: unit?.path,
        limit,
        after: query.cursor === undefined ? "" : (placeIn(query.cursor, 1)[0] ?? ""),
      })
      const page = cutPage(rows, limit, ({ login }) => cursorOf(login.toLowerCase()))
      return { ...page, items: await withPauses(moment, page.items) }
    },
  }),
  route({
    method: "get",
    path: "/accounts/{accountId}",
    summary: "One account with its roles",
    permission: "account.read",
    params: accountParams,
    answer: accountPage,
    look: {
      deed: "account-looked-at",
      about: (_, { memberId, accountId }) => ({ memberId, details: { accountId } }),
    },
    run: async (moment, { params }, scope) => {
      const account = await accountWithin(moment, scope, params.accountId)
      return await showAccount(moment, account)
    },
  }),
  route({
    method: "post",
    path: "/accounts",
    summary: "Makes an account for somebody who is in no roster, such as an administrator",
    permission: "account.make",
    secret: true,
    body: accountMade,
    answer: slip,
    run: async (moment, { body }, scope) => {
      if (!reachesAll(scope)) throw problem("forbidden")
      return await makeAccount(moment, body)
    },
  }),
  route({
    method: "post",
    path: "/accounts/slips",
    summary: "Makes accounts for members out of the roster, and slips to hand out",
    permission: "account.make",
    secret: true,
    body: accountsWanted,
    answer: slips,
    run: async (moment, { body }, scope) => {
      const where =
        "unitId" in body
          ? { unitPath: (await unitWithin(moment, scope, body.unitId)).path }
          : { memberIds: body.memberIds }
      const members = await membersBelow(moment.client, scope, { today: moment.today, ...where })
      if ("memberIds" in body && members.length < new Set(body.memberIds).size) throw problem("not-found")
      if (members.length > mostAtOnce) throw problem("too-large", { most: `${mostAtOnce}` })
      return await makeAccountsFor(moment, members, { openCodes: body.openCodes })
    },
  }),
  route({
    method: "post",
    path: "/accounts/{accountId}/activation-code",
    summary: "A code with which its owner chooses a new password",
    permission: "account.invite",
    secret: true,
    params: accountParams,
    answer: slipAlone,
    run: async (moment, { params }, scope) => {
      const account = await accountWithin(moment, scope, params.accountId)
      const issued = await issueActivation(moment, account.accountId)
      await notify(moment, [account.accountId], "code-issued", { by: moment.actor.name })
      return { ...issued, unit: account.unitName }
    },
  }),
  deed("disable", "Shuts an account; its sessions end", "account.disable", disableAccount),
  deed("enable", "Opens an account again", "account.disable", enableAccount),
  deed("unlock", "Ends the pause after too many failures", "account.unlock", unlockAccount),
  deed("end-sessions", "Ends all sessions of an account", "session.end-any", endSessionsOf),
  deed(
    "remove-second-factor",
    "Takes away a second factor that was lost",
    "session.end-any",
    async (moment, accountId) => {
      await removeSecondFactor(moment, accountId)
      await notify(moment, [accountId], "second-factor-changed")
    },
  ),
  route({
    method: "put",
    path: "/accounts/{accountId}/identity",
    summary: "Registers the identity at the provider that may sign in to an account",
    permission: "account.invite",
    params: accountParams,
    body: identityGiven,
    answer: nothing,
    run: async (moment, { params, body }, scope) => {
      const account = await accountWithin(moment, scope, params.accountId)
      const issuer = moment.house.env.oidc?.issuer ?? ""
      await linkIdentity(
        moment,
        account.accountId,
        body.subject === null ? null : { issuer, subject: body.subject },
      )
      return null
    },
  }),
  route({
    method: "get",
    path: "/grants",
    summary: "Roles held within reach, today or later; or those that are over",
    permission: "grant.read",
    query: grantQuery,
    answer: pageOf(grantShown),
    look: { deed: "roles-looked-at", about: ({ query }) => ({ unitId: query.unitId ?? null }) },
    run: async (moment, { query }, scope) => {
      const unit = query.unitId === undefined ? undefined : await unitWithin(moment, scope, query.unitId)
      const limit = query.limit ?? 50
      const rows = await listGrants(moment.client, scope, {
        today: moment.today,
        unitPath: unit?.path,
        role: query.role,
        over: query.over === "yes",
        limit,
        afterId: numberIn(query.cursor) ?? 0,
      })
      const page = cutPage(rows, limit, ({ grantId }) => cursorOf(grantId))
      return { ...page, items: page.items.map((grant) => withCan(moment, grant)) }
    },
  }),
  route({
    method: "post",
    path: "/grants",
    summary: "Gives somebody a role in a unit, from a day until a day",
    permission: "grant.give",
    body: grantGiven,
    answer: grantMade,
    run: async (moment, { body }, scope) => {
      const unit = await unitWithin(moment, scope, body.unitId)
      const account = await accountWithin(moment, scopeFor(moment.actor, "account.read"), body.accountId)
      const grantId = await grantRole(moment, {
        ...body,
        fromOn: dayOf(body.fromOn),
        untilOn: body.untilOn === null ? null : dayOf(body.untilOn),
      })
      const details = { role: body.role, unit: unit.name }
      await notify(moment, [account.accountId], "role-given", details)
      return { grantId }
    },
  }),
  route({
    method: "delete",
    path: "/grants/{grantId}",
    summary: "Takes a role back; the grant stays in the history",
    permission: "grant.give",
    params: grantParams,
    answer: nothing,
    run: async (moment, { params }, scope) => {
      const grant = await grantOfId(moment.client, params.grantId)
      if (!grant || !grantWithin(scopeFor(moment.actor, "grant.read"), grant.path)) throw problem("not-found")
      if (!grantWithin(scope, grant.path)) throw problem("forbidden")
      await endGrant(moment, params.grantId)
      await notify(moment, [grant.accountId], "role-ended", { role: grant.role, unit: grant.unitName })
      return null
    },
  }),
  route({
    method: "post",
    path: "/grants/{grantId}/restore",
    summary: "Lets a role go on that was taken back",
    permission: "grant.give",
    params: grantParams,
    answer: nothing,
    run: async (moment, { params }, scope) => {
      const grant = await anyGrantOfId(moment.client, params.grantId)
      if (!grant || !grantWithin(scopeFor(moment.actor, "grant.read"), grant.path)) throw problem("not-found")
      if (!grantWithin(scope, grant.path)) throw problem("forbidden")
      await restoreGrant(moment, params.grantId)
      await notify(moment, [grant.accountId], "role-restored", { role: grant.role, unit: grant.unitName })
      return null
    },
  }),
]
