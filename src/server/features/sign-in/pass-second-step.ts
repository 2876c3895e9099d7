import { inTransaction } from "../../db/index.ts"
import { problem } from "../../http/problem.ts"
import { auditPublic } from "../audit/index.ts"
import { accountHeld, accountOfId } from "./account-store.ts"
import { beginSession, type SignedIn, sessionTokenOf } from "./begin-session.ts"
import { knownDevice } from "./device.ts"
import { codeKey } from "./failure-keys.ts"
import { guardedTry } from "./guarded-try.ts"
import { signInRules } from "./rules-queries.ts"
import { accountAwaiting, dropAwaiting, dropSession } from "./session-store.ts"
import { signInProblem } from "./sign-in-problem.ts"
import { takeCode } from "./take-code.ts"
import { hashOf } from "./token.ts"
import { type Caller, poolOf } from "./who-asks.ts"

/** The second step of a sign-in: a code of the app, or a recovery code. The session gets a new token. */
export async function passSecondStep(caller: Caller, given: { readonly code: string }): Promise<SignedIn> {
  const pool = poolOf(caller)
  const token = sessionTokenOf(caller)
  const accountId = token === undefined ? undefined : await accountAwaiting(pool, hashOf(token))
  const account = accountId === undefined ? undefined : await accountOfId(pool, accountId)
  if (token === undefined || account === undefined || account.disabled) throw problem("not-signed-in")
  const rules = await signInRules(pool)
  const key = codeKey(account.accountId, await knownDevice(caller, account.accountId))
  let by: string | undefined
  const { right, last } = await guardedTry(caller, key, rules, async () => {
    by = await takeCode(pool, caller.app.env.dataDir, account, given.code)
    return by !== undefined
  })
  const { address } = caller
  if (!right) {
    await auditPublic({ client: pool, address }, account, last ? "sign-in-paused" : "second-step-failed")
    if (last) await dropSession(pool, hashOf(token))
    throw signInProblem("wrong-code")
  }
  return await inTransaction(pool, async (client) => {
    // The first step may have ended meanwhile: by a new password, by whoever looks after accounts, or by another tab.
    const now = await accountHeld(client, account.accountId)
    const same = now?.totpSecret?.equals(account.totpSecret ?? Buffer.alloc(0)) === true
    if (!same || !(await dropAwaiting(client, hashOf(token)))) throw problem("not-signed-in")
    const whole = { accountId: account.accountId, awaitsSecondFactor: false }
    const session = await beginSession(caller, client, whole, rules)
    await auditPublic({ client, address }, account, "signed-in", { details: { by, step: 2 } })
    return session
  })
}
