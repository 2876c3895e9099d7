import { passwordProfiles } from "../../../domain/access/sign-in-rules.ts"
import { inTransaction } from "../../db/index.ts"
import { problem } from "../../http/problem.ts"
import { audit } from "../audit/index.ts"
import { accountHeld, accountOfId, setPassword } from "./account-store.ts"
import { beginSession } from "./begin-session.ts"
import { hashOfNewPassword } from "./choose-password.ts"
import { signInRules } from "./rules-queries.ts"
import { dropSessions, isInForce } from "./session-store.ts"
import { signInProblem } from "./sign-in-problem.ts"
import { prove } from "./step-up.ts"
import { poolOf, type SignedInCaller } from "./who-asks.ts"

/** Changes somebody's own password. All their sessions end; this browser gets a new one, whose token is answered. */
export async function changePassword(
  caller: SignedInCaller,
  given: { readonly current: string; readonly next: string },
): Promise<string> {
  const pool = poolOf(caller)
  const rules = await signInRules(pool)
  const account = await accountOfId(pool, caller.actor.accountId)
  if (!account) throw problem("not-signed-in")
  await prove(caller, { password: given.current })
  const hash = await hashOfNewPassword(pool, account, given.next, rules)
  const { accountId } = account
  return await inTransaction(pool, async (client) => {
    // Of two changes with the same old password, or one in a session that has ended meanwhile, nothing comes.
    const now = await accountHeld(client, accountId)
    if (!now || !(await isInForce(client, caller.session.sessionId))) throw problem("not-signed-in")
    if (now.passwordHash !== account.passwordHash) throw signInProblem("wrong-password")
    await setPassword(client, accountId, hash, passwordProfiles[rules.passwordProfile].history)
    await dropSessions(client, accountId)
    await audit({ ...caller, client }, "password-changed")
    return (await beginSession(caller, client, { accountId, awaitsSecondFactor: false }, rules)).token
  })
}
