import { setTimeout as pause } from "node:timers/promises"
import { type DrillRun, type Outcome, seeded } from "./drill.ts"
import { importDistrict } from "./own-database.ts"
import { PatroniCluster } from "./patroni.ts"
import { whileBusyAt } from "./while-busy.ts"

/** Seconds until writing goes on after the primary is gone. */
const goal = 30

/** The primary of three PostgreSQL under Patroni is gone while 24 clients write; it comes back as a follower. */
export async function failover(run: DrillRun): Promise<Outcome> {
  const { shop, count, seed } = run
  shop.step("building three PostgreSQL under Patroni, and HAProxy")
  const cluster = await PatroniCluster.build(shop.path("patroni"))
  try {
    const dataDir = shop.path("data")
    const env = { DATA_DIR: dataDir, DATABASE_URL: cluster.url }
    await importDistrict(shop, env)
    const chance = seeded(seed)
    const back: number[] = []
    let lost = 0
    return await whileBusyAt({ dataDir, env }, run, {
      async fault(busy) {
        while (lost < count) {
          await pause(2000 + chance() * 2000)
          const name = await cluster.losePrimary()
          const killed = Date.now()
          lost += 1
          back.push((await busy.servedAfter(killed)) / 1000)
          await cluster.bringBack(name)
        }
      },
      found: () => [
        `${lost} primaries lost`,
        `writing again after ${back.map((seconds) => `${seconds.toFixed(1)} s`).join(", ")}`,
      ],
      wrong: () => [
        ...back
          .filter((seconds) => seconds > goal)
          .map((seconds) => `writing only after ${seconds} s (goal ${goal} s)`),
      ],
    })
  } finally {
    await cluster.end()
  }
}
