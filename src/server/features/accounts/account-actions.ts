import type { z } from "zod"
import type { accountMade, accountsWanted, codeGivenOut, decided } from "../../../contract/accounts.ts"
import type { Invited } from "../../../domain/access/granting.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isAdministrator } from "../../../domain/access/roles.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayInvite, mayOpenAgain, mayTakeFactor } from "../../../domain/access/second-person.ts"
import { reachesAll, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { notify } from "../notices/index.ts"
import { membersBelow } from "./account-queries.ts"
import { askForSecond, isFirstStart } from "./ask-second.ts"
import { invitedOf, issueActivation, openAccount, type Slip } from "./issue-activation.ts"
import { type Made, makeAccount, makeAccountsFor } from "./make-accounts.ts"
import { accountWithin } from "./read-accounts.ts"
import { accountToShut, enableAccount, linkIdentity, removeSecondFactor } from "./shut-account.ts"

/** What the API does about accounts: whoever asks must reach them, and their owners are told. */

type Decided = z.infer<typeof decided>

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

/** A code for a new password, where one person may hand it out; its owner is told that there is one. */
export async function handOutCode(
  context: RequestContext,
  scope: Scope<"account.invite">,
  accountId: number,
): Promise<z.infer<typeof codeGivenOut>> {
  const { unitName } = await accountWithin(context, scope, accountId)
  const account = await openAccount(context, accountId)
  const invited = await invitedOf(context, account)
  const takesTwo = mayInvite(context.actor, invited) === "with-second"
  const firstStart = takesTwo && onlyAdministrators(invited) && (await isFirstStart(context))
  if (takesTwo && !firstStart) {
    const asked = { act: "issue-code", account, details: {}, roles: invited.roles, withCode: true } as const
    return { slip: null, replaced: 0, waits: await askForSecond(context, asked) }
  }
  const { replaced, ...slip } = await issueActivation(context, accountId, firstStart)
  await notify(context, [accountId], "code-issued", { by: context.actor.name })
  return { slip: { ...slip, unit: unitName }, replaced, waits: null }
}

function onlyAdministrators({ roles }: Invited): boolean {
  return roles.every(({ role }) => isAdministrator(role))
}

/** The identity at this installation's provider that may sign in to an account; null: none. */
export async function registerIdentity(
  context: RequestContext,
  scope: Scope<"account.invite">,
  accountId: number,
  subject: string | null,
): Promise<Decided> {
  await accountWithin(context, scope, accountId)
  const account = await openAccount(context, accountId)
  const issuer = context.app.env.oidc?.issuer ?? ""
  const identity = subject === null ? null : { issuer, subject }
  const invited = await invitedOf(context, account)
  if (identity === null || mayInvite(context.actor, invited) !== "with-second") {
    await linkIdentity(context, accountId, identity)
    return { waits: null }
  }
  const { roles } = invited
  const asked = { act: "link-identity", account, details: identity, roles, withCode: false } as const
  return { waits: await askForSecond(context, asked) }
}

/** Takes a lost second factor away, and tells its owner. */
export async function takeSecondFactorAway(
  context: RequestContext,
  scope: Scope<"second-factor.remove">,
  accountId: number,
): Promise<Decided> {
  await accountWithin(context, scope, accountId)
  const account = await openAccount(context, accountId)
  const invited = await invitedOf(context, account)
  if (mayTakeFactor(context.actor, invited) === "with-second") {
    const { roles } = invited
    const asked = { act: "remove-second-factor", account, details: {}, roles, withCode: false } as const
    return { waits: await askForSecond(context, asked) }
  }
  await removeSecondFactor(context, accountId)
  await notify(context, [accountId], "second-factor-changed")
  return { waits: null }
}

/** Opens an account again that was shut, by two persons where it is guarded. */
export async function openAgain(
  context: RequestContext,
  scope: Scope<"account.disable">,
  accountId: number,
): Promise<Decided> {
  await accountWithin(context, scope, accountId)
  const account = await accountToShut(context, accountId)
  const invited = await invitedOf(context, account)
  if (account.disabled && mayOpenAgain(invited) === "with-second") {
    const { roles } = invited
    const asked = { act: "enable-account", account, details: {}, roles, withCode: false } as const
    return { waits: await askForSecond(context, asked) }
  }
  await enableAccount(context, accountId)
  return { waits: null }
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
