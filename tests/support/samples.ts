import { readFileSync } from "node:fs"
import { cp, mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { sheets } from "../../src/contract/workbook.ts"
import type { freshDatabase } from "./database.ts"
import { bringIn, inTemporaryFolder } from "./district.ts"
import type { OracleRow } from "./oracle.ts"
import { recordTasks } from "./recorded-tasks.ts"
import { readBookFolder } from "./workbook-files.ts"

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url))

/** A small district with the answers that were worked out for it. */
export interface Sample {
  readonly name: string
  /** Its workbook, as a folder of CSV files. */
  readonly book: string
  readonly year: number
  /** The days on which it is judged. */
  readonly days: readonly string[]
  /** Whether the answers hold the rows of an obligation, all of them. */
  readonly holds: (obligation: string) => boolean
}

const sample = (path: string, days: readonly string[], holds: RegExp): Sample => ({
  name: path.replace("samples/", ""),
  book: join(fixtures, path, "book"),
  year: Number(path.match(/\d+$/)?.[0] ?? 2010),
  days,
  holds: (obligation) => holds.test(obligation),
})

export const samples: readonly Sample[] = [
  sample(
    "sample-district",
    ["2010-06-30", "2010-08-20", "2011-03-01"],
    /^(CG-MONTHLY|CG-DAYS|CG-RECORD|CG-ESSAYS|TM-.*|TR-.*|CS-WEEKLY|CS-HOURS|CS-ROLL|PL-FILED)$/,
  ),
  sample("samples/dated-roll-2010", ["2010-06-30", "2010-08-20", "2011-03-01"], /^(?!CS-WEEKLY$)/),
  sample("samples/selfstudy-2010", ["2010-04-10", "2010-09-10", "2011-01-15"], /^SS-/),
  sample("samples/archive-2010", ["2010-12-31", "2011-01-31", "2011-02-01"], /^AR-FILED$/),
  sample("samples/supervision-2010", ["2010-03-31", "2010-09-10", "2011-02-01"], /^(SU-.*|EV-YEARLY)$/),
  sample("samples/all-2024", ["2024-06-30", "2025-01-31", "2025-02-01"], /^(?!CS-WEEKLY$)/),
]

/** What must be answered for a sample on a day. */
export function answersOf({ book }: Sample, day: string): OracleRow[] {
  const text = readFileSync(join(book, "..", `expected-${day}.ndjson`), "utf8")
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
}

const known = sheets.map(({ title }) => `${title}.csv`)

/** Brings in the sheets of a sample that can be, byte for byte, and records the single tasks of the others. */
export async function bringInSample(
  database: Awaited<ReturnType<typeof freshDatabase>>,
  { book }: Sample,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    await mkdir(folder, { recursive: true })
    for (const file of await readdir(book)) {
      if (known.includes(file)) await cp(join(book, file), join(folder, file))
    }
    const { faults, done } = await bringIn(database, folder)
    if (!done) throw new Error(JSON.stringify(faults.list().filter(({ level }) => level === "fault")))
  })
  const owner = await database.ownerClient()
  await recordTasks(owner, await readBookFolder(book))
  await owner.end()
}
