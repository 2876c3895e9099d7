import { existsSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { runServer } from "../support/running-server.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { importDistrict, openOwnDatabase } from "./own-database.ts"
import { whileBusyAt } from "./while-busy.ts"

const library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

/** By how much the program's clock is wrong, in turn; the database's is right. */
const jumps = ["+1h", "-1h", "+1d", "-1d", "+365d"]

/** The program's clock is wrong for a while, and right again, apart from the database's. */
export async function wrongClock(run: DrillRun): Promise<Outcome> {
  if (!existsSync(library)) throw new Error("needs Debian's package: apt-get install faketime")
  const { shop, count } = run
  const own = await openOwnDatabase(shop)
  try {
    const dataDir = shop.path("data")
    const env = { DATA_DIR: dataDir, DATABASE_URL: own.url, LOG_LEVEL: "error" }
    await importDistrict(shop, env)
    let made = 0
    return await whileBusyAt({ dataDir, env }, run, {
      async fault(busy) {
        for (; made < count; made += 1) {
          const jump = jumps[made % jumps.length] ?? ""
          for (const clock of [{ LD_PRELOAD: library, FAKETIME: jump }, {}]) {
            await pause(4000)
            const { port } = busy.server()
            await busy.server().stop()
            busy.replace(await runServer(dataDir, busy.today, { ...env, ...clock, PORT: String(port) }))
          }
        }
        await pause(4000)
      },
      found: () => [`${made} jumps`],
      wrong: () => [],
    })
  } finally {
    await own.close()
  }
}
