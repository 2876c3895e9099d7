import { writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { Workshop } from "../bench/workshop.ts"
import { importBeside, twoServers } from "./beside.ts"
import { selfRecordings, signIns } from "./bursts.ts"
import { wrongClock } from "./clock.ts"
import { cuts } from "./cuts.ts"
import { powerCuts } from "./disks.ts"
import type { Drill } from "./drill.ts"
import { fiftyEditors } from "./editors.ts"
import { failover } from "./failover.ts"
import { fullBackups, fullDisk, fullFiles, fullLog } from "./full-disks.ts"
import { killDatabase, killServer } from "./kills.ts"
import { partition } from "./partition.ts"
import { keepReport } from "./report.ts"
import { soak } from "./soak.ts"

/**
 * `npm run drill [-- NAME…] [--count N] [--seed N] [--json FILE]`: faults on purpose, too long for `npm test`, on a
 * district of its own in a temporary folder; writes what came of them to `docs/reliability.md`. Ends with 1 when
 * something was found wrong.
 */
const drills: Readonly<Record<string, Drill>> = {
  "kill-server": { fault: "kill -9 of the program", count: 200, run: killServer },
  "kill-database": { fault: "kill -9 of every process of the database", count: 100, run: killDatabase },
  "two-servers": { fault: "two program servers on one PostgreSQL, seconds", count: 60, run: twoServers },
  "import-beside": { fault: "import of the whole district beside 24 people", count: 10, run: importBeside },
  "power-cut": { fault: "the power fails", count: 50, run: powerCuts },
  "full-disk": { fault: "the disk of the data is full for 10 s", count: 5, run: fullDisk },
  "full-log": { fault: "the disk of the write-ahead log alone is full for 10 s", count: 5, run: fullLog },
  "full-files": { fault: "the disk of the files alone is full for 10 s", count: 5, run: fullFiles },
  "full-backups": { fault: "the disk of the backups alone is full for a backup", count: 5, run: fullBackups },
  clock: { fault: "the program's clock wrong by 1 h, 1 day, 1 year", count: 5, run: wrongClock },
  cuts: {
    fault: "the connection cut at each statement of every kind of write, at most",
    count: 200,
    run: cuts,
  },
  partition: { fault: "the wire to the database silent for 1, 10, 60 s in turn", count: 9, run: partition },
  editors: { fault: "corrections by 50 people of the same 5 records", count: 5000, run: fiftyEditors },
  "self-recordings": { fault: "people who say that they are there", count: 5000, run: selfRecordings },
  "sign-ins": { fault: "people who sign in, from one address", count: 2000, run: signIns },
  soak: { fault: "work, with a kill of the database every 5 min, minutes", count: 120, run: soak },
  failover: { fault: "the primary of three PostgreSQL under Patroni is gone", count: 5, run: failover },
}

const reliability = fileURLToPath(new URL("../../docs/reliability.md", import.meta.url))
const branches = 60

function readWish() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { count: { type: "string" }, seed: { type: "string" }, json: { type: "string" } },
  })
  for (const name of positionals) {
    if (!Object.hasOwn(drills, name)) {
      throw new RangeError(`there is no drill "${name}": take ${Object.keys(drills).join(", ")}`)
    }
  }
  for (const name of ["count", "seed"] as const) {
    const given = values[name]
    if (given !== undefined && !/^[1-9]\d{0,6}$/.test(given)) {
      throw new RangeError(`--${name} takes a number from 1 on, not "${given}"`)
    }
  }
  return {
    names: positionals.length > 0 ? positionals : Object.keys(drills),
    count: values.count === undefined ? undefined : Number(values.count),
    seed: Number(values.seed ?? 1),
    json: values.json,
  }
}

async function run({ names, count, seed, json }: ReturnType<typeof readWish>): Promise<void> {
  const stop = new AbortController()
  process.once("SIGINT", () => stop.abort())
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const shop = await Workshop.open(stop.signal, say, branches)
  try {
    const came = []
    for (const name of names) {
      const drill = drills[name]
      if (!drill) continue
      const times = count ?? drill.count
      shop.step(`${name}: ${times} × ${drill.fault}, seed ${seed}`)
      const begun = performance.now()
      const outcome = await drill.run({ shop, count: times, seed })
      const minutes = (performance.now() - begun) / 60_000
      say(`  ${outcome.wrong.length === 0 ? "as it should be" : "WRONG"}: ${outcome.found}`)
      for (const line of outcome.wrong) say(`  ${line}`)
      came.push({ name, fault: drill.fault, count: times, seed, minutes, ...outcome })
      keepReport(reliability, came)
    }
    if (json !== undefined) writeFileSync(json, JSON.stringify(came, null, 2))
    if (came.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1
  } finally {
    await shop.end()
  }
}

let wish: ReturnType<typeof readWish> | undefined
try {
  wish = readWish()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
if (wish) await run(wish)
