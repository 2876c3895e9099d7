import { openDatabase } from "../../src/server/db/database.ts"
import { readEnv } from "../../src/server/env.ts"

/**
 * A program of its own, for tests that need several or one to kill: opens the database the variables name,
 * says so, and holds it until its input ends.
 */
try {
  const database = await openDatabase(readEnv(process.env), () => {})
  process.stdout.write("open\n")
  process.stdin.resume().on("end", () => void database.close())
} catch (error) {
  process.stdout.write(`${String(error)}\n`)
}
