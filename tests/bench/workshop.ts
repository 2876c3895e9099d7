import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { SheetKey } from "../../src/contract/workbook.ts"
import { type Database, openDatabase } from "../../src/server/db/index.ts"
import { writeWorkbook } from "../../src/server/documents/workbook/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { makeSampleData, type SampleData } from "../../src/server/sample-data/index.ts"
import { type Run, runProgram } from "./measure.ts"

/** The district that everything is measured with: 2,000 branches, 50,000 members, one year. */
export const sampleYear = 2010
const sampleBranches = 2000
/** People in a branch, on the mean. */
const membersEach = 25

/** The sheets of the `.xlsx`: the district without what happened in it. */
const rosterSheets: readonly SheetKey[] = ["units", "members", "memberships", "posts"]

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const commandLine = here("../../src/server/cli/main.ts")
const leastProgram = here("./open-database.ts")

/** Where benchmarks find the sample district, and folders that are gone when it is ended. */
export class Workshop {
  readonly #root: string
  readonly #signal: AbortSignal
  readonly #say: (line: string) => void
  /** How many branches its district has. */
  readonly branches: number
  #made = 0
  #sample: SampleData | undefined
  #book: Promise<string> | undefined
  #district: string | undefined

  private constructor(root: string, signal: AbortSignal, say: (line: string) => void, branches: number) {
    this.branches = branches
    this.#root = root
    this.#signal = signal
    this.#say = say
  }

  /** `say` gets lines for the person who waits; when `signal` is aborted, what runs is ended and throws. */
  static async open(
    signal: AbortSignal,
    say: (line: string) => void,
    branches = sampleBranches,
  ): Promise<Workshop> {
    const root = await mkdtemp(join(tmpdir(), "xueer-bench-"))
    // As root the server runs under another account, which has to pass.
    await chmod(root, 0o711)
    return new Workshop(root, signal, say, branches)
  }

  /** A path that nothing is at yet. */
  path(name: string): string {
    this.#made += 1
    return join(this.#root, `${this.#made}-${name}`)
  }

  /** Says what comes next. Throws when the bench was interrupted. */
  step(line: string): void {
    this.#signal.throwIfAborted()
    this.#say(line)
  }

  /** The district's workbook as a folder of CSV, written once. */
  csvBook(): Promise<string> {
    this.#book ??= this.#write("book", () => true)
    return this.#book
  }

  /** The district's units, members, memberships and posts as an `.xlsx`. */
  xlsxBook(): Promise<string> {
    return this.#write("roster.xlsx", (sheet) => rosterSheets.includes(sheet))
  }

  async #write(name: string, wanted: (sheet: SheetKey) => boolean): Promise<string> {
    this.step(`writing the sample district as ${name}`)
    const { branches } = this
    const members = branches * membersEach
    this.#sample ??= makeSampleData({ branches, members, years: 1, until: `${sampleYear}-12-31`, seed: 1 })
    const sample = this.#sample
    const path = this.path(name)
    await writeWorkbook(path, async function* (sheet) {
      if (wanted(sheet)) yield* sample.rows(sheet)
    })
    return path
  }

  /** A data folder that holds the whole district; imported, untimed, where no benchmark has left one. */
  async district(): Promise<string> {
    if (this.#district !== undefined) return this.#district
    const book = await this.csvBook()
    const dataDir = this.path("data")
    this.step("importing the sample district")
    await this.withDatabase(dataDir, () => this.xueer(dataDir, ["import", book, "--json"]))
    this.#district = dataDir
    return dataDir
  }

  /** Leaves a data folder for others to use as the whole district. */
  leaveDistrict(dataDir: string): void {
    this.#district = dataDir
  }

  /** Holds the database up, as a running server would, while the work is done; its server stops then. */
  async withDatabase<Result>(
    dataDir: string,
    work: (database: Database) => Promise<Result>,
  ): Promise<Result> {
    this.#signal.throwIfAborted()
    const database = await openDatabase(readEnv({ DATA_DIR: dataDir }), () => {})
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }

  /** Runs the command line as a person would; what it answers goes to `answerTo`. */
  xueer(dataDir: string, words: readonly string[], answerTo = this.path("answer")): Promise<Run> {
    return runProgram({ program: [commandLine, ...words], dataDir, answerTo, signal: this.#signal })
  }

  /** Runs the least program that answers from the database. */
  openAndLeave(dataDir: string): Promise<Run> {
    return runProgram({
      program: [leastProgram],
      dataDir,
      answerTo: this.path("answer"),
      signal: this.#signal,
    })
  }

  async remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true, maxRetries: 5 })
  }

  async end(): Promise<void> {
    await this.remove(this.#root)
  }
}
