import type { z } from "zod"
import type { accountPage, grantShown } from "../../../contract/accounts.ts"
import { commands } from "../../../domain/access/granting.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isEmpty, scopeFor } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"
import { pausesOfAccounts } from "../sign-in/index.ts"
import {
  type AccountNow,
  type AccountShown,
  countGrants,
  type GrantShown,
  listGrants,
} from "./account-queries.ts"

/** Roles of one account that are shown; nobody holds as many. */
const most = 100

type Can = z.infer<typeof accountPage>["can"]

/** An account with its roles, those that are over too, as far as the reader may see them. */
export async function showAccount(
  context: RequestContext,
  account: AccountShown,
): Promise<z.infer<typeof accountPage>> {
  const { client, actor, today } = context
  const readable = scopeFor(actor, "grant.read")
  const asked = { today, accountId: account.accountId, limit: most, afterId: 0 }
  const grants = isEmpty(readable) ? [] : await listGrants(client, readable, asked)
  const past = isEmpty(readable) ? [] : await listGrants(client, readable, { ...asked, over: true })
  const [now = { ...account, pausedUntil: null }] = await withPauses(context, [account])
  return {
    ...now,
    grants: grants.map((grant) => withCan(context, grant)),
    pastGrants: past.map((grant) => withCan(context, grant)),
    moreRoles: (await countGrants(client, account.accountId, today)) > grants.length,
    can: canWith(context, now),
  }
}

/** Accounts with the pause that too many failures have brought about, where there is one. */
export async function withPauses(
  { client }: RequestContext,
  accounts: readonly AccountShown[],
): Promise<AccountNow[]> {
  const pauses = await pausesOfAccounts(client, accounts)
  return accounts.map((account) => ({ ...account, pausedUntil: pauses.get(account.accountId) ?? null }))
}

/** A role, with what the reader may do with it. */
export function withCan({ actor, today }: RequestContext, grant: GrantShown): z.infer<typeof grantShown> {
  const { accountId, role, path, endedAt, untilOn } = grant
  const may = accountId !== actor.accountId && commands(actor, role, path)
  const runs = untilOn === null || untilOn > today
  return { ...grant, can: may && runs ? [endedAt === null ? "end" : "restore"] : [] }
}

function canWith({ actor }: RequestContext, account: AccountNow): Can {
  if (actor.accountId === account.accountId) return []
  const may = (permission: Permission) => !isEmpty(scopeFor(actor, permission))
  const can: Can = []
  if (may("account.invite") && !account.disabled) can.push("invite", "link-identity")
  if (may("account.disable")) can.push(account.disabled ? "enable" : "disable")
  if (may("account.unlock") && account.pausedUntil !== null) can.push("unlock")
  if (may("session.end-any")) can.push("end-sessions")
  if (may("second-factor.remove") && account.hasSecondFactor) can.push("remove-second-factor")
  if (may("grant.give") && !account.disabled) can.push("grant")
  return can
}
