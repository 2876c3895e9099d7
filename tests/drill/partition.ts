import { setTimeout as pause } from "node:timers/promises"
import type { DrillRun, Outcome } from "./drill.ts"
import { importDistrict, openOwnDatabase, urlOver } from "./own-database.ts"
import { whileBusyAt } from "./while-busy.ts"
import { layWire } from "./wire.ts"

/** Seconds that the wire to the database carries nothing, in turn. */
const lengths = [1, 10, 60]

/** The wire between program and database carries nothing for a while, without being cut: nobody is told. */
export async function partition(run: DrillRun): Promise<Outcome> {
  const { shop, count } = run
  const database = await openOwnDatabase(shop)
  const wire = await layWire(shop, database.socketFolder)
  try {
    const dataDir = shop.path("data")
    await importDistrict(shop, { DATA_DIR: dataDir, DATABASE_URL: database.url })
    const back: number[] = []
    return await whileBusyAt(
      { dataDir, env: { DATA_DIR: dataDir, DATABASE_URL: urlOver(wire.folder) } },
      run,
      {
        async fault(busy) {
          for (let made = 0; made < count; made += 1) {
            await pause(3000)
            wire.hold()
            await pause((lengths[made % lengths.length] ?? 1) * 1000)
            wire.carry()
            const healed = Date.now()
            back.push(await busy.servedAfter(healed))
          }
        },
        found: () => [`serving again after at most ${(Math.max(...back) / 1000).toFixed(1)} s`],
        wrong: () =>
          back.filter((ms) => ms > 5000).map((ms) => `serving again only after ${ms} ms (goal 5 s)`),
      },
    )
  } finally {
    wire.end()
    await database.close()
  }
}
