import { setTimeout as pause } from "node:timers/promises"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import { livingPostmaster } from "../../src/server/db/postmaster.ts"
import { childrenOf, signal } from "../support/processes.ts"
import { runServer } from "../support/running-server.ts"
import { type DrillRun, type Outcome, seeded } from "./drill.ts"
import { type Busyness, whileBusy } from "./while-busy.ts"

/** kill -9 of the program, again and again, under 24 clients. */
export function killServer(run: DrillRun): Promise<Outcome> {
  return kills(run, async (busy) => {
    const server = busy.server()
    await server.kill()
    busy.replace(await runServer(busy.dataDir, busy.today, { PORT: String(server.port) }))
  })
}

/** kill -9 of every process of the database, again and again, under 24 clients. The program stays. */
export function killDatabase(run: DrillRun): Promise<Outcome> {
  return kills(run, async ({ dataDir }) => {
    const postmaster = livingPostmaster(clusterFolder(dataDir))
    if (postmaster === undefined) return
    signal([postmaster, ...childrenOf(postmaster)], "SIGKILL")
  })
}

async function kills(run: DrillRun, kill: (busy: Busyness) => Promise<void>): Promise<Outcome> {
  const chance = seeded(run.seed)
  const back: number[] = []
  let made = 0
  return await whileBusy(run, {
    async fault(busy) {
      while (made < run.count) {
        await pause(400 + chance() * 900)
        const killed = Date.now()
        await kill(busy)
        made += 1
        back.push(await busy.servedAfter(killed))
      }
    },
    found: () => [`${made} kills`, `serving again after ${spread(back)}`],
    wrong: () => [
      ...(Math.max(0, ...back) > 5000 ? [`serving again only after ${Math.max(...back)} ms (goal 5 s)`] : []),
    ],
  })
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return `${(middle / 1000).toFixed(1)} s (at most ${((sorted.at(-1) ?? Number.NaN) / 1000).toFixed(1)} s)`
}
