import { median } from "./measure.ts"
import { timePages } from "./pages.ts"
import { sampleYear, Workshop } from "./workshop.ts"

/** The sizes, in branches of 25 people: the largest has half a million people and 25 million rows of attendance. */
export const growthSizes = [200, 2000, 20_000]

/** What one size cost: milliseconds, and the program's memory in MB. */
export interface Grown {
  readonly branches: number
  readonly importMs: number
  readonly importMb: number
  readonly evaluateMs: number
  readonly evaluateMb: number
  readonly boardMs: number
  readonly homeMs: number
  readonly rosterMs: number
  readonly serverMb: number
}

/** Import, whole judgement, a board after a record, a member's home and a branch's roster at several sizes. */
export async function benchGrowth(
  sizes: readonly number[],
  signal: AbortSignal,
  say: (line: string) => void,
  runs = 3,
): Promise<Grown[]> {
  const grown: Grown[] = []
  for (const branches of sizes) {
    const shop = await Workshop.open(signal, (line) => say(`${branches} branches: ${line}`), branches)
    try {
      grown.push(await growOnce(shop, runs))
    } finally {
      await shop.end()
    }
  }
  return grown
}

async function growOnce(shop: Workshop, runs: number): Promise<Grown> {
  const book = await shop.csvBook()
  const dataDir = shop.path("data")
  shop.step("import")
  const brought = await shop.withDatabase(dataDir, () => shop.xueer(dataDir, ["import", book, "--json"]))
  await shop.remove(book)
  shop.leaveDistrict(dataDir)
  const words = ["evaluate", "--year", String(sampleYear), "--as-of", `${sampleYear}-12-31`, "--json"]
  const judged = []
  for (let run = 1; run <= runs; run += 1) {
    shop.step(`evaluate: run ${run} of ${runs}`)
    const answer = shop.path("rows.ndjson")
    judged.push(await shop.withDatabase(dataDir, () => shop.xueer(dataDir, words, answer)))
    await shop.remove(answer)
  }
  shop.step("pages")
  const { board, home, roster, peak } = await timePages(shop, runs)
  return {
    branches: shop.branches,
    importMs: brought.ms,
    importMb: megabytes(brought.peak.program),
    evaluateMs: median(judged.map(({ ms }) => ms)),
    evaluateMb: megabytes(Math.max(...judged.map((one) => one.peak.program ?? Number.NaN))),
    boardMs: board,
    homeMs: home,
    rosterMs: roster,
    serverMb: megabytes(peak.program),
  }
}

const megabytes = (bytes: number | undefined) => (bytes ?? Number.NaN) / 1e6

/** A line a size; beside what should grow with the district, its cost a branch. */
export function growthTable(grown: readonly Grown[]): string {
  const each = (ms: number, branches: number) =>
    `${Math.round(ms)} ms (${(ms / branches).toFixed(2)} a branch)`
  const lines = grown.map(
    (one) =>
      `| ${one.branches.toLocaleString("en")} | ${each(one.importMs, one.branches)} | ${Math.round(one.importMb)} MB | ${each(one.evaluateMs, one.branches)} | ${Math.round(one.evaluateMb)} MB | ${one.boardMs.toFixed(1)} ms | ${one.homeMs.toFixed(1)} ms | ${one.rosterMs.toFixed(1)} ms | ${Math.round(one.serverMb)} MB |`,
  )
  return [
    "| branches | import | its program | whole judgement | its program | board after a record | member's home | roster of a branch | server |",
    "|---|---|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n")
}
