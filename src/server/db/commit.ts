import type { ClientBase } from "pg"
import { codeOf } from "./trouble.ts"

/**
 * Whether something was changed is not known: the connection broke, or nothing was answered, after a change
 * had been sent off and before it was confirmed.
 */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super("It is not known whether the change was made", { cause })
    this.name = "OutcomeUnknown"
  }
}

/**
 * Ends a transaction well. Throws {@link OutcomeUnknown} where nobody knows whether it did, and the database's
 * own error where it refused: then nothing was changed.
 */
export async function commit(client: Pick<ClientBase, "query">): Promise<void> {
  const { command } = await client.query("commit").catch((error: unknown) => {
    throw isRefusal(error) ? error : new OutcomeUnknown(error)
  })
  // PostgreSQL answers so, and with no error, where a statement before had failed.
  if (command === "ROLLBACK")
    throw new Error("A transaction in which a statement had failed was to be committed")
}

/**
 * Whether the database took the commit back. Where it stopped or ran out of something (classes 53, 57, 58, XX),
 * what was to be committed may be on its disk already.
 */
function isRefusal(error: unknown): boolean {
  const code = codeOf(error)
  return (
    code !== undefined && /^[0-9A-Z]{5}$/.test(code) && (code === "57014" || !/^(08|53|57|58|XX)/.test(code))
  )
}

/** Whether a connection was lost, or fell silent, after something had been sent over it. */
export function isCutOff(error: unknown): boolean {
  if (["ECONNRESET", "EPIPE", "57P01", "57P02"].includes(codeOf(error) ?? "")) return true
  return error instanceof Error && /^(Connection terminated|Query read timeout)/.test(error.message)
}

/** Whether the database is gone, before or after something was sent to it. */
export function isGone(error: unknown): boolean {
  if (isCutOff(error) || ["57P03", "ECONNREFUSED"].includes(codeOf(error) ?? "")) return true
  return (
    error instanceof Error && /not queryable$|^timeout exceeded when trying to connect/.test(error.message)
  )
}
