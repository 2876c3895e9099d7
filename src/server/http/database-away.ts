import { codeOf } from "../db/index.ts"

/**
 * Of a connection and of the way to it. A file that is not there has the code of a socket that is not there; the two are
 * told apart by what was tried.
 */
const ofConnections = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ENETDOWN",
  "ENETRESET",
  "EADDRNOTAVAIL",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_WRITE_AFTER_END",
]

/** What the driver says of itself, without a code. */
const ofTheDriver =
  /^Connection terminated|^Query read timeout|^timeout exceeded when trying to connect|^timeout expired|not queryable$|^Client was closed|^Cannot use a pool after calling end|^Connection ended unexpectedly/

/**
 * A transaction given up because nobody went on with it, or because it took too long; or one that may not write, since after
 * the primary was lost a standby answers until another is made primary.
 */
const ofTransactions = ["25P03", "25P04", "25006"]

/** Whether an error means that the database is away or breaks off: at any moment of a request, and whatever wraps it. */
export function isAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false
  const code = codeOf(error) ?? ""
  // PostgreSQL's classes of connections, of a server that stops, is out of something, or meets trouble of the system.
  if (/^(?:08|53|57|58)[0-9A-Z]{3}$/.test(code) || ofTransactions.includes(code)) return true
  if (ofConnections.includes(code) || ofTheDriver.test(error.message)) return true
  if ("syscall" in error && error.syscall === "connect") return true
  if (error instanceof AggregateError && error.errors.some((one) => isAway(one, depth + 1))) return true
  return isAway(error.cause, depth + 1)
}
