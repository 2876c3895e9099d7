import { passwordProfiles } from "../../../domain/access/sign-in-rules.ts"
import { inTransaction } from "../../db/index.ts"
import { problem } from "../../http/problem.ts"
import { audit } from "../audit/index.ts"
import { accountOfId, setPassword } from "./account-store.ts"
import { beginSession } from "./begin-session.ts"
import { hashOfNewPassword } from "./choose-password.ts"
import { signInRules } from "./rules-queries.ts"
import { dropSessions } from "./session-store.ts"
import { prove } from "./step-up.ts"
import { poolOf, type SignedInCaller } from "./who-asks.ts"

/** Changes somebody's own password. All their sessions end; this browser gets a new one, whose token is answered. */
export async function changePassword(
  caller: SignedInCaller,
  given: { readonly current: string; readonly next: string },
): Promise<string> {
  await prove(caller, { password: given.current })
  const pool = poolOf(caller)
  const rules = await signInRules(pool)
  const account = await accountOfId(pool, caller.actor.accountId)
  if (!account) throw problem("not-signed-in")
  const hash = await hashOfNewPassword(pool, account, given.next, rules)
  const { accountId } = account
  return await inTransaction(pool, async (client) => {
    await setPassword(client, accountId, hash, passwordProfiles[rules.passwordProfile].history)
    await dropSessions(client, accountId)
    await audit({ ...caller, client }, "password-changed")
    return (await beginSession(caller, client, { accountId, awaitsSecondFactor: false }, rules)).token
  })
}
