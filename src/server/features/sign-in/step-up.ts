import { problem } from "../../http/problem.ts"
import { audit } from "../audit/index.ts"
import { accountOfId } from "./account-store.ts"
import { sessionTokenOf } from "./begin-session.ts"
import { knownDevice } from "./device.ts"
import { codeKey, passwordKey } from "./failure-keys.ts"
import { guardedTry } from "./guarded-try.ts"
import { hashing } from "./hashing.ts"
import { signInRules } from "./rules-queries.ts"
import { renewSession } from "./session-store.ts"
import { signInProblem } from "./sign-in-problem.ts"
import { takeCode } from "./take-code.ts"
import { hashOf, makeToken } from "./token.ts"
import { poolOf, refusePendingSecondFactor, type SignedInCaller } from "./who-asks.ts"

/** With what somebody shows again who they are. */
export type Proof = { readonly password: string } | { readonly code: string }

/** Shows once more who somebody is, before something dangerous; the session gets a new token, which is answered. */
export async function stepUp(caller: SignedInCaller, proof: Proof): Promise<string> {
  await prove(caller, proof)
  const pool = poolOf(caller)
  const before = sessionTokenOf(caller)
  const token = makeToken()
  if (before === undefined || !(await renewSession(pool, hashOf(before), hashOf(token)))) {
    throw problem("not-signed-in")
  }
  await audit({ ...caller, client: pool }, "stepped-up")
  return token
}

/** Throws unless the password, or a code, is that of whoever is signed in. Tries count like those of a sign-in. */
export async function prove(caller: SignedInCaller, proof: Proof): Promise<void> {
  refusePendingSecondFactor(caller.session)
  const pool = poolOf(caller)
  const account = await accountOfId(pool, caller.actor.accountId)
  if (!account) throw problem("not-signed-in")
  const device = await knownDevice(caller, account.accountId)
  const byPassword = "password" in proof
  if (byPassword && account.passwordHash === null) throw signInProblem("no-password")
  const key = byPassword
    ? passwordKey(account.login, account.accountId, device)
    : codeKey(account.accountId, device)
  const attempt = byPassword
    ? () => hashing.verify(account.passwordHash, proof.password)
    : async () => (await takeCode(pool, caller.app.env.dataDir, account, proof.code)) !== undefined
  const { right, last } = await guardedTry(caller, key, await signInRules(pool), attempt)
  if (right) return
  await audit({ ...caller, client: pool }, last ? "step-up-paused" : "step-up-failed")
  throw signInProblem(byPassword ? "wrong-password" : "wrong-code")
}
