import { passwordProfiles } from "../../../domain/access/sign-in-rules.ts"
import { inTransaction } from "../../db/index.ts"
import { problem } from "../../http/problem.ts"
import { auditPublic } from "../audit/index.ts"
import { accountOfId, setPassword } from "./account-store.ts"
import { accountOfActivation, spendActivation } from "./activation-store.ts"
import { strangersTry } from "./address-bucket.ts"
import type { SignedIn } from "./begin-session.ts"
import { hashOfNewPassword } from "./choose-password.ts"
import { passwordKey } from "./failure-keys.ts"
import { forgiveTries } from "./failure-store.ts"
import { hashOfPaperCode } from "./paper-code.ts"
import { signInRules } from "./rules-queries.ts"
import { dropDevices, dropSessions } from "./session-store.ts"
import { enter } from "./sign-in.ts"
import { signInProblem } from "./sign-in-problem.ts"
import { type Caller, poolOf } from "./who-asks.ts"

/**
 * Uses an activation code: its owner chooses a password and is signed in, up to the second step where they have one.
 * A password that is not taken leaves the code as it was.
 */
export async function activate(
  caller: Caller,
  given: { readonly code: string; readonly password: string },
): Promise<SignedIn & { readonly login: string }> {
  const pool = poolOf(caller)
  const codeHash = hashOfPaperCode(given.code)
  const accountId = await accountOfActivation(pool, codeHash)
  const account = accountId === undefined ? undefined : await accountOfId(pool, accountId)
  if (!account || account.disabled) return refuse(caller)
  const rules = await signInRules(pool)
  const hash = await hashOfNewPassword(pool, account, given.password, rules)
  await inTransaction(pool, async (client) => {
    if (!(await spendActivation(client, codeHash))) throw signInProblem("wrong-activation")
    await setPassword(client, account.accountId, hash, passwordProfiles[rules.passwordProfile].history)
    await dropSessions(client, account.accountId)
    await dropDevices(client, account.accountId)
    await forgiveTries(client, [passwordKey(account.login, undefined, undefined)])
    await auditPublic({ client, address: caller.address }, account, "account-activated")
  })
  const activated = { ...account, passwordHash: hash }
  return { ...(await enter(caller, activated, rules, "activation")), login: account.login }
}

function refuse(caller: Caller): never {
  const seconds = Math.ceil(strangersTry(caller).begin() / 1000)
  throw seconds > 0 ? problem("too-many", { seconds }) : signInProblem("wrong-activation")
}
