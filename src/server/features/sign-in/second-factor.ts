import { composed } from "../../../domain/shared/composed.ts"
import { inTransaction } from "../../db/index.ts"
import { problem } from "../../http/problem.ts"
import { seal, unseal } from "../../seal.ts"
import { audit } from "../audit/index.ts"
import { accountHeld, accountOfId } from "./account-store.ts"
import { codeKey } from "./failure-keys.ts"
import { guardedTry } from "./guarded-try.ts"
import { hashOfPaperCode, makePaperCode } from "./paper-code.ts"
import { signInRules } from "./rules-queries.ts"
import { setPendingFactor, setRecoveryCodes, takePendingFactor } from "./second-factor-store.ts"
import { dropSessions, isInForce } from "./session-store.ts"
import { signInProblem } from "./sign-in-problem.ts"
import { makeTotpSecret, stepOfCode, totpAddress, totpSecretText } from "./totp.ts"
import {
  type Doing,
  type OwnDoing,
  poolOf,
  refusePendingSecondFactor,
  type SignedInCaller,
} from "./who-asks.ts"

const purpose = "second factor"

/** Seconds for which a password counts as just entered. */
const freshSeconds = 600

/** What somebody needs to set up their app. */
export interface FactorOffered {
  /** For typing. */
  readonly secret: string
  /** For a picture. */
  readonly address: string
}

/** Offers somebody a second factor of their own; it counts once {@link confirmSecondFactor} has seen a code of it. */
export async function offerSecondFactor(doing: OwnDoing, dataDir: string): Promise<FactorOffered> {
  refusePendingSecondFactor(doing.session)
  // Whoever finds a browser open must not put their own factor in the place of one that is there.
  if (doing.session.hasSecondFactor && doing.session.steppedUpSeconds > freshSeconds) {
    throw problem("step-up-needed")
  }
  const secret = makeTotpSecret()
  const { accountId, login } = doing.actor
  await setPendingFactor(doing.client, accountId, seal(dataDir, { purpose, accountId }, secret))
  await audit(doing, "second-factor-offered")
  return { secret: totpSecretText(secret), address: totpAddress(secret, login) }
}

/** Takes the offered factor into use with its first code; answers the recovery codes, which nobody sees again. */
export async function confirmSecondFactor(
  caller: SignedInCaller,
  given: { readonly code: string },
): Promise<readonly string[]> {
  refusePendingSecondFactor(caller.session)
  const pool = poolOf(caller)
  const { accountId } = caller.actor
  const account = await accountOfId(pool, accountId)
  const pending = account?.totpPending
  if (!account || !pending) throw signInProblem("nothing-pending")
  const secret = unseal(caller.app.env.dataDir, { purpose, accountId }, pending)
  const step = stepOfCode(secret, composed(given.code, "NFKC").replace(/\s/g, ""), account.now)
  const tried = await guardedTry(
    caller,
    codeKey(accountId, undefined),
    await signInRules(pool),
    async () => step !== undefined,
  )
  if (!tried.right || step === undefined) throw signInProblem("wrong-code")
  return await inTransaction(pool, async (client) => {
    if (!(await accountHeld(client, accountId)) || !(await isInForce(client, caller.session.sessionId))) {
      throw problem("not-signed-in")
    }
    if (!(await takePendingFactor(client, accountId, pending, step))) throw signInProblem("nothing-pending")
    const codes = await giveRecoveryCodes({ ...caller, client })
    await dropSessions(client, accountId, caller.session.sessionId)
    await audit({ ...caller, client }, "second-factor-set")
    return codes
  })
}

/** Ten new recovery codes; earlier ones are void. */
export async function giveRecoveryCodes(doing: Doing): Promise<readonly string[]> {
  const codes = Array.from({ length: 10 }, makePaperCode)
  await setRecoveryCodes(doing.client, doing.actor.accountId, codes.map(hashOfPaperCode))
  await audit(doing, "recovery-codes-given")
  return codes
}
