import type { z } from "zod"
import type { accountMade, accountsWanted } from "../../../contract/accounts.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesAll, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { notify } from "../notices/index.ts"
import { membersBelow } from "./account-queries.ts"
import { issueActivation, type Slip } from "./issue-activation.ts"
import { type Made, makeAccount, makeAccountsFor } from "./make-accounts.ts"
import { accountWithin } from "./read-accounts.ts"
import { linkIdentity, removeSecondFactor } from "./shut-account.ts"

/** What the API does about accounts: whoever asks must reach them, and their owners are told. */

/** Accounts made at once; more are made unit by unit. */
const mostAtOnce = 2000

/** An account of its own, for whoever looks after the whole district. */
export async function makeAccountAlone(
  context: RequestContext,
  scope: Scope<"account.make">,
  wanted: z.output<typeof accountMade>,
): Promise<Slip> {
  if (!reachesAll(scope)) throw problem("forbidden")
  return await makeAccount(context, wanted)
}

/** Accounts and slips for the members of a unit, or for some of them. */
export async function handOutSlips(
  context: RequestContext,
  scope: Scope<"account.make">,
  wanted: z.output<typeof accountsWanted>,
): Promise<Made> {
  const where =
    "unitId" in wanted
      ? { unitPath: (await unitWithin(context, scope, wanted.unitId)).path }
      : { memberIds: wanted.memberIds }
  const members = await membersBelow(context.client, scope, { today: context.today, ...where })
  if ("memberIds" in wanted && members.length < new Set(wanted.memberIds).size) throw problem("not-found")
  if (members.length > mostAtOnce) throw problem("too-large", { most: `${mostAtOnce}` })
  return await makeAccountsFor(context, members, { openCodes: wanted.openCodes })
}

/** A code for a new password; its owner is told that there is one. */
export async function handOutCode(
  context: RequestContext,
  scope: Scope<"account.invite">,
  accountId: number,
) {
  const account = await accountWithin(context, scope, accountId)
  const issued = await issueActivation(context, account.accountId)
  await notify(context, [account.accountId], "code-issued", { by: context.actor.name })
  return { ...issued, unit: account.unitName }
}

/** The identity at this installation's provider that may sign in to an account; null: none. */
export async function registerIdentity(
  context: RequestContext,
  scope: Scope<"account.invite">,
  accountId: number,
  subject: string | null,
): Promise<null> {
  const account = await accountWithin(context, scope, accountId)
  const issuer = context.app.env.oidc?.issuer ?? ""
  await linkIdentity(context, account.accountId, subject === null ? null : { issuer, subject })
  return null
}

/** Takes a lost second factor away, and tells its owner. */
export async function takeSecondFactorAway(context: RequestContext, accountId: number): Promise<void> {
  await removeSecondFactor(context, accountId)
  await notify(context, [accountId], "second-factor-changed")
}

type Act = (context: RequestContext, accountId: number) => Promise<unknown>

/** Does something about an account that answers nothing, where the scope reaches the account. */
export function toAccount(act: Act) {
  return async (
    context: RequestContext,
    { params }: { readonly params: { readonly accountId: number } },
    scope: Scope<Permission>,
  ): Promise<null> => {
    const account = await accountWithin(context, scope, params.accountId)
    await act(context, account.accountId)
    return null
  }
}
