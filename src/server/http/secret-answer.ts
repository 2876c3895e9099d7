import { seal, unseal } from "../seal.ts"

/** An answer that holds a secret, as it may be kept for a repeated request. */
export function hideAnswer(dataDir: string, accountId: number, body: unknown): unknown {
  const bytes = Buffer.from(JSON.stringify(body))
  return { sealed: seal(dataDir, { purpose: "repeated request", accountId }, bytes).toString("base64") }
}

/** The answer again. */
export function showAnswer(dataDir: string, accountId: number, kept: unknown): unknown {
  if (typeof kept !== "object" || kept === null || !("sealed" in kept) || typeof kept.sealed !== "string") {
    throw new Error("An answer with a secret was not kept as one")
  }
  const sealed = Buffer.from(kept.sealed, "base64")
  return JSON.parse(unseal(dataDir, { purpose: "repeated request", accountId }, sealed).toString())
}
