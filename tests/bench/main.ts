import { writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { benchBackup } from "./backup.ts"
import { benchEvaluate, benchEvaluateOrg } from "./evaluate.ts"
import { benchGrowth, growthSizes, growthTable } from "./growth.ts"
import { benchImport, benchImportXlsx } from "./import.ts"
import { benchNotices } from "./notices.ts"
import { type PageFigure, pageTable, tellPage } from "./page-report.ts"
import { benchPages, pageParts } from "./pages.ts"
import { benchPlans } from "./plans.ts"
import { asTable, type Figure, judge, machine, tell, type Verdict } from "./report.ts"
import { benchStart } from "./start.ts"
import { Workshop } from "./workshop.ts"

/** `npm run bench [-- NAME] [--json FILE] [--runs N] [--branches N,N] [--only PART,PART]`: measures what the largest work costs. */

type Benchmark = (shop: Workshop, runs?: number) => Promise<Figure[]>

/** In the order they run; the first that needs the whole district in a database leaves it to the next. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  start: benchStart,
  import: benchImport,
  evaluate: benchEvaluate,
  "evaluate-org": benchEvaluateOrg,
  "import-xlsx": benchImportXlsx,
  backup: benchBackup,
  plans: benchPlans,
}

type ServedBenchmark = (shop: Workshop, runs?: number, only?: readonly string[]) => Promise<PageFigure[]>

/** What is measured of a server that people use: other figures, with a table of their own. */
const served: Readonly<Record<string, ServedBenchmark>> = {
  pages: benchPages,
  notices: benchNotices,
}
/** How the cost grows with the district: hours of work, so only when it is named. */
const growth = "growth"

interface Wish {
  readonly chosen: readonly Benchmark[]
  readonly served: readonly ServedBenchmark[]
  /** Parts of `pages` that are measured alone; none: the whole. */
  readonly only: readonly string[]
  /** The sizes, in branches, at which growth is measured; none: it is not. */
  readonly growth: readonly number[]
  readonly json: string | undefined
  readonly runs: number | undefined
}

function readWish(): Wish {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "string" },
      runs: { type: "string" },
      branches: { type: "string" },
      only: { type: "string" },
    },
  })
  for (const name of positionals) {
    if (!Object.hasOwn(benchmarks, name) && !Object.hasOwn(served, name) && name !== growth) {
      throw new RangeError(
        `there is no benchmark "${name}": take ${[...Object.keys(benchmarks), ...Object.keys(served)].join(", ")}, ${growth}`,
      )
    }
  }
  if (values.runs !== undefined && !/^[1-9]\d?$/.test(values.runs)) {
    throw new RangeError(`--runs takes a number from 1 to 99, not "${values.runs}"`)
  }
  if (values.branches !== undefined && !/^[1-9]\d{1,5}(,[1-9]\d{1,5})*$/.test(values.branches)) {
    throw new RangeError(`--branches takes numbers of branches such as 200,2000, not "${values.branches}"`)
  }
  const only = values.only?.split(",") ?? []
  const strange = only.find((part) => !pageParts().includes(part))
  if (strange !== undefined) {
    throw new RangeError(`pages has no part "${strange}": take ${pageParts().join(", ")}`)
  }
  const sizes = values.branches?.split(",").map(Number) ?? growthSizes
  const wanted = (name: string) => positionals.length === 0 || positionals.includes(name)
  return {
    chosen: Object.entries(benchmarks).flatMap(([name, bench]) => (wanted(name) ? [bench] : [])),
    served: Object.entries(served).flatMap(([name, bench]) => (wanted(name) ? [bench] : [])),
    growth: positionals.includes(growth) ? sizes : [],
    only,
    json: values.json,
    runs: values.runs === undefined ? undefined : Number(values.runs),
  }
}

/** The wish, or why there is none on the error stream. */
function wishOrUsage(): Wish | undefined {
  try {
    return readWish()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return undefined
  }
}

async function run({ chosen, served, only, growth, json, runs }: Wish, signal: AbortSignal): Promise<void> {
  const begun = performance.now()
  const say = (line: string) =>
    void process.stderr.write(`[${Math.round((performance.now() - begun) / 1000)} s] ${line}\n`)
  const shop = await Workshop.open(signal, say)
  const verdicts: Verdict[] = []
  const pageFigures: PageFigure[] = []
  try {
    for (const bench of chosen) {
      for (const figure of await bench(shop, runs)) {
        const verdict = judge(figure)
        verdicts.push(verdict)
        process.stdout.write(`${tell(verdict)}\n`)
      }
    }
    for (const bench of served) {
      for (const figure of await bench(shop, runs, only)) {
        pageFigures.push(figure)
        process.stdout.write(`${tellPage(figure)}\n`)
      }
    }
  } finally {
    await shop.end()
  }
  const grown = growth.length > 0 ? await benchGrowth(growth, signal, say, runs) : []
  process.stdout.write(`${machine()}\n`)
  if (grown.length > 0) process.stdout.write(`\n${growthTable(grown)}\n`)
  if (verdicts.length > 0) process.stdout.write(`\n${asTable(verdicts)}\n`)
  if (pageFigures.length > 0) process.stdout.write(`\n${pageTable(pageFigures)}\n`)
  if (json === undefined) return
  const figures = {
    at: Temporal.Now.instant().toString(),
    machine: machine(),
    figures: verdicts,
    pages: pageFigures,
    growth: grown,
  }
  await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`)
}

const wish = wishOrUsage()
if (wish === undefined) process.exitCode = 2
else {
  const interrupt = new AbortController()
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => interrupt.abort())
  try {
    await run(wish, interrupt.signal)
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
    process.stderr.write("interrupted; everything is put away\n")
    process.exitCode = 1
  }
}
