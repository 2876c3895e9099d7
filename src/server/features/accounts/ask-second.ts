import type { z } from "zod"
import type { waiting } from "../../../contract/accounts.ts"
import type { Invited } from "../../../domain/access/granting.ts"
import { type GrantedRole, isAdministrator } from "../../../domain/access/roles.ts"
import {
  becomesGuarded,
  type ConfirmedAct,
  mayConfirm,
  type ToConfirm,
} from "../../../domain/access/second-person.ts"
import type { RequestContext } from "../../request-context.ts"
import { seal } from "../../seal.ts"
import { audit } from "../audit/index.ts"
import { notify } from "../notices/index.ts"
import { type AccountRow, type Doing, makePaperCode } from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { sharesBrowser } from "./account-queries.ts"
import { type AskedDetails, possibleSeconds, wasAnyOtherAdministrator } from "./confirmation-queries.ts"
import { addConfirmation } from "./confirmation-store.ts"

/** Days within which a second person has to confirm. */
const validDays = 7

/** What is asked for, about whom, and whether a code comes of it. */
interface Asked {
  readonly act: ConfirmedAct
  readonly account: AccountRow
  readonly details: AskedDetails
  /** What the account holds, and is to hold. */
  readonly roles: ToConfirm["roles"]
  readonly withCode: boolean
}

/**
 * Lets something wait for a second person. Where a code comes of it, its first half is answered, once; the second half
 * will be made when it is confirmed, and shown to whoever does: neither of the two ever knows all of it.
 */
export async function askForSecond(
  context: RequestContext,
  { act, account, details, roles, withCode }: Asked,
): Promise<z.infer<typeof waiting>> {
  const { client, actor, address, today, app } = context
  const { accountId, login, name, memberId } = account
  const toConfirm = { askedBy: actor.accountId, accountId, roles }
  const seconds = (await possibleSeconds(client, today)).filter((one) => mayConfirm(one, toConfirm))
  if (seconds.length === 0) throw accountProblem("no-second-person")
  const half = withCode ? makePaperCode().slice(0, halfLength) : null
  const sealedFor = { purpose: "half a code", accountId } as const
  const added = await addConfirmation(client, {
    act,
    accountId,
    details,
    sealedHalf: half === null ? null : seal(app.env.dataDir, sealedFor, Buffer.from(half)),
    askedBy: actor.accountId,
    askedFrom: address,
    validDays,
  })
  const { confirmationId } = added
  await audit(context, "confirmation-asked", {
    unitId: details.unitId ?? null,
    memberId,
    details: { confirmationId, act, accountId, login, ...details },
  })
  const told = seconds.filter((one) => one.roles.some((held) => isAdministrator(held.role)))
  await notify(
    context,
    (told.length > 0 ? told : seconds).map((one) => one.accountId),
    "confirmation-asked",
    { by: actor.name, name },
  )
  return { ...added, accountId, login, name, half }
}

/**
 * Whether an account gets a new way in with a role: it comes to be guarded, or it is its first, and whoever gives it, or let
 * it in, has signed in with the same browser as the account. Then it may be theirs, whosever name it bears.
 */
export async function getsNewWayIn(
  { client, actor, today }: Doing,
  invited: Invited,
  role: GrantedRole,
): Promise<boolean> {
  if (becomesGuarded(invited, role)) return true
  const { accountId, roles } = invited
  return roles.length === 0 && (await sharesBrowser(client, { accountId, giver: actor.accountId, today }))
}

/** A code is two halves of two groups each. */
const halfLength = "XXXX-XXXX".length

/** The whole code: the half of whoever asked, and one that nobody knows yet. */
export function completeCode(firstHalf: string): { readonly code: string; readonly secondHalf: string } {
  const secondHalf = makePaperCode().slice(halfLength + 1)
  return { code: `${firstHalf}-${secondHalf}`, secondHalf }
}

/**
 * Whether this is still the very first start: no administrator but whoever asks has ever been able to sign in, so that
 * there is nobody to ask. It is over, for good, with the first slip that is used.
 */
export async function isFirstStart({ client, actor }: RequestContext): Promise<boolean> {
  return !(await wasAnyOtherAdministrator(client, actor.accountId))
}
