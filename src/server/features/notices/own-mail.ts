import { randomBytes } from "node:crypto"
import type { z } from "zod"
import { type digestWish, noticeProblems, type ownMail } from "../../../contract/notices.ts"
import { inTransaction } from "../../db/index.ts"
import { Problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { codeFor, codeMinutes, isCode } from "./address-code.ts"
import { codesOfDay, mailOf } from "./mail-queries.ts"
import { countTry, forgetAddress, storeConfirmed, storeDigestWish, storeWantedAddress } from "./mail-store.ts"
import { mailAtOnce, notify } from "./store.ts"

type OwnMail = z.infer<typeof ownMail>

/** Codes that one may ask for within a day, and tries that each has. */
const mostCodes = 5
const mostTries = 5

/** Where and when one wants mail. */
export async function showOwnMail({ client, actor, app }: RequestContext): Promise<OwnMail> {
  return { possible: app.env.smtp !== undefined, ...(await mailOf(client, actor.accountId)) }
}

/** When one wants the letter of the day, or that one wants none. */
export async function chooseDigest(
  context: RequestContext,
  wish: z.output<typeof digestWish>,
): Promise<OwnMail> {
  await storeDigestWish(context.client, context.actor.accountId, wish)
  return await showOwnMail(context)
}

/** Enters an address: a code goes there, and it holds once the code is shown. */
export async function enterAddress(context: RequestContext, address: string): Promise<OwnMail> {
  const { client, actor, app } = context
  if (app.env.smtp === undefined) throw new Problem(noticeProblems, "no-mail-here")
  // One's own line first, so that codes asked for at once are counted one after the other.
  const seed = randomBytes(16).toString("hex")
  await storeWantedAddress(client, actor.accountId, { address, seed, minutes: codeMinutes })
  if ((await codesOfDay(client, actor.accountId)) >= mostCodes) {
    throw new Problem(noticeProblems, "too-many-codes")
  }
  await mailAtOnce(context, actor.accountId, "address-code")
  await audit(context, "mail-address-entered")
  return await showOwnMail(context)
}

/** Shows the code that came by mail. Each try is counted for itself, whatever becomes of it. */
export async function confirmAddress(context: RequestContext, code: string): Promise<OwnMail> {
  const { actor, app } = context
  const { pool } = app.database
  const wanted = await countTry(pool, actor.accountId, mostTries)
  if (!wanted || !isCode(code, codeFor(app.env.dataDir, actor.accountId, wanted))) {
    throw new Problem(noticeProblems, "wrong-code")
  }
  const done = await inTransaction(pool, async (client) => {
    const stored = await storeConfirmed(client, actor.accountId, wanted)
    if (!stored) return false
    await audit({ ...context, client }, "mail-address-confirmed")
    if (stored.before !== wanted.address) await tellAddressLeft({ ...context, client }, stored.before)
    await notify({ client, app }, [actor.accountId], "mail-address-changed")
    return true
  })
  if (!done) throw new Problem(noticeProblems, "wrong-code")
  return await showOwnMail(context)
}

/** Takes one's address out: nothing goes out by mail any more. */
export async function removeAddress(context: RequestContext): Promise<OwnMail> {
  const { client, actor } = context
  const forgotten = await forgetAddress(client, actor.accountId)
  if (!forgotten) throw new Problem(noticeProblems, "none-there")
  await audit(context, "mail-address-removed")
  await tellAddressLeft(context, forgotten.before)
  await notify(context, [actor.accountId], "mail-address-changed")
  return await showOwnMail(context)
}

/** Tells an address that held until now that it does not any more: whoever took it over need not be its owner. */
async function tellAddressLeft(context: RequestContext, address: string | null): Promise<void> {
  if (address === null || context.app.env.smtp === undefined) return
  await mailAtOnce(context, context.actor.accountId, "address-left", { to: address })
}
