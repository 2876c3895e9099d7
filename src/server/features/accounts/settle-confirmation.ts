import type { z } from "zod"
import type { confirmed } from "../../../contract/accounts.ts"
import { mayConfirm, mayInvite } from "../../../domain/access/second-person.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { unseal } from "../../seal.ts"
import { type AuditAbout, audit } from "../audit/index.ts"
import { forgetAddress, notify } from "../notices/index.ts"
import { type AccountRow, accountOfId, type Doing, dropFactor } from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { closeWaysIn, lockAccount } from "./account-store.ts"
import { completeCode, getsNewWayIn } from "./ask-second.ts"
import { actorOf, type OpenConfirmation, openConfirmations } from "./confirmation-queries.ts"
import { lockConfirmation, setSettled } from "./confirmation-store.ts"
import { grantRole, restoreGrant } from "./grant-role.ts"
import { addCode, invitedOf } from "./issue-activation.ts"
import { toConfirmOf } from "./read-confirmations.ts"
import { enableAccount, linkIdentity, removeSecondFactor } from "./shut-account.ts"

/** What waits, for whoever may see it; nobody else settles it meanwhile. */
async function waitingFor(
  { client, actor, today }: RequestContext,
  confirmationId: number,
): Promise<{ asked: OpenConfirmation; own: boolean; may: boolean }> {
  const there = await lockConfirmation(client, confirmationId)
  const [asked] = there ? await openConfirmations(client, today, confirmationId) : []
  const own = asked?.askedBy === actor.accountId
  const may = asked !== undefined && mayConfirm(actor, toConfirmOf(asked))
  if (!asked || !(own || may)) throw problem("not-found")
  return { asked, own, may }
}

/**
 * Lets happen what somebody else asked for, as their deed: they must still be able to. Answers the second half of the
 * code that comes of it, if one does.
 */
export async function confirmAsked(
  context: RequestContext,
  confirmationId: number,
): Promise<z.infer<typeof confirmed>> {
  const { asked, may } = await waitingFor(context, confirmationId)
  if (!may) throw problem("forbidden")
  const { client, actor, today } = context
  if (!(await lockAccount(client, asked.accountId))) throw problem("not-found")
  const account = await accountOfId(client, asked.accountId)
  const asker = await actorOf(client, asked.askedBy, today)
  const opens = asked.act === "enable-account"
  if (!account || account.disabled !== opens || !asker) throw accountProblem("ask-anew")
  const half = await carryOut({ ...context, actor: asker, address: asked.askedFrom }, context, asked, account)
  await setSettled(client, confirmationId, actor.accountId, "confirmed")
  await audit(context, "confirmation-given", await aboutAsked(context, asked))
  await notify(context, [asked.askedBy], "confirmation-settled", {
    by: actor.name,
    name: asked.name,
    agreed: 1,
  })
  return { accountId: asked.accountId, login: asked.login, name: asked.name, half }
}

/** Does it as whoever asked; answers the second half of a code. */
async function carryOut(
  doing: Doing,
  context: RequestContext,
  asked: OpenConfirmation,
  account: AccountRow,
): Promise<string | null> {
  const { accountId, act, details, confirmationId } = asked
  const note = { confirmationId, confirmedBy: context.actor.login }
  const invited = await invitedOf(doing, account)
  switch (act) {
    case "give-role": {
      const { role, unitId = null, fromOn, untilOn = null } = details
      if (role === undefined || fromOn === undefined) throw accountProblem("ask-anew")
      const anew = await getsNewWayIn(doing, invited, role)
      await grantRole(doing, { accountId, role, unitId, fromOn, untilOn }, note)
      await notify(context, [accountId], "role-given", { role, unit: asked.roleUnitName })
      return anew ? await renewWaysIn(doing, context, asked, account) : null
    }
    case "restore-role": {
      const { role, grantId } = details
      if (role === undefined || grantId === undefined) throw accountProblem("ask-anew")
      const anew = await getsNewWayIn(doing, invited, role)
      await restoreGrant(doing, grantId, note)
      await notify(context, [accountId], "role-restored", { role, unit: asked.roleUnitName })
      return anew ? await renewWaysIn(doing, context, asked, account) : null
    }
    case "issue-code":
      if (mayInvite(doing.actor, invited) === undefined) throw accountProblem("beyond-own-roles")
      return await issueHalf(doing, context, asked, account)
    case "link-identity": {
      const { issuer, subject } = details
      if (issuer === undefined || subject === undefined) throw accountProblem("ask-anew")
      await linkIdentity(doing, accountId, { issuer, subject }, note)
      return null
    }
    case "remove-second-factor":
      await removeSecondFactor(doing, accountId, note)
      await notify(context, [accountId], "second-factor-changed")
      return null
    case "enable-account":
      await enableAccount(doing, accountId, note)
      return null
  }
}

/**
 * With its first role above a branch, or where it may be somebody's second, an account gets a new way in: whoever can sign in with the one before was chosen
 * by one person alone, or nobody knows by whom; so was the address that its mail goes to.
 */
async function renewWaysIn(
  doing: Doing,
  context: RequestContext,
  asked: OpenConfirmation,
  account: AccountRow,
): Promise<string> {
  await closeWaysIn(doing.client, account.accountId)
  await dropFactor(doing.client, account.accountId)
  await forgetAddress(doing.client, account.accountId)
  return await issueHalf(doing, context, asked, { ...account, passwordHash: null })
}

async function issueHalf(
  doing: Doing,
  context: RequestContext,
  { sealedHalf, confirmationId }: OpenConfirmation,
  account: AccountRow,
): Promise<string> {
  if (sealedHalf === null) throw accountProblem("ask-anew")
  const sealedFor = { purpose: "half a code", accountId: account.accountId } as const
  const firstHalf = unseal(context.app.env.dataDir, sealedFor, sealedHalf).toString()
  const { code, secondHalf } = completeCode(firstHalf)
  await addCode(doing, account, code, { confirmationId, confirmedBy: context.actor.login })
  const by = `${doing.actor.name}、${context.actor.name}`
  await notify(context, [account.accountId], "code-issued", { by })
  return secondHalf
}

/** Does not agree; whoever asked is told. */
export async function refuseAsked(context: RequestContext, confirmationId: number): Promise<null> {
  const { asked, may } = await waitingFor(context, confirmationId)
  if (!may) throw problem("forbidden")
  const { client, actor } = context
  await setSettled(client, confirmationId, actor.accountId, "refused")
  await audit(context, "confirmation-refused", await aboutAsked(context, asked))
  await notify(context, [asked.askedBy], "confirmation-settled", {
    by: actor.name,
    name: asked.name,
    agreed: 0,
  })
  return null
}

/** Takes back what one asked for oneself; of what others asked for nothing is said. */
export async function withdrawAsked(context: RequestContext, confirmationId: number): Promise<null> {
  const { asked, own } = await waitingFor(context, confirmationId)
  if (!own) throw problem("not-found")
  await setSettled(context.client, confirmationId, context.actor.accountId, "withdrawn")
  await audit(context, "confirmation-withdrawn", await aboutAsked(context, asked))
  return null
}

/** What the audit log says of it. */
async function aboutAsked({ client }: RequestContext, asked: OpenConfirmation): Promise<AuditAbout> {
  const { confirmationId, act, accountId, login, askedByName, details } = asked
  const account = await accountOfId(client, accountId)
  return {
    unitId: details.unitId ?? null,
    memberId: account?.memberId ?? null,
    details: { confirmationId, act, accountId, login, askedBy: askedByName, ...details },
  }
}
