import { composed } from "../../../domain/shared/composed.ts"
import type { Queryable } from "../../request-context.ts"
import { unseal } from "../../seal.ts"
import type { AccountRow } from "./account-store.ts"
import { hashOfPaperCode } from "./paper-code.ts"
import { spendRecoveryCode, spendStep } from "./second-factor-store.ts"
import { stepOfCode } from "./totp.ts"

/** Takes a code of the second factor, or a recovery code, and uses it up: of any number at once one is taken. */
export async function takeCode(
  client: Queryable,
  dataDir: string,
  account: AccountRow,
  typed: string,
): Promise<"code" | "recovery-code" | undefined> {
  if (account.totpSecret === null) return undefined
  const figures = composed(typed, "NFKC").replace(/\s/g, "")
  if (!/^\d{6}$/.test(figures)) {
    const taken = await spendRecoveryCode(client, account.accountId, hashOfPaperCode(typed))
    return taken ? "recovery-code" : undefined
  }
  const sealedFor = { purpose: "second factor", accountId: account.accountId } as const
  const step = stepOfCode(unseal(dataDir, sealedFor, account.totpSecret), figures, account.now)
  if (step === undefined) return undefined
  return (await spendStep(client, account.accountId, step)) ? "code" : undefined
}
