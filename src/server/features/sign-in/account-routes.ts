import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isEmpty, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { reachesAll, unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn, placeIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import { type Route, route } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
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
  context: RequestContext,
  scope: Scope<Permission>,
  accountId: number,
): Promise<AccountShown> {
  const find = (of: Scope<Permission>) => findAccountWithin(context.client, of, accountId, context.today)
  const found = isEmpty(scope) ? undefined : await find(scope)
  if (found) return found
  const readable = scopeFor(context.actor, "account.read")
  if (!isEmpty(readable) && (await find(readable))) throw problem("forbidden")
  throw problem("not-found")
}

/** An action about one account that answers nothing. */
function action<P extends Permission>(
  what: "disable" | "enable" | "unlock" | "end-sessions" | "remove-second-factor",
  summary: string,
  permission: P,
  run: (context: RequestContext, accountId: number) => Promise<unknown>,
): Route {
  return route(`POST /accounts/{accountId}/${what}`, {
    summary,
    permission,
    run: async (context, { params }, scope) => {
      const account = await accountWithin(context, scope, params.accountId)
      await run(context, account.accountId)
      return null
    },
  })
}

export const accountRoutes: readonly Route[] = [
  route("GET /accounts", {
    summary: "Accounts within reach, in the order of their logins",
    permission: "account.read",
    audited: {
      action: "accounts-looked-at",
      about: ({ query }) => ({ unitId: query.unitId ?? null, details: { q: query.q } }),
    },
    run: async (context, { query }, scope) => {
      const unit = query.unitId === undefined ? undefined : await unitWithin(context, scope, query.unitId)
      const limit = query.limit ?? 50
      const rows = await listAccounts(context.client, scope, {
        today: context.today,
        q: query.q,
        unitPath: unit?.path,
        limit,
        after: query.cursor === undefined ? "" : (placeIn(query.cursor, 1)[0] ?? ""),
      })
      const page = cutPage(rows, limit, ({ login }) => cursorOf(login.toLowerCase()))
      return { ...page, items: await withPauses(context, page.items) }
    },
  }),
  route("GET /accounts/{accountId}", {
    summary: "One account with its roles",
    permission: "account.read",
    audited: {
      action: "account-looked-at",
      about: (_, { memberId, accountId }) => ({ memberId, details: { accountId } }),
    },
    run: async (context, { params }, scope) => {
      const account = await accountWithin(context, scope, params.accountId)
      return await showAccount(context, account)
    },
  }),
  route("POST /accounts", {
    summary: "Makes an account for somebody who is in no roster, such as an administrator",
    permission: "account.make",
    secret: true,
    run: async (context, { body }, scope) => {
      if (!reachesAll(scope)) throw problem("forbidden")
      return await makeAccount(context, body)
    },
  }),
  route("POST /accounts/slips", {
    summary: "Makes accounts for members out of the roster, and slips to hand out",
    permission: "account.make",
    secret: true,
    run: async (context, { body }, scope) => {
      const where =
        "unitId" in body
          ? { unitPath: (await unitWithin(context, scope, body.unitId)).path }
          : { memberIds: body.memberIds }
      const members = await membersBelow(context.client, scope, { today: context.today, ...where })
      if ("memberIds" in body && members.length < new Set(body.memberIds).size) throw problem("not-found")
      if (members.length > mostAtOnce) throw problem("too-large", { most: `${mostAtOnce}` })
      return await makeAccountsFor(context, members, { openCodes: body.openCodes })
    },
  }),
  route("POST /accounts/{accountId}/activation-code", {
    summary: "A code with which its owner chooses a new password",
    permission: "account.invite",
    secret: true,
    run: async (context, { params }, scope) => {
      const account = await accountWithin(context, scope, params.accountId)
      const issued = await issueActivation(context, account.accountId)
      await notify(context, [account.accountId], "code-issued", { by: context.actor.name })
      return { ...issued, unit: account.unitName }
    },
  }),
  action("disable", "Shuts an account; its sessions end", "account.disable", disableAccount),
  action("enable", "Opens an account again", "account.disable", enableAccount),
  action("unlock", "Ends the pause after too many failures", "account.unlock", unlockAccount),
  action("end-sessions", "Ends all sessions of an account", "session.end-any", endSessionsOf),
  action(
    "remove-second-factor",
    "Takes away a second factor that was lost",
    "session.end-any",
    async (context, accountId) => {
      await removeSecondFactor(context, accountId)
      await notify(context, [accountId], "second-factor-changed")
    },
  ),
  route("PUT /accounts/{accountId}/identity", {
    summary: "Registers the identity at the provider that may sign in to an account",
    permission: "account.invite",
    run: async (context, { params, body }, scope) => {
      const account = await accountWithin(context, scope, params.accountId)
      const issuer = context.app.env.oidc?.issuer ?? ""
      await linkIdentity(
        context,
        account.accountId,
        body.subject === null ? null : { issuer, subject: body.subject },
      )
      return null
    },
  }),
  route("GET /grants", {
    summary: "Roles held within reach, today or later; or those that are over",
    permission: "grant.read",
    audited: { action: "roles-looked-at", about: ({ query }) => ({ unitId: query.unitId ?? null }) },
    run: async (context, { query }, scope) => {
      const unit = query.unitId === undefined ? undefined : await unitWithin(context, scope, query.unitId)
      const limit = query.limit ?? 50
      const rows = await listGrants(context.client, scope, {
        today: context.today,
        unitPath: unit?.path,
        role: query.role,
        over: query.over === "yes",
        limit,
        afterId: numberIn(query.cursor) ?? 0,
      })
      const page = cutPage(rows, limit, ({ grantId }) => cursorOf(grantId))
      return { ...page, items: page.items.map((grant) => withCan(context, grant)) }
    },
  }),
  route("POST /grants", {
    summary: "Gives somebody a role in a unit, from a day until a day",
    permission: "grant.give",
    run: async (context, { body }, scope) => {
      const unit = await unitWithin(context, scope, body.unitId)
      const account = await accountWithin(context, scopeFor(context.actor, "account.read"), body.accountId)
      const grantId = await grantRole(context, {
        ...body,
        fromOn: dayOf(body.fromOn),
        untilOn: body.untilOn === null ? null : dayOf(body.untilOn),
      })
      const details = { role: body.role, unit: unit.name }
      await notify(context, [account.accountId], "role-given", details)
      return { grantId }
    },
  }),
  route("DELETE /grants/{grantId}", {
    summary: "Takes a role back; the grant stays in the history",
    permission: "grant.give",
    run: async (context, { params }, scope) => {
      const grant = await grantOfId(context.client, params.grantId)
      if (!grant || !grantWithin(scopeFor(context.actor, "grant.read"), grant.path))
        throw problem("not-found")
      if (!grantWithin(scope, grant.path)) throw problem("forbidden")
      await endGrant(context, params.grantId)
      await notify(context, [grant.accountId], "role-ended", { role: grant.role, unit: grant.unitName })
      return null
    },
  }),
  route("POST /grants/{grantId}/restore", {
    summary: "Lets a role go on that was taken back",
    permission: "grant.give",
    run: async (context, { params }, scope) => {
      const grant = await anyGrantOfId(context.client, params.grantId)
      if (!grant || !grantWithin(scopeFor(context.actor, "grant.read"), grant.path))
        throw problem("not-found")
      if (!grantWithin(scope, grant.path)) throw problem("forbidden")
      await restoreGrant(context, params.grantId)
      await notify(context, [grant.accountId], "role-restored", { role: grant.role, unit: grant.unitName })
      return null
    },
  }),
]
