import { createHmac, timingSafeEqual } from "node:crypto"
import { keyFor } from "../../secret-key.ts"
import type { WantedAddress } from "./mail-store.ts"

/** Minutes that a code holds. */
export const codeMinutes = 30

/**
 * The code for an address of an account: eight digits that follow from the installation's secret, so that nothing a
 * reader of the database could use is kept, and a mail that is sent once more bears the same.
 */
export function codeFor(dataDir: string, accountId: number, { address, seed }: WantedAddress): string {
  const hash = createHmac("sha256", keyFor(dataDir, "mail address"))
    .update(`${accountId}\n${address}\n${seed}`)
    .digest()
  return String(hash.readBigUInt64BE() % 100_000_000n).padStart(8, "0")
}

/** Whether somebody shows the code; as long for a near miss as for any other. */
export function isCode(shown: string, right: string): boolean {
  return shown.length === right.length && timingSafeEqual(Buffer.from(shown), Buffer.from(right))
}
