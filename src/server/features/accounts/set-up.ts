import type { z } from "zod"
import type { setupDone, setupGiven } from "../../../contract/accounts.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import { type Database, inTransaction } from "../../db/index.ts"
import { Answer } from "../../http/route.ts"
import type { PublicContext, Queryable } from "../../request-context.ts"
import { auditPublic } from "../audit/index.ts"
import {
  beginSession,
  type Caller,
  cookiesOf,
  hashOf,
  hashOfNewPassword,
  hashOfPaperCode,
  makePaperCode,
  makeToken,
  poolOf,
  type SignedIn,
  setPassword,
  signInRules,
} from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { addAccount, isAnyAccount, lockAccounts } from "./account-store.ts"
import { addActivations } from "./activation-store.ts"
import { addGrant } from "./grant-store.ts"
import { type Slip, slipHours } from "./issue-activation.ts"
import { loginOf } from "./make-accounts.ts"
import { isLinkOpen, setLink, spendLink } from "./setup-store.ts"

/** While there is no account: a token that makes the first administrator, once. Every earlier one is void. */
export async function offerSetup({ pool }: Pick<Database, "pool">): Promise<string | undefined> {
  return await inTransaction(pool, async (client) => {
    await lockAccounts(client)
    if (await isAnyAccount(client)) return undefined
    const token = makeToken()
    await setLink(client, hashOf(token))
    return token
  })
}

/** Whether nobody can sign in yet. */
export async function isSetupOpen(caller: Caller): Promise<boolean> {
  return !(await isAnyAccount(poolOf(caller)))
}

/** Who is who at the beginning: 三员, one account each. */
export interface Setup {
  readonly token: string
  readonly system: { readonly login: string; readonly name: string; readonly password: string }
  readonly security: { readonly login: string; readonly name: string }
  readonly audit: { readonly login: string; readonly name: string }
}

/**
 * Makes the system administrator, who is signed in, and slips for the security and the audit administrator. The link
 * works once, and only while there is no account.
 */
export async function completeSetup(
  caller: Caller,
  { token, system, security, audit }: Setup,
): Promise<SignedIn & { readonly slips: readonly Slip[] }> {
  const pool = poolOf(caller)
  const link = hashOf(token)
  if (!(await isLinkOpen(pool, link))) throw accountProblem("setup-over")
  const rules = await signInRules(pool)
  const owner = { ...system, phone: null, passwordHash: null }
  const hash = await hashOfNewPassword(pool, owner, system.password, rules)
  return await inTransaction(pool, async (client) => {
    await lockAccounts(client)
    if (!(await spendLink(client, link)) || (await isAnyAccount(client))) throw accountProblem("setup-over")
    const accountId = await addAdministrator(caller, client, system, "system-admin")
    await setPassword(client, accountId, hash, 0)
    const slips = [
      await slipFor(client, security, await addAdministrator(caller, client, security, "security-admin")),
      await slipFor(client, audit, await addAdministrator(caller, client, audit, "audit-admin")),
    ]
    const who = { login: loginOf(system.login), accountId }
    await auditPublic({ client, address: caller.address }, who, "set-up")
    const session = await beginSession(caller, client, { accountId, awaitsSecondFactor: false }, rules)
    return { ...session, slips }
  })
}

/** The same over the API: the browser that did it is signed in. */
export async function setUp(
  context: PublicContext,
  { token, login, name, password, security, audit }: z.output<typeof setupGiven>,
): Promise<Answer<z.infer<typeof setupDone>>> {
  const done = await completeSetup(context, { token, system: { login, name, password }, security, audit })
  return new Answer({ slips: [...done.slips] }, { cookies: cookiesOf(context.app.env, done) })
}

async function addAdministrator(
  { today }: Caller,
  client: Queryable,
  { login, name }: { readonly login: string; readonly name: string },
  role: GrantedRole,
): Promise<number> {
  const accountId = await addAccount(client, { login: loginOf(login), name })
  if (accountId === undefined) throw accountProblem("login-taken")
  await addGrant(client, { accountId, role, unitId: null, fromOn: today, untilOn: null }, null)
  return accountId
}

async function slipFor(
  client: Queryable,
  { login, name }: { readonly login: string; readonly name: string },
  accountId: number,
): Promise<Slip> {
  const code = makePaperCode()
  const codes = [{ accountId, codeHash: hashOfPaperCode(code) }]
  await addActivations(client, codes, { by: null, validHours: slipHours })
  return { accountId, login: loginOf(login), name, unit: null, code }
}
