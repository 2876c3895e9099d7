import { mkdirSync, rmSync } from "node:fs"
import { createConnection, createServer, type Server, type Socket } from "node:net"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Workshop } from "../bench/workshop.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { importDistrict, openOwnDatabase, urlOver } from "./own-database.ts"
import { whileBusyAt } from "./while-busy.ts"

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
            while (busy.lastGood() <= healed && Date.now() - healed < 60_000) await pause(20)
            back.push(busy.lastGood() - healed)
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

interface Wire {
  readonly folder: string
  /** Carries nothing in either direction, and makes no new connection. */
  hold(): void
  carry(): void
  end(): void
}

async function layWire(shop: Workshop, target: string): Promise<Wire> {
  const folder = shop.path("wire")
  mkdirSync(folder)
  const ends = new Set<Socket>()
  let held = false
  const server: Server = createServer((near) => {
    const far = createConnection(join(target, ".s.PGSQL.5432"))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on("data", (piece) => other.write(piece))
      one.on("error", () => undefined)
      one.on("close", () => {
        ends.delete(one)
        other.destroy()
      })
      if (held) one.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(join(folder, ".s.PGSQL.5432"), resolve))
  const each = (act: (end: Socket) => void) => {
    for (const end of ends) act(end)
  }
  return {
    folder,
    hold: () => {
      held = true
      each((end) => end.pause())
    },
    carry: () => {
      held = false
      each((end) => end.resume())
    },
    end: () => {
      each((end) => end.destroy())
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
