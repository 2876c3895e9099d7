import { openDatabase } from "../../src/server/db/database.ts"
import { readEnv } from "../../src/server/env.ts"

/**
 * A program of its own for tests that need several, or one to kill: opens the database, says "open" and the
 * server's process id, and holds it until its input ends.
 */
try {
  const database = await openDatabase(readEnv(process.env), () => {})
  const { rows } = await database.pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where pid = pg_backend_pid()",
  )
  process.stdout.write(`open ${rows[0]?.pid}\n`)
  process.stdin.resume()
  process.stdin.on("end", () => void database.close())
} catch (error) {
  process.stdout.write(`failed ${String(error)}\n`)
}
