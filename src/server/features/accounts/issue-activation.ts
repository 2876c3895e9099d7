import type { Invited } from "../../../domain/access/granting.ts"
import { mayInvite } from "../../../domain/access/second-person.ts"
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
export async function invitedOf(
  { client, today }: Doing,
  { accountId, memberId }: AccountRow,
): Promise<Invited> {
  return { accountId, roles: await rolesToCome(client, accountId, today), owned: memberId !== null }
}

/** The account, which must be open. */
export async function openAccount({ client }: Doing, accountId: number): Promise<AccountRow> {
  const account = await accountOfId(client, accountId)
  if (!account) throw problem("not-found")
  if (account.disabled) throw accountProblem("account-disabled")
  return account
}

/**
 * A code with which somebody chooses a new password; nobody else ever knows that one. Only where it takes one person, or
 * at the very first start, when there is no second.
 */
export async function issueActivation(
  doing: Doing,
  accountId: number,
  firstStart = false,
): Promise<Slip & { readonly replaced: number }> {
  const account = await openAccount(doing, accountId)
  const how = mayInvite(doing.actor, await invitedOf(doing, account))
  if (how === undefined || (how !== "alone" && !firstStart)) throw accountProblem("beyond-own-roles")
  const code = makePaperCode()
  const replaced = await addCode(doing, account, code, firstStart ? { firstStart } : {})
  const { login, name } = account
  return { accountId, login, name, unit: null, code, replaced }
}

/** Makes a code good for an account, and enters it in the audit log; answers how many earlier ones that makes void. */
export async function addCode(
  doing: Doing,
  { accountId, login, memberId, passwordHash }: AccountRow,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const validHours = passwordHash === null ? slipHours : resetHours
  const codes = [{ accountId, codeHash: hashOfPaperCode(code) }]
  const replaced = await addActivations(doing.client, codes, { by: doing.actor.accountId, validHours })
  const details = { accountId, login, validHours, replaced, ...more }
  await audit(doing, "activation-issued", { memberId, details })
  return replaced
}
