import type { ResultRow } from "../../../contract/evaluation.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Database } from "../../db/index.ts"
import { clausesInForce, type PackClause } from "./clauses-in-force.ts"
import { judgeAll } from "./judge-all.ts"
import { rowOf } from "./judge-clause.ts"
import type { JudgingRequest } from "./open-context.ts"

export interface EvaluationRequest extends JudgingRequest {
  /** One obligation; without it all that are in force. */
  readonly obligation?: string
}

/**
 * Judges the obligations of a year as known on a day: every row, one batch a clause, sorted by obligation, subject
 * and period. Everything is read as it stands at one moment.
 */
export async function* evaluate(
  database: Database,
  packs: readonly Pack[],
  request: EvaluationRequest,
): AsyncGenerator<{ readonly of: PackClause; readonly rows: readonly ResultRow[] }> {
  const clauses = clausesInForce(packs, request.year, request.obligation)
  for await (const { of, findings, context } of judgeAll(database, clauses, request)) {
    yield { of, rows: findings.map((finding) => rowOf(of.clause, finding, context)) }
  }
}
