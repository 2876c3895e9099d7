import { mayShut } from "../../../domain/access/granting.ts"
import { administrators } from "../../../domain/access/roles.ts"
import { mayInvite, mayTakeFactor } from "../../../domain/access/second-person.ts"
import { problem } from "../../http/problem.ts"
import { audit } from "../audit/index.ts"
import {
  type AccountRow,
  accountOfId,
  type Doing,
  dropDevices,
  dropFactor,
  dropSessions,
  endPauses,
  rolesToCome,
} from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { lockAccounts, setDisabled, setSubject } from "./account-store.ts"
import { voidActivations } from "./activation-store.ts"
import { isLastHolder } from "./grant-store.ts"
import { invitedOf } from "./issue-activation.ts"

/** Shuts an account: nobody signs in with it, and its sessions are over at once. */
export async function disableAccount(doing: Doing, accountId: number): Promise<void> {
  const { client } = doing
  await lockAccounts(client)
  const account = await accountToShut(doing, accountId)
  await refuseLast(doing, accountId)
  await setDisabled(client, accountId, true)
  await voidActivations(client, accountId)
  await dropDevices(client, accountId)
  const ended = await dropSessions(client, accountId)
  await auditAboutAccount(doing, account, "account-disabled", { ended })
}

/** Opens it again; its owner signs in as before. */
export async function enableAccount(doing: Doing, accountId: number, more: Note = {}): Promise<void> {
  const account = await accountToShut(doing, accountId)
  await setDisabled(doing.client, accountId, false)
  await auditAboutAccount(doing, account, "account-enabled", more)
}

/** Ends every pause after too many failures. */
export async function unlockAccount(doing: Doing, accountId: number): Promise<void> {
  const account = await accountOfId(doing.client, accountId)
  if (!account) throw problem("not-found")
  await endPauses(doing.client, account)
  await auditAboutAccount(doing, account, "account-unlocked")
}

/** Ends all sessions of somebody else, who is a stranger wherever they had signed in. */
export async function endSessionsOf(doing: Doing, accountId: number): Promise<number> {
  const account = await accountToShut(doing, accountId)
  await dropDevices(doing.client, accountId)
  const ended = await dropSessions(doing.client, accountId)
  await auditAboutAccount(doing, account, "sessions-ended", { ended })
  return ended
}

/** Takes a second factor away from somebody who has lost it, and ends their sessions. */
export async function removeSecondFactor(doing: Doing, accountId: number, more: Note = {}): Promise<void> {
  const account = await accountOfId(doing.client, accountId)
  if (!account) throw problem("not-found")
  const invited = await invitedOf(doing, account)
  if (mayTakeFactor(doing.actor, invited) === undefined) throw accountProblem("beyond-own-roles")
  await dropFactor(doing.client, accountId)
  await dropSessions(doing.client, accountId)
  await auditAboutAccount(doing, account, "second-factor-removed", more)
}

/** What else the audit log says of it. */
type Note = Readonly<Record<string, unknown>>

/**
 * Registers the identity at the provider that may sign in to an account; null: none. Whoever has that identity becomes
 * its owner, so the same is asked as for a code with which they would.
 */
export async function linkIdentity(
  doing: Doing,
  accountId: number,
  identity: { readonly issuer: string; readonly subject: string } | null,
  more: Note = {},
): Promise<void> {
  await lockAccounts(doing.client)
  const account = await accountOfId(doing.client, accountId)
  if (!account) throw problem("not-found")
  if (mayInvite(doing.actor, await invitedOf(doing, account)) === undefined) {
    throw accountProblem("beyond-own-roles")
  }
  if (identity === null && account.passwordHash === null) await refuseLast(doing, accountId)
  if (!(await setSubject(doing.client, accountId, identity))) throw accountProblem("subject-taken")
  await dropSessions(doing.client, accountId)
  await auditAboutAccount(doing, account, identity === null ? "identity-unlinked" : "identity-linked", {
    ...identity,
    ...more,
  })
}

/** Throws where nobody else could sign in as an administrator of the kind. */
async function refuseLast({ client, today }: Doing, accountId: number): Promise<void> {
  for (const role of administrators) {
    if (await isLastHolder(client, accountId, role, today)) throw accountProblem("last-administrator")
  }
}

/** An account that whoever does it may shut, or open again. */
export async function accountToShut(doing: Doing, accountId: number): Promise<AccountRow> {
  const account = await accountOfId(doing.client, accountId)
  if (!account) throw problem("not-found")
  const held = await rolesToCome(doing.client, accountId, doing.today)
  const roles = held.map(({ role }) => role)
  if (!mayShut(doing.actor, { accountId, roles })) throw accountProblem("beyond-own-roles")
  return account
}

async function auditAboutAccount(
  doing: Doing,
  { accountId, login, memberId }: AccountRow,
  action: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await audit(doing, action, { memberId, details: { accountId, login, ...details } })
}
