import type { Database } from "../../src/server/db/index.ts"

const patient = { connectionTimeoutMillis: 60_000, query_timeout: 60_000, statement_timeout: 60_000 }

/**
 * Whoever waits for the database is not sent away. For tests that ask much at once, with what asks and what answers in
 * one process, on a machine that may be busy.
 */
export function bePatient({ requests }: Pick<Database, "requests">): void {
  Object.assign(requests.options, patient)
}
