import { once } from "node:events"
import type { ResultRow } from "../../../contract/evaluation.ts"
import { periodKinds, periodsOf } from "../../../domain/shared/calendar.ts"
import { auditSystem } from "../../features/audit/index.ts"
import { type EvaluatedRows, type EvaluationRequest, evaluate } from "../../features/evaluation/index.ts"
import { progressOn } from "../screen/progress.ts"
import { type CommonOptions, dayFrom, type Shell, yearFrom } from "../screen/shell.ts"
import { clauseHeader, clauseLine, resultLine } from "../screen/show-results.ts"
import type { Said } from "../screen/speaker.ts"

export interface EvaluateOptions extends CommonOptions {
  readonly year: string
  readonly asOf?: string
  readonly org?: string
  readonly obligation?: string
  readonly all?: true
}

/**
 * `xueer evaluate --year Y …`: judges the obligations; `--json` prints one object a line. Leaves its entry in the
 * audit log first, as it names people.
 */
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
    let told = false
    let byWeekday = false
    const batches = evaluate(database, packs, request)
    const { year, asOf, org: asked, obligation } = request
    await auditSystem(database.pool, "judged-by-command", { details: { year, asOf, asked, obligation } })
    try {
      for await (const { of, rows } of shell.json ? batches : byClause(batches)) {
        shell.signal.throwIfAborted()
        progress.finish()
        if (shell.json) await printLines(rows, shell.signal)
        else if (rows.length > 0) {
          if (!told) shell.speak.answer(clauseHeader(shell.speak, request.year, request.asOf))
          told = true
          shell.speak.answer(clauseLine(shell.speak, of, rows))
          for (const row of rows.filter(worthALine(request)))
            shell.speak.answer(resultLine(shell.speak, of, row))
        }
        byWeekday ||= rows.some(({ withoutCalendar }) => withoutCalendar)
        progress.stage(of.clause.title)
      }
    } finally {
      progress.finish()
    }
    if (byWeekday) shell.speak.tell(withoutCalendar(request.year))
  })
  return 0
}

/** All rows of a clause at once: its line counts them. */
async function* byClause(batches: AsyncIterable<EvaluatedRows>): AsyncGenerator<EvaluatedRows> {
  let whole: EvaluatedRows | undefined
  for await (const batch of batches) {
    if (whole?.of === batch.of) whole = { of: whole.of, rows: [...whole.rows, ...batch.rows] }
    else {
      if (whole) yield whole
      whole = batch
    }
  }
  if (whole) yield whole
}

/**
 * Which results are shown one by one when a unit or an obligation is asked about: all with `--all`, otherwise those
 * that are not met and whose period has begun.
 */
function worthALine({ year, asOf, org, obligation, all }: EvaluationRequest): (row: ResultRow) => boolean {
  if (all) return () => true
  if (org === undefined && obligation === undefined) return () => false
  const begun = new Set(
    periodKinds
      .flatMap((kind) => periodsOf(year, kind).filter(({ first }) => first <= asOf))
      .map(({ name }) => name),
  )
  return ({ status, period }) => status !== "met" && begun.has(period)
}

const withoutCalendar = (year: number): Said => ({
  zh: `还没有 ${year} 年的国务院放假安排：各周只按星期几判断。导入用 xueer calendar import。`,
  en: `The State Council's list of days off of ${year} is not there: weeks are judged by the day of the week alone. xueer calendar import brings it in.`,
})

/** Rows in one write. */
const batch = 2000

async function printLines(rows: readonly ResultRow[], signal: AbortSignal): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    let lines = ""
    for (const row of rows.slice(start, start + batch)) lines += `${JSON.stringify(row)}\n`
    signal.throwIfAborted()
    if (!process.stdout.write(lines)) await once(process.stdout, "drain", { signal })
  }
}
