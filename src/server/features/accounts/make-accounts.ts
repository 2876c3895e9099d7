import { isLogin, lookOf, normalLogin } from "../../../domain/access/login.ts"
import { mayInvite } from "../../../domain/access/second-person.ts"
import { audit } from "../audit/index.ts"
import { type Doing, hashOfPaperCode, makePaperCode } from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { addAccount, lockAccounts } from "./account-store.ts"
import { addActivations, withOpenCode } from "./activation-store.ts"
import { type Slip, slipHours } from "./issue-activation.ts"
import { addMemberAccounts, looksTaken, type MemberWithout, membersWithout } from "./roster-store.ts"

interface Wanted {
  /** Asked about where it is not said, and there are any. */
  readonly openCodes?: "replace" | "leave" | undefined
  readonly validHours?: number
}

export interface Made {
  readonly slips: Slip[]
  /** How many earlier codes no longer work. */
  readonly replaced: number
  /** How many people keep the code they have. */
  readonly left: number
  /** For how many a code takes two persons, or is not for the asker to hand out: they hold roles already. */
  readonly guarded: number
}

/**
 * Makes accounts for members and answers their slips, in the order of the tree. Who has begun to use theirs is left
 * alone; whoever has a code already is asked about. The caller has made sure that they are within reach.
 */
export async function makeAccountsFor(
  doing: Doing,
  memberIds: readonly number[],
  { openCodes, validHours = slipHours }: Wanted = {},
): Promise<Made> {
  const { client, actor, today } = doing
  await lockAccounts(client)
  const wanting = await membersWithout(client, memberIds, today)
  const without = wanting.filter(({ accountId, roles }) => {
    const invited = { accountId: accountId ?? 0, roles, owned: true }
    return roles.length === 0 || mayInvite(actor, invited) === "alone"
  })
  const open = await withOpenCode(
    client,
    without.flatMap(({ accountId }) => accountId ?? []),
  )
  if (open.size > 0 && openCodes === undefined) throw accountProblem("codes-open", { count: open.size })
  const keeps = ({ accountId }: MemberWithout) =>
    openCodes === "leave" && accountId !== null && open.has(accountId)
  const members = without.filter((one) => !keeps(one))
  const fresh = await chooseLogins(
    doing,
    members.filter(({ accountId }) => accountId === null),
  )
  const made = await addMemberAccounts(client, fresh)
  const logins = new Map(fresh.map(({ memberId, login }) => [memberId, login]))
  const slips = members.flatMap(({ memberId, name, unit, accountId, login }): Slip[] => {
    const id = accountId ?? made.get(memberId)
    const loginNow = login ?? logins.get(memberId)
    if (id === undefined || loginNow === undefined) return []
    return [{ accountId: id, login: loginNow, name, unit, code: makePaperCode() }]
  })
  const codes = slips.map(({ accountId, code }) => ({ accountId, codeHash: hashOfPaperCode(code) }))
  const replaced = await addActivations(client, codes, { by: actor.accountId, validHours })
  const left = without.length - members.length
  const guarded = wanting.length - without.length
  const details = { made: made.size, slips: slips.length, replaced, left, guarded, validHours }
  await audit(doing, "accounts-made", { details })
  return { slips, replaced, left, guarded }
}

/** The member's number as the login; where that, or one that looks the same, is taken, with a number behind it. */
async function chooseLogins(
  { client }: Doing,
  members: readonly MemberWithout[],
): Promise<{ memberId: number; login: string }[]> {
  const wished = members.map(({ code }) => loginFrom(code))
  const taken = await looksTaken(client, wished)
  return members.map(({ memberId }, index) => {
    const wish = wished[index] ?? ""
    let login = wish
    for (let number = 2; taken.has(lookOf(login)); number += 1) login = `${wish}-${number}`
    taken.add(lookOf(login))
    return { memberId, login }
  })
}

function loginFrom(code: string): string {
  const login = normalLogin(code)
    .replace(/[^\p{L}\p{N}._-]/gu, "-")
    .slice(0, 32)
  return isLogin(login) ? login : `m${login}`
}

/** A login as it is kept; throws where it cannot be one. */
export function loginOf(text: string): string {
  const login = normalLogin(text)
  if (!isLogin(login)) throw accountProblem("login-unusable")
  return login
}

/** Makes an account for somebody who is in no roster, such as an administrator; answers its slip. */
export async function makeAccount(
  doing: Doing,
  account: { readonly login: string; readonly name: string },
): Promise<Slip> {
  await lockAccounts(doing.client)
  const login = loginOf(account.login)
  const accountId = await addAccount(doing.client, { login, name: account.name })
  if (accountId === undefined) throw accountProblem("login-taken")
  const code = makePaperCode()
  const codes = [{ accountId, codeHash: hashOfPaperCode(code) }]
  await addActivations(doing.client, codes, { by: doing.actor.accountId, validHours: slipHours })
  await audit(doing, "account-made", { details: { accountId, login } })
  return { accountId, login, name: account.name, unit: null, code }
}
