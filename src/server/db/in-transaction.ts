import type { Pool, PoolClient } from "pg"
import { commit, isGone, OutcomeUnknown } from "./commit.ts"

/** Does some work all or not at all, on a connection of the pool. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query("begin")
    const result = await work(client)
    await commit(client)
    return result
  } catch (error) {
    broken = !(await undo(client, error))
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Takes back what a transaction did; whether its connection is good for another. Where it ended because the
 * database is silent or gone, nothing more is asked over the connection: whoever waits would wait twice.
 */
export async function undo(client: PoolClient, because?: unknown): Promise<boolean> {
  if (because instanceof OutcomeUnknown || isGone(because)) return false
  return await client.query("rollback").then(
    () => true,
    () => false,
  )
}
