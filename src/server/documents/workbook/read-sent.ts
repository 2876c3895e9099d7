import { parentPort, workerData } from "node:worker_threads"
import type { Fault, SheetKey, SheetRow } from "../../../contract/workbook.ts"
import { type OpenWorkbook, openWorkbookBytes } from "./open-workbook.ts"
import { FileRefused } from "./refused.ts"

/** A thread that reads one workbook somebody sent in, and answers what it is asked, one question after another. */

/** What the thread is given to read. */
export interface SentBook {
  /** For sentences. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** To open the book comes first. */
export type Question =
  | { readonly ask: "open" }
  | { readonly ask: "columns"; readonly sheet: SheetKey }
  /** The next batch of rows; undefined after the last. */
  | { readonly ask: "rows"; readonly sheet: SheetKey }

/** An answer, and what was found meanwhile. */
export interface Told {
  readonly faults: readonly Fault[]
  readonly answer?: readonly string[] | readonly SheetRow[] | undefined
  readonly refused?: Fault
}

/** Whoever asks holds rows of units, codes and faults in memory; the largest district's roster is a fifth of it. */
const most = { rows: 500_000, characters: 32 * 1024 * 1024 }

const { name, bytes } = workerData as SentBook
const batches = new Map<SheetKey, AsyncGenerator<readonly SheetRow[]>>()
let faults: Fault[] = []
let book: OpenWorkbook | undefined

async function answerTo(question: Question): Promise<Told["answer"]> {
  if (question.ask === "open") {
    const report = (fault: Fault) => void faults.push(fault)
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    book = await openWorkbookBytes(whole, name, report, most)
    return undefined
  }
  const { ask, sheet } = question
  if (ask === "columns") return await book?.columns(sheet)
  const rows = batches.get(sheet) ?? book?.rows(sheet)
  if (rows) batches.set(sheet, rows)
  const next = await rows?.next()
  return next?.done === false ? next.value : undefined
}

parentPort?.on("message", async (question: Question) => {
  let told: Omit<Told, "faults">
  try {
    told = { answer: await answerTo(question) }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    told = { refused: error.fault }
  }
  parentPort?.postMessage({ ...told, faults } satisfies Told)
  faults = []
})
