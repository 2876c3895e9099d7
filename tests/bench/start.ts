import { openCluster } from "../../src/server/db/cluster.ts"
import { highest } from "./import.ts"
import type { Run } from "./measure.ts"
import type { Figure } from "./report.ts"
import type { Workshop } from "./workshop.ts"

/** From a program's start to a database that answers: on an empty data folder, and on one that was left. */
export async function benchStart(shop: Workshop, runs = 3): Promise<Figure[]> {
  const first: Run[] = []
  const later: Run[] = []
  const floors: { first: number; later: number }[] = []
  for (let run = 1; run <= runs; run += 1) {
    shop.step(`start: run ${run} of ${runs}`)
    const dataDir = shop.path("data")
    first.push(await shop.openAndLeave(dataDir))
    later.push(await shop.openAndLeave(dataDir))
    const bare = shop.path("data")
    floors.push({ first: await timeServer(bare), later: await timeServer(bare) })
    await shop.remove(dataDir)
    await shop.remove(bare)
  }
  const caches = "warm: programs in the system's file cache"
  return [
    {
      name: "start",
      work: "first start, from an empty data folder to a ready database",
      runs: first.map(({ spokeAfterMs }) => spokeAfterMs),
      target: 8_000,
      floor: {
        what: "PostgreSQL alone: initdb, server start, create database",
        runs: floors.map((one) => one.first),
      },
      peak: highest(first),
      caches,
    },
    {
      name: "start",
      work: "later starts",
      runs: later.map(({ spokeAfterMs }) => spokeAfterMs),
      target: 2_000,
      floor: { what: "PostgreSQL alone: server start", runs: floors.map((one) => one.later) },
      peak: highest(later),
      caches,
    },
  ]
}

/** Until the bare server is up, within this program; stopping it is not counted. */
async function timeServer(dataDir: string): Promise<number> {
  const begun = performance.now()
  const cluster = await openCluster(dataDir, () => {})
  const ms = performance.now() - begun
  await cluster.close()
  return ms
}
