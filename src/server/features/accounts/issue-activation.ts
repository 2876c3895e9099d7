import { type Invited, mayInvite } from "../../../domain/access/granting.ts"
import { problem } from "../../http/problem.ts"
import { audit } from "../audit/index.ts"
import {
  type AccountRow,
  accountOfId,
  type Doing,
  hashOfPaperCode,
  makePaperCode,
  rolesToCome,
} from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { addActivations } from "./activation-store.ts"

/** Hours that the code of a first slip is good for, and of one for a forgotten password. */
export const slipHours = 30 * 24
const resetHours = 24

/** What is handed to somebody on paper, and shown this once. */
export interface Slip {
  readonly accountId: number
  readonly login: string
  readonly name: string
  /** Where the member belongs; null where there is no member, or no unit. */
  readonly unit: string | null
  readonly code: string
}

/** Who it is that would be let in. */
export async function invitedOf(doing: Doing, account: AccountRow): Promise<Invited> {
  return {
    accountId: account.accountId,
    roles: await rolesToCome(doing.client, account.accountId, doing.today),
    hasPassword: account.passwordHash !== null,
    hasSecondFactor: account.totpSecret !== null,
  }
}

/** A code with which somebody chooses a new password; nobody else ever knows that one. */
export async function issueActivation(
  doing: Doing,
  accountId: number,
): Promise<Slip & { readonly replaced: number }> {
  const account = await accountOfId(doing.client, accountId)
  if (!account) throw problem("not-found")
  if (account.disabled) throw accountProblem("account-disabled")
  const invited = await invitedOf(doing, account)
  if (!mayInvite(doing.actor, invited)) throw accountProblem("beyond-own-roles")
  const code = makePaperCode()
  const validHours = invited.hasPassword ? resetHours : slipHours
  const codes = [{ accountId, codeHash: hashOfPaperCode(code) }]
  const replaced = await addActivations(doing.client, codes, { by: doing.actor.accountId, validHours })
  const { login, name, memberId } = account
  await audit(doing, "activation-issued", { memberId, details: { accountId, login, validHours, replaced } })
  return { accountId, login, name, unit: null, code, replaced }
}
