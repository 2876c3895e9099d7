import type { SignInRules } from "../../../domain/access/sign-in-rules.ts"
import { problem } from "../../http/problem.ts"
import { countTry, forgiveTries, uncountTry } from "./failure-store.ts"
import { type Caller, poolOf } from "./who-asks.ts"

/** What came of a try. */
export interface Tried {
  readonly right: boolean
  /** It was the last one before a pause. */
  readonly last: boolean
}

/**
 * Lets somebody try a secret, unless they have failed too often. The try counts as failed from before it begins until
 * it succeeds; one that could not be made is taken back.
 */
export async function guardedTry(
  caller: Caller,
  key: Buffer,
  rules: Pick<SignInRules, "lockAfter" | "lockMinutes">,
  attempt: () => Promise<boolean>,
): Promise<Tried> {
  const pool = poolOf(caller)
  const counted = await countTry(pool, key, rules)
  if (typeof counted === "number") throw problem("too-many", { seconds: counted })
  const right = await attempt().catch(async (error: unknown) => {
    await uncountTry(pool, key)
    throw error
  })
  if (right) await forgiveTries(pool, [key])
  return { right, last: counted.last && !right }
}
