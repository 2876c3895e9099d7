import type { ResultRow } from "../../../contract/evaluation.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Database } from "../../db/index.ts"
import { clausesInForce, type PackClause } from "./clauses-in-force.ts"
import { judgeAll } from "./judge-all.ts"
import { rowOf } from "./judge-clause.ts"
import type { JudgingRequest } from "./open-context.ts"
import { type PartSize, usualPart } from "./parts.ts"
import { RowFiles } from "./row-files.ts"

export interface EvaluationRequest extends JudgingRequest {
  /** One obligation; without it all that are in force. */
  readonly obligation?: string
}

/** Rows of one clause. */
export interface EvaluatedRows {
  readonly of: PackClause
  readonly rows: readonly ResultRow[]
}

/**
 * Judges the obligations of a year as known on a day: every row, sorted by obligation, subject and period; a clause
 * comes in one batch, or in several one after the other. Everything is read as it stands at one moment.
 */
export async function* evaluate(
  database: Database,
  packs: readonly Pack[],
  request: EvaluationRequest,
  size: PartSize = usualPart,
): AsyncGenerator<EvaluatedRows> {
  const clauses = clausesInForce(packs, request.year, request.obligation)
  let files: RowFiles | undefined
  try {
    for await (const { isWhole, found } of judgeAll(database, clauses, request, undefined, size)) {
      if (!isWhole) files ??= RowFiles.open()
      for await (const { of, findings, context } of found) {
        const rows = findings.map((finding) => rowOf(of.clause, finding, context))
        if (files) await files.add(of.clause.id, rows)
        else yield { of, rows }
      }
    }
    if (!files) return
    for (const of of clauses) for await (const rows of files.read(of.clause.id)) yield { of, rows }
  } finally {
    await files?.close()
  }
}
