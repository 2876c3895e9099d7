import { normalLogin } from "../../../domain/access/login.ts"
import { passwordProfiles, type SignInRules } from "../../../domain/access/sign-in-rules.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { inTransaction } from "../../db/index.ts"
import type { Queryable } from "../../request-context.ts"
import { auditPublic, countedEntries } from "../audit/index.ts"
import { notifyHolders } from "../notices/index.ts"
import {
  type AccountRow,
  accountHeld,
  accountOfLogin,
  askForChange,
  replaceHash,
  rolesToCome,
} from "./account-store.ts"
import { addressBuckets, networkOf, strangersTry } from "./address-bucket.ts"
import { beginSession, type SignedIn } from "./begin-session.ts"
import { knownDevice } from "./device.ts"
import { passwordKey } from "./failure-keys.ts"
import { guardedTry } from "./guarded-try.ts"
import { hashing, isOutdated } from "./hashing.ts"
import { signInRules } from "./rules-queries.ts"
import { signInProblem } from "./sign-in-problem.ts"
import { type Caller, poolOf } from "./who-asks.ts"

/**
 * Signs somebody in with a password. A wrong password, an unknown login and an account that is shut are answered
 * alike, after the same work.
 */
export async function signIn(
  caller: Caller,
  given: { readonly login: string; readonly password: string },
): Promise<SignedIn> {
  const pool = poolOf(caller)
  const login = normalLogin(given.login)
  const rules = await signInRules(pool)
  const account = await accountOfLogin(pool, login)
  const device = await knownDevice(caller, account?.accountId ?? 0)
  const stranger = device === undefined ? strangersTry(caller) : undefined
  const key = passwordKey(login, account?.accountId, device)
  const { right, last } = await guardedTry(caller, key, rules, () =>
    hashing.verify(account?.passwordHash, given.password, stranger),
  ).catch((error: unknown) => {
    stranger?.giveBack()
    throw error
  })
  if (!right || account === undefined || account.disabled) {
    await noteFailure(caller, account, login, last)
    throw signInProblem("wrong-sign-in")
  }
  stranger?.giveBack()
  const passwordHash = await strengthen(caller, account, given.password)
  return await enter(caller, { ...account, passwordHash }, rules, "password")
}

/**
 * What was typed as a login is not kept where nobody has it: it may have been a password. In a flood failures are counted,
 * the same whether somebody has the login or not.
 */
async function noteFailure(
  caller: Caller,
  account: AccountRow | undefined,
  login: string,
  last: boolean,
): Promise<void> {
  const client = poolOf(caller)
  const { address, app, today } = caller
  const who = { login: account?.login ?? "?", accountId: account?.accountId ?? null }
  const counted = countedEntries(app.database)
  await counted.auditFew(client, last ? "sign-in-paused" : "sign-in-failed", { who, address })
  if (!addressBuckets.noteFailure(networkOf(address), login)) return
  await inTransaction(client, async (inside) => {
    await auditPublic({ client: inside, address }, who, "many-accounts-tried")
    await notifyHolders({ client: inside, app, today }, "security-admin", "many-accounts-tried", { address })
  })
}

/** A hash from before the parameters were raised is made anew while the password is at hand; answers the one kept. */
async function strengthen(
  caller: Caller,
  { accountId, passwordHash }: AccountRow,
  password: string,
): Promise<string | null> {
  if (passwordHash === null || !isOutdated(passwordHash)) return passwordHash
  const anew = await hashing.hash(password)
  return (await replaceHash(poolOf(caller), accountId, passwordHash, anew)) ? anew : passwordHash
}

/**
 * Lets somebody in who has shown who they are, up to the second step where they have one. What they have shown must
 * still hold: a password that was changed meanwhile, or an identity taken away, begins no session.
 */
export async function enter(
  caller: Caller,
  account: AccountRow,
  rules: SignInRules,
  by: "password" | "provider" | "activation",
): Promise<SignedIn> {
  return await inTransaction(poolOf(caller), async (client) => {
    const now = await accountHeld(client, account.accountId)
    const holds =
      by === "provider" ? now?.subject === account.subject : now?.passwordHash === account.passwordHash
    if (!now || !holds) throw signInProblem(refusals[by])
    const awaitsSecondFactor = now.totpSecret !== null
    if (by === "password" && (await isTooOld(client, account, rules, caller.today))) {
      await askForChange(client, account.accountId)
    }
    const session = await beginSession(
      caller,
      client,
      { accountId: account.accountId, awaitsSecondFactor },
      rules,
    )
    const details = { by, ...(awaitsSecondFactor ? { step: 1 } : {}) }
    await auditPublic({ client, address: caller.address }, account, "signed-in", { details })
    return session
  })
}

/** What somebody is told whose password, identity or code holds no more. */
const refusals = {
  password: "wrong-sign-in",
  provider: "provider-refused",
  activation: "wrong-activation",
} as const

/** Whether the profile asks for another password by now: of whoever holds a role. */
async function isTooOld(
  client: Queryable,
  account: AccountRow,
  rules: SignInRules,
  today: Day,
): Promise<boolean> {
  const { maxAgeDays } = passwordProfiles[rules.passwordProfile]
  if (maxAgeDays === null || account.passwordDays < maxAgeDays) return false
  return (await rolesToCome(client, account.accountId, today)).length > 0
}
