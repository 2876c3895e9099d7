import { createReadStream } from "node:fs"
import { appendFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import type { ResultRow } from "../../../contract/evaluation.ts"
import { makeTemporaryFolder } from "../../left-over.ts"

/** Rows in one write, and in one batch. */
const batch = 5000

/** Rows that come in parts and are wanted clause by clause, in files of a folder that nobody else may read. */
export class RowFiles {
  readonly #folder: string
  readonly #written = new Set<string>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static open(): RowFiles {
    return new RowFiles(makeTemporaryFolder("rows"))
  }

  /** Puts rows behind those that are there of the obligation. */
  async add(obligation: string, rows: readonly ResultRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += batch) {
      let lines = ""
      for (const row of rows.slice(start, start + batch)) lines += `${JSON.stringify(row)}\n`
      await appendFile(this.#path(obligation), lines)
      this.#written.add(obligation)
    }
  }

  /** The rows of an obligation, in the order in which they came. */
  async *read(obligation: string): AsyncGenerator<ResultRow[]> {
    if (!this.#written.has(obligation)) return
    let rows: ResultRow[] = []
    for await (const line of createInterface(createReadStream(this.#path(obligation)))) {
      // Written above, from rows.
      rows.push(JSON.parse(line) as ResultRow)
      if (rows.length < batch) continue
      yield rows
      rows = []
    }
    if (rows.length > 0) yield rows
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** Ids of obligations are plain words. */
  #path(obligation: string): string {
    return join(this.#folder, `${obligation}.ndjson`)
  }
}
