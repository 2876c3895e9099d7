import pg from "pg"

/**
 * A pool whose connections may break. One at rest is replaced, and the next query says so if none can be
 * had; one in use fails its query. Without a listener either would end the program, and so would one that
 * is cut while it says goodbye, for which `pool.end()` does not wait.
 */
export function makePool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on("error", ignore)
  pool.on("connect", (client) => client.on("error", ignore))
  return pool
}

/** A connection of one's own that may break likewise: its next query fails. The caller ends it. */
export async function connectAlone(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config)
  client.on("error", ignore)
  await client.connect()
  return client
}

function ignore(): void {}
