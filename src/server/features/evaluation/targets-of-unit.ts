import type { Period } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import type { PackClause } from "./clauses-in-force.ts"
import { inOneSnapshot } from "./district-queries.ts"
import { prepareClause } from "./judge-clause.ts"
import type { JudgingRequest } from "./open-context.ts"
import { openUnit } from "./parts.ts"

/** What a clause asks of a unit in a period. */
export interface TargetOfUnit {
  readonly of: PackClause
  readonly period: Period
  readonly target: number
}

/** What clauses ask of one unit in a year, as it will be judged: nothing is there of periods in which they do not bind. */
export async function targetsOfUnit(
  { pool }: Database,
  clauses: readonly PackClause[],
  request: JudgingRequest & { readonly org: string },
): Promise<TargetOfUnit[]> {
  const client = await pool.connect()
  try {
    await inOneSnapshot(client)
    const context = await openUnit(pool, client, clauses, request)
    const found: TargetOfUnit[] = []
    for (const of of clauses)
      for (const { period, judged } of (await prepareClause(of.pack, of.clause, context))())
        if (judged) found.push({ of, period, target: judged.target })
    return found
  } finally {
    await client.query("rollback")
    client.release()
  }
}
