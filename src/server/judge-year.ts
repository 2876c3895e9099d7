import { dayOf } from "../domain/shared/calendar.ts"
import { openDatabase } from "./db/index.ts"
import { readEnv } from "./env.ts"
import { recallPacks } from "./features/policy/index.ts"
import { refresh } from "./features/standing/index.ts"

/** Judges a year as known on a day, for a server that wants its memory back: `judge-year.ts 2010 2010-11-25`. */
const [year = "", today = ""] = process.argv.slice(2)
const env = readEnv(process.env)
const packs = await recallPacks(env.dataDir)
const database = await openDatabase(env, () => undefined)
try {
  await refresh(database, packs, Number(year), dayOf(today))
} finally {
  await database.close()
}
