import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import type { Database } from "../../src/server/db/index.ts"
import { evaluate } from "../../src/server/features/evaluation/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { highest } from "./import.ts"
import { median, type Run, timed } from "./measure.ts"
import { type Figure, oneGigabyte } from "./report.ts"
import { sampleYear, type Workshop } from "./workshop.ts"

const lastDay = dayOf(`${sampleYear}-12-31`)
const words = ["evaluate", "--year", String(sampleYear), "--as-of", lastDay, "--json"]

/** All obligations of the whole district for a year. */
export async function benchEvaluate(shop: Workshop, runs = 3): Promise<Figure[]> {
  const dataDir = await shop.district()
  const done: Run[] = []
  const floors: number[] = []
  const answer = shop.path("rows.ndjson")
  for (let run = 1; run <= runs; run += 1) {
    shop.step(`evaluate: run ${run} of ${runs}`)
    // The server starts anew each time: nothing is left in its buffers, for the program and for its floor.
    done.push(await shop.withDatabase(dataDir, () => shop.xueer(dataDir, words, answer)))
    floors.push(await shop.withDatabase(dataDir, (database) => timed(() => aggregateOnce(database))))
  }
  const rows = await countLines(answer)
  await shop.remove(answer)
  return [
    {
      name: "evaluate",
      work: `evaluate a year of the district, all obligations: ${rows.toLocaleString("en")} rows of output`,
      runs: done.map(({ ms }) => ms),
      target: 20_000,
      floor: {
        what: "attendance joined with activity by member, and activity by unit, kind and month, once each",
        runs: floors,
        most: 5,
      },
      peak: highest(done),
      mostMemory: oneGigabyte,
      caches: "after a fresh import, server restarted before each run; the system's file cache is warm",
    },
  ]
}

/** All obligations of one branch for a year. */
export async function benchEvaluateOrg(shop: Workshop, runs = 3): Promise<Figure[]> {
  const dataDir = await shop.district()
  return await shop.withDatabase(dataDir, async (database) => {
    const org = await middleBranch(database)
    const packs = readPacks()
    const done: Run[] = []
    const floors: number[] = []
    const actions: number[] = []
    for (let run = 1; run <= runs; run += 1) {
      shop.step(`evaluate-org: run ${run} of ${runs}`)
      done.push(await shop.xueer(dataDir, [...words, "--org", org]))
      floors.push((await shop.openAndLeave(dataDir)).ms)
      actions.push(
        await timed(() =>
          Array.fromAsync(evaluate(database, packs, { year: sampleYear, asOf: lastDay, org })),
        ),
      )
    }
    return [
      {
        name: "evaluate-org",
        work: "evaluate --org of one branch, from the program's start to its end",
        runs: done.map(({ ms }) => ms),
        target: 300,
        floor: { what: "the same start of a program, and one `select 1`", runs: floors },
        peak: highest(done),
        caches: "database up, its server restarted before the first run; warm after that",
        note: `in a program that runs already, the action alone takes ${Math.round(median(actions))} ms (${actions
          .map((ms) => Math.round(ms))
          .join(", ")})`,
      },
    ]
  })
}

/** The bare SQL that at least must be done: every row read and added up once, the sums fetched. */
async function aggregateOnce({ pool }: Database): Promise<void> {
  const year = [`${sampleYear}-01-01`, lastDay]
  await pool.query({
    text: `select t.member_id, count(*), sum(a.hundredth_hours)
             from attendance t join activity a using (activity_id)
            where a.starts_on between $1 and $2 group by 1`,
    values: year,
    rowMode: "array",
  })
  await pool.query({
    text: `select unit_id, kind, extract(month from starts_on), count(*), sum(hundredth_hours)
             from activity where starts_on between $1 and $2 group by 1, 2, 3`,
    values: year,
    rowMode: "array",
  })
}

async function middleBranch({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ code: string }>(
    `select code from unit where kind = 'branch' order by code
      offset (select count(*) / 2 from unit where kind = 'branch') limit 1`,
  )
  const [branch] = rows
  if (branch === undefined) throw new Error("the sample district has no branch")
  return branch.code
}

async function countLines(file: string): Promise<number> {
  let lines = 0
  for await (const _ of createInterface({ input: createReadStream(file) })) lines += 1
  return lines
}
