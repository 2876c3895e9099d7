import { once } from "node:events"
import type { ResultRow } from "../../../contract/evaluation.ts"
import { type EvaluationRequest, evaluate } from "../../features/evaluation/index.ts"
import { progressOn } from "../progress.ts"
import { type CommonOptions, dayFrom, type Shell, yearFrom } from "../shell.ts"
import { clauseHeader, clauseLine, resultLine } from "../show-results.ts"

export interface EvaluateOptions extends CommonOptions {
  readonly year: string
  readonly asOf?: string
  readonly org?: string
  readonly obligation?: string
  readonly all?: true
}

/** `xueer evaluate --year Y …`: judges the obligations; `--json` prints one object a line. */
export async function evaluateVerb(shell: Shell, options: EvaluateOptions): Promise<number> {
  const request: EvaluationRequest = {
    year: yearFrom(options.year),
    asOf: options.asOf === undefined ? shell.today : dayFrom(options.asOf),
    all: options.all ?? false,
    ...(options.org === undefined ? {} : { org: options.org }),
    ...(options.obligation === undefined ? {} : { obligation: options.obligation }),
  }
  const packs = await shell.packs()
  await shell.withDatabase(async (database) => {
    const progress = progressOn(process.stderr)
    if (!shell.json) shell.speak.answer(clauseHeader(shell.speak, request.year, request.asOf))
    for await (const { of, rows } of evaluate(database, packs, request)) {
      shell.signal.throwIfAborted()
      progress.finish()
      if (shell.json) await printLines(rows)
      else if (rows.length > 0) {
        shell.speak.answer(clauseLine(shell.speak, of, rows))
        if (request.obligation !== undefined || request.org !== undefined) {
          for (const row of rows.filter(({ status }) => options.all || status !== "met")) {
            shell.speak.answer(resultLine(shell.speak, row))
          }
        }
      }
      progress.stage(of.clause.title)
    }
    progress.finish()
  })
  return 0
}

/** Rows in one write. */
const batch = 2000

async function printLines(rows: readonly ResultRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    let lines = ""
    for (const row of rows.slice(start, start + batch)) lines += `${JSON.stringify(row)}\n`
    if (!process.stdout.write(lines)) await once(process.stdout, "drain")
  }
}
