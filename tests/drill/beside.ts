import { spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as pause } from "node:timers/promises"
import type { DrillRun, Outcome } from "./drill.ts"
import { commandLine, importDistrict, openOwnDatabase } from "./own-database.ts"
import { whileBusy, whileBusyAt } from "./while-busy.ts"

/** Two program servers on one PostgreSQL, each answering every second request, for so many seconds. */
export async function twoServers(run: DrillRun): Promise<Outcome> {
  const { shop, count } = run
  const database = await openOwnDatabase(shop)
  try {
    const dataDir = shop.path("data")
    const env = { DATA_DIR: dataDir, DATABASE_URL: database.url }
    await importDistrict(shop, env)
    return await whileBusyAt({ dataDir, env, others: [shop.path("data")] }, run, {
      fault: () => pause(count * 1000),
      found: () => [`${count} s`],
      wrong: () => [],
    })
  } finally {
    await database.close()
  }
}

/** Imports of the whole district, again and again, beside people who write. */
export function importBeside(run: DrillRun): Promise<Outcome> {
  const codes: (number | null)[] = []
  return whileBusy(run, {
    async fault({ dataDir }) {
      const book = await run.shop.csvBook()
      for (let made = 0; made < run.count; made += 1) {
        const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" }
        const child = spawn(process.execPath, [commandLine, "import", book], { env, stdio: "ignore" })
        const [code] = (await once(child, "exit")) as [number | null]
        codes.push(code)
      }
    },
    found: () => [`${codes.filter((code) => code === 0).length} imports`],
    wrong: () => codes.flatMap((code) => (code === 0 ? [] : [`an import ended with ${code}`])),
  })
}
