import { openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"

/**
 * The least program that answers from the database, for start times and floors: opens what the variables
 * name, asks one thing, says "ready", and leaves when its input ends.
 */
const database = await openDatabase(readEnv(process.env), () => {})
await database.pool.query("select 1")
process.stdout.write("ready\n")
process.stdin.resume().on("end", () => void database.close())
