import { normalLogin } from "../../../domain/access/login.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import { hashing, setPassword } from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { addAccount } from "./account-store.ts"
import { addGrant } from "./grant-store.ts"
import { addMemberAccounts } from "./roster-store.ts"

/** An account of a sample district: ready to be used, with a password that somebody else has chosen. */
export interface ReadyAccount {
  readonly login: string
  readonly name: string
  readonly memberId: number | null
  readonly password: string
  readonly grants: readonly { readonly role: GrantedRole; readonly unitId: number | null }[]
}

/** Makes such an account. In a district of real people accounts are activated by their owners instead. */
export async function makeReadyAccount(client: Queryable, account: ReadyAccount, fromOn: Day): Promise<void> {
  const login = normalLogin(account.login)
  const accountId =
    account.memberId === null
      ? await addAccount(client, { login, name: account.name })
      : (await addMemberAccounts(client, [{ memberId: account.memberId, login }])).get(account.memberId)
  if (accountId === undefined) throw accountProblem("login-taken")
  await setPassword(client, accountId, await hashing.hash(account.password), 0)
  for (const grant of account.grants) {
    await addGrant(client, { accountId, ...grant, fromOn, untilOn: null }, null)
  }
}
