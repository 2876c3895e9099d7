import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { ResultRow } from "../../../contract/evaluation.ts"
import type { ExampleFile } from "../../../contract/policy-file.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Database } from "../../db/index.ts"
import { evaluate } from "../../features/evaluation/index.ts"
import { importWorkbook } from "../../features/exchange/index.ts"
import { makeTemporaryFolder } from "../../left-over.ts"
import { emptyExample, recordTasks } from "./example-store.ts"

export type Example = ExampleFile["examples"][number]

/** What an example says and what was found, in words that can be laid side by side. */
export interface ExampleJudged {
  readonly expected: readonly string[]
  readonly found: readonly string[]
}

/**
 * Judges one example in a database that holds nothing else. Throws with the faults where its book is refused.
 * `beside` are the packs that the program has: it judges them all, and this one in the place of its like.
 */
export async function judgeExample(
  database: Database,
  pack: Pack,
  beside: readonly Pack[],
  clause: string,
  example: Example,
): Promise<ExampleJudged> {
  await emptyExample(database)
  await bringIn(database, example)
  await recordTasks(database, example.recorded ?? [])
  const { year, asOf } = example
  const packs = [...beside.filter(({ id }) => id !== pack.id), under(pack, example)]
  const rows: ResultRow[] = []
  for await (const batch of evaluate(database, packs, { year, asOf, obligation: clause })) {
    rows.push(...batch.rows)
  }
  const risk = new Map(example.findings.map((one) => [placeOf(one), one.atRisk !== undefined]))
  return {
    expected: example.findings.map((one) => lineOf(one, one.atRisk !== undefined)).sort(),
    found: rows.map((row) => lineOf(row, risk.get(placeOf(row)) ?? false)).sort(),
  }
}

interface Line {
  readonly subject: string | number
  readonly period: string | number
  readonly target: number | null
  readonly actual: number | null
  readonly status: string
  readonly atRisk?: boolean
}

const placeOf = ({ subject, period }: Pick<Line, "subject" | "period">) => `${subject} ${period}`

/** At risk is compared only where an example speaks of it. */
function lineOf(line: Line, withRisk: boolean): string {
  const { target, actual, status, atRisk = false } = line
  return `${placeOf(line)}: ${actual} / ${target} ${status}${withRisk ? (atRisk ? ", at risk" : ", not at risk") : ""}`
}

/** The pack as it is when some parameters are read the other way. */
function under(pack: Pack, { parameters = {} }: Example): Pack {
  const changed = Object.entries(parameters).map(([name, value]) => {
    const parameter = pack.parameters[name]
    if (!parameter) throw new Error(`${pack.id} has no parameter ${name}`)
    return [name, { ...parameter, values: [{ from: pack.from, value, source: "example" }] }]
  })
  return { ...pack, parameters: { ...pack.parameters, ...Object.fromEntries(changed) } }
}

/** Brings the book of an example in, by way of a folder of CSV files. */
async function bringIn(database: Database, { book, asOf }: Example): Promise<void> {
  const path = makeTemporaryFolder("example")
  try {
    await mkdir(path, { recursive: true })
    for (const [sheet, rows] of Object.entries(book)) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
      const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? "")))]
      await writeFile(join(path, `${sheet}.csv`), lines.map((line) => line.map(quoted).join(",")).join("\n"))
    }
    const report = await importWorkbook(database, { path, check: false, actor: "policy-test", today: asOf })
    const faults = report.faults.list().filter(({ level }) => level === "fault")
    if (faults.length > 0) throw new BookRefused(faults.map((fault) => JSON.stringify(fault)))
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** The book of an example does not import. */
class BookRefused extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join("\n"))
    this.name = "BookRefused"
  }
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
