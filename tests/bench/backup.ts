import { chmod, mkdir, stat } from "node:fs/promises"
import { runServer } from "../support/running-server.ts"
import { tablesOf, timeCopy, timeCopyOut } from "./copy-rows.ts"
import { highest } from "./import.ts"
import { type Answered, type Ask, load, quantile } from "./load.ts"
import type { Run } from "./measure.ts"
import { signMembersIn, type Visitor } from "./page-people.ts"
import { findMembers } from "./page-queries.ts"
import { type Figure, oneGigabyte } from "./report.ts"
import { sampleYear, type Workshop } from "./workshop.ts"

const today = `${sampleYear}-11-25`
const caches = "warm: the database was just written"
/** How many look at their homes at once, and how often, to know what a page takes. */
const visitorsAtOnce = 4
const visits = 400

/** The whole district into a file while people look at their pages, and out of it into an empty database. */
export async function benchBackup(shop: Workshop, runs = 1): Promise<Figure[]> {
  process.env.BACKUP_PASSPHRASE = "correct horse battery"
  const dataDir = await shop.district()
  const folder = shop.path("backup")
  await mkdir(folder)
  const file = `${folder}/district.tar.zst.age`
  const made: Run[] = []
  const { quiet, meanwhile } = await withVisitors(shop, dataDir, async () => {
    for (let left = runs; left > 0; left -= 1) {
      shop.step(`backup, ${left} to go`)
      made.push(await shop.xueer(dataDir, ["backup", file, "--overwrite", "--json"]))
    }
  })
  const floor = await timeCopyOut(shop, dataDir, tablesOf.whole)
  const restored: Run[] = []
  for (let left = runs; left > 0; left -= 1) {
    shop.step(`restore, ${left} to go`)
    const into = shop.path("restored")
    await mkdir(into)
    await chmod(into, 0o711)
    restored.push(await shop.xueer(into, ["restore", file, "--json"]))
    await shop.remove(into)
  }
  const bytes = (await stat(file)).size
  return [
    {
      name: "backup",
      work: `the whole district into one encrypted file of ${(bytes / 1_000_000).toFixed(0)} MB, a server running`,
      runs: made.map(({ ms }) => ms),
      target: 60_000,
      floor: { what: "COPY of its largest tables into files", runs: [floor] },
      peak: highest(made),
      mostMemory: oneGigabyte,
      caches,
      note: `pages meanwhile: p95 ${quantile(meanwhile.times, 0.95).toFixed(0)} ms, before ${quantile(quiet.times, 0.95).toFixed(0)} ms`,
    },
    {
      name: "restore",
      work: "the same file, checked and restored into an empty database",
      runs: restored.map(({ ms }) => ms),
      target: 150_000,
      floor: {
        what: "COPY of the same rows into the same tables, indexes and constraints, one transaction",
        runs: [await timeCopy(shop, dataDir, tablesOf.whole)],
      },
      peak: highest(restored),
      mostMemory: oneGigabyte,
      caches,
    },
  ]
}

/** What pages take before the work and while it is done. */
async function withVisitors(
  shop: Workshop,
  dataDir: string,
  work: () => Promise<void>,
): Promise<{ quiet: Answered; meanwhile: Answered }> {
  const server = await runServer(dataDir, today)
  try {
    const visitors = await shop.withDatabase(dataDir, async (database) => {
      const members = await findMembers(database, today, 100)
      return await signMembersIn(
        database,
        members.map(({ memberId }) => memberId),
        server.port,
      )
    })
    const look = () => load({ port: server.port, at: visitorsAtOnce, count: visits, ask: homeOf(visitors) })
    await look()
    const quiet = await look()
    let working = true
    const done = work().finally(() => {
      working = false
    })
    const times: number[] = []
    let last = quiet
    while (working) {
      last = await look()
      times.push(...last.times)
    }
    await done
    return { quiet, meanwhile: { ...last, times: times.toSorted((one, other) => one - other) } }
  } finally {
    await server.stop()
  }
}

function homeOf(visitors: readonly Visitor[]): (turn: number) => Ask {
  return (turn) => ({
    method: "GET",
    path: "/api/home/member",
    headers: visitors[turn % visitors.length]?.headers ?? {},
  })
}
