import type { ClientBase } from "pg"
import { NoRoom } from "../disk-space.ts"
import type { Database } from "./database.ts"

/** Milliseconds between looks at the disk. */
const interval = 200

/** Ends what a connection runs, as whoever signed in: the role that is taken on by DATABASE_URL may not. */
const cancel = "select pg_cancel_backend($1) from set_config('role', 'none', true)"

/**
 * Does work that may write much, in a transaction over `client` that its caller begins and ends. Where the disk's
 * reserve is reached it is not begun, or what runs is cancelled: throws {@link NoRoom}, for the transaction to be
 * rolled back while there is still room for others.
 */
export async function withRoom<T>(
  { pool, room }: Pick<Database, "pool" | "room">,
  client: Pick<ClientBase, "query">,
  work: () => Promise<T>,
): Promise<T> {
  if (room() !== "plenty") throw new NoRoom()
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid")
  let full = false
  let cancelling: Promise<unknown> = Promise.resolve()
  const watch = setInterval(() => {
    if (room() === "plenty") return
    full = true
    cancelling = pool.query(cancel, [rows[0]?.pid]).catch(() => undefined)
  }, interval)
  try {
    const done = await work()
    if (full) throw new NoRoom()
    return done
  } catch (error) {
    throw full ? new NoRoom(error) : error
  } finally {
    clearInterval(watch)
    // A cancellation that comes late must not meet what follows.
    await cancelling
  }
}
