import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import type { Pack } from "../../src/domain/policy/clause.ts"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import type { Database } from "../../src/server/db/index.ts"
import { evaluate, type PartSize } from "../../src/server/features/evaluation/index.ts"
import {
  type ImportReport,
  type ImportRequest,
  importWorkbook,
} from "../../src/server/features/exchange/index.ts"
import type { Book } from "./oracle/book.ts"
import { writeBookFolder } from "./workbook-files.ts"

/** A folder for the time of some work. */
export async function inTemporaryFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), "xueer-test-"))
  try {
    return await work(path)
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** Brings a workbook in, as the command line does. */
export function bringIn(
  database: Database,
  path: string,
  check = false,
  holds?: ImportRequest["holds"],
): Promise<ImportReport> {
  const request = { path, check, actor: "test", today: "2010-12-31" }
  return importWorkbook(database, holds === undefined ? request : { ...request, holds })
}

/** Brings a book in; throws with the faults when it is refused. */
export async function bringInBook(database: Database, book: Book): Promise<ImportReport> {
  return inTemporaryFolder(async (path) => {
    await writeBookFolder(path, book)
    const report = await bringIn(database, path)
    if (!report.done) throw new Error(`refused: ${JSON.stringify(report.faults.list().slice(0, 5))}`)
    return report
  })
}

export interface Judging {
  readonly year: number
  readonly asOf: string
  readonly org?: string
  readonly obligation?: string
  readonly all?: boolean
}

/** All rows of a judgement. */
export async function judged(
  database: Database,
  packs: readonly Pack[],
  judging: Judging,
  size?: PartSize,
): Promise<ResultRow[]> {
  const rows: ResultRow[] = []
  for await (const batch of evaluate(database, packs, { ...judging, asOf: dayOf(judging.asOf) }, size)) {
    rows.push(...batch.rows)
  }
  return rows
}

const tables =
  "unit, member, membership, post, sitting, activity, attendance, training, writing, study_plan, recorded_task"

/** Takes everything out again, as the owner. */
export async function emptyDistrict(owner: { query(sql: string): Promise<unknown> }): Promise<void> {
  await owner.query(`truncate ${tables} restart identity cascade`)
}
