import { Worker } from "node:worker_threads"
import type { FileFaultCode } from "../../../contract/file-faults.ts"
import type { Fault, SheetRow } from "../../../contract/workbook.ts"
import type { OpenWorkbook } from "./open-workbook.ts"
import type { Question, SentBook, Told } from "./read-sent.ts"
import { FileRefused } from "./refused.ts"

/** What reading a file that somebody sent in may take: seconds of the thread's work, megabytes of its heap. */
export interface ReadingLimits {
  readonly seconds: number
  readonly megabytes: number
}

const usual: ReadingLimits = { seconds: 60, megabytes: 256 }
/** Files that are read at one time; whoever comes later waits. */
const atOnce = 2

const thread = new URL("./read-sent.ts", import.meta.url)
const keepCode = new URL("../../keep-code.js", import.meta.url).href

/**
 * Opens a workbook `.xlsx` that somebody sent in. It is read by a thread of its own, which is ended when it takes more
 * time or memory than it may: then, as for any other file that cannot be read, FileRefused says so. Whoever opens it
 * closes it, and may have to wait for a place before.
 */
export async function openSentWorkbook(
  sent: SentBook,
  report: (fault: Fault) => void,
  limits = usual,
): Promise<OpenWorkbook> {
  const leave = await takePlace()
  const reader = new SentReader(sent, report, limits)
  const close = async () => {
    await reader.end()
    leave()
  }
  try {
    await reader.ask({ ask: "open" })
  } catch (error) {
    await close()
    throw error
  }
  return {
    columns: async (sheet) => (await reader.ask({ ask: "columns", sheet })) as readonly string[] | undefined,
    async *rows(sheet) {
      for (;;) {
        const rows = await reader.ask({ ask: "rows", sheet })
        if (!rows) return
        yield rows as readonly SheetRow[]
      }
    },
    close,
  }
}

/** The thread of one file, asked one thing at a time. */
class SentReader {
  readonly #worker: Worker
  readonly #report: (fault: Fault) => void
  readonly #limits: ReadingLimits
  readonly #name: string
  /** Milliseconds of work that are left; while nobody asks, none is done. */
  #left: number
  /** Why there will be no more answers. */
  #over: unknown
  #waiting: { resolve: (told: Told) => void; reject: (error: unknown) => void } | undefined

  constructor(sent: SentBook, report: (fault: Fault) => void, limits: ReadingLimits) {
    this.#report = report
    this.#limits = limits
    this.#name = sent.name
    this.#left = limits.seconds * 1000
    this.#worker = new Worker(thread, {
      workerData: sent,
      // Nothing of this program's own is within its reach but what it is given.
      env: {},
      execArgv: ["--import", keepCode],
      resourceLimits: {
        maxOldGenerationSizeMb: limits.megabytes,
        maxYoungGenerationSizeMb: 16,
        stackSizeMb: 4,
      },
    })
    this.#worker.on("message", (told: Told) => this.#waiting?.resolve(told))
    this.#worker.on("error", (error) => this.#fail(this.#isOutOfMemory(error) ? this.#tooLarge() : error))
    this.#worker.on("exit", () => this.#fail(new Error(`reading ${this.#name} ended early`)))
  }

  async ask(question: Question): Promise<Told["answer"]> {
    if (this.#over !== undefined) throw this.#over
    const began = performance.now()
    const timer = setTimeout(() => this.#fail(this.#tooLong()), this.#left)
    try {
      const told = await new Promise<Told>((resolve, reject) => {
        this.#waiting = { resolve, reject }
        this.#worker.postMessage(question)
      })
      for (const fault of told.faults) this.#report(fault)
      if (told.refused) throw refusedAs(told.refused)
      return told.answer
    } finally {
      clearTimeout(timer)
      this.#waiting = undefined
      this.#left -= performance.now() - began
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #fail(why: unknown): void {
    this.#over ??= why
    this.#waiting?.reject(this.#over)
    void this.#worker.terminate()
  }

  #isOutOfMemory(error: unknown): boolean {
    return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
  }

  #tooLarge(): FileRefused {
    const { megabytes: limit } = this.#limits
    return new FileRefused("reading-too-large", { sheet: this.#name, details: { limit } })
  }

  #tooLong(): FileRefused {
    const { seconds: limit } = this.#limits
    return new FileRefused("reading-too-long", { sheet: this.#name, details: { limit } })
  }
}

/** What the thread refused, with the code it had there. */
function refusedAs({ code, level: _, ...where }: Fault): FileRefused {
  return new FileRefused(code as FileFaultCode, where)
}

const waiting: (() => void)[] = []
let free = atOnce

/** Waits for a place among those whose files are read; answers how it is left, once. */
async function takePlace(): Promise<() => void> {
  if (free > 0) free--
  else await new Promise<void>((resolve) => waiting.push(resolve))
  let left = false
  return () => {
    if (left) return
    left = true
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}
