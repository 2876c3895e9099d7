import { writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { benchEvaluate, benchEvaluateOrg } from "./evaluate.ts"
import { benchImport, benchImportXlsx } from "./import.ts"
import { asTable, type Figure, judge, machine, tell, type Verdict } from "./report.ts"
import { benchStart } from "./start.ts"
import { Workshop } from "./workshop.ts"

/** `npm run bench [-- NAME] [--json FILE] [--runs N]`: measures what the largest work costs. */

type Benchmark = (shop: Workshop, runs?: number) => Promise<Figure[]>

/** In the order they run; the first that needs the whole district in a database leaves it to the next. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  start: benchStart,
  import: benchImport,
  evaluate: benchEvaluate,
  "evaluate-org": benchEvaluateOrg,
  "import-xlsx": benchImportXlsx,
}

interface Wish {
  readonly chosen: readonly Benchmark[]
  readonly json: string | undefined
  readonly runs: number | undefined
}

function readWish(): Wish {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "string" }, runs: { type: "string" } },
  })
  for (const name of positionals) {
    if (!Object.hasOwn(benchmarks, name)) {
      throw new RangeError(`there is no benchmark "${name}": take ${Object.keys(benchmarks).join(", ")}`)
    }
  }
  if (values.runs !== undefined && !/^[1-9]\d?$/.test(values.runs)) {
    throw new RangeError(`--runs takes a number from 1 to 99, not "${values.runs}"`)
  }
  const wanted = (name: string) => positionals.length === 0 || positionals.includes(name)
  return {
    chosen: Object.entries(benchmarks).flatMap(([name, bench]) => (wanted(name) ? [bench] : [])),
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

async function run({ chosen, json, runs }: Wish, signal: AbortSignal): Promise<void> {
  const begun = performance.now()
  const say = (line: string) =>
    void process.stderr.write(`[${Math.round((performance.now() - begun) / 1000)} s] ${line}\n`)
  const shop = await Workshop.open(signal, say)
  const verdicts: Verdict[] = []
  try {
    for (const bench of chosen) {
      for (const figure of await bench(shop, runs)) {
        const verdict = judge(figure)
        verdicts.push(verdict)
        process.stdout.write(`${tell(verdict)}\n`)
      }
    }
  } finally {
    await shop.end()
  }
  process.stdout.write(`${machine()}\n\n${asTable(verdicts)}\n`)
  if (json === undefined) return
  const figures = { at: Temporal.Now.instant().toString(), machine: machine(), figures: verdicts }
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
