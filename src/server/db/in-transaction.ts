import type { Pool, PoolClient } from "pg"
import { commit } from "./commit.ts"

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
    broken = !(await undo(client))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Takes back what a transaction did; whether its connection is good for another. */
export async function undo(client: PoolClient): Promise<boolean> {
  return await client.query("rollback").then(
    () => true,
    () => false,
  )
}
