import { setImmediate } from "node:timers/promises"
import type { PoolClient } from "pg"
import type { ResultRow } from "../../../contract/evaluation.ts"
import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import type { Database } from "../../db/index.ts"
import { packsInForce } from "../policy/index.ts"
import { inTheSameMoment } from "./district-queries.ts"
import { prepareClause, rowOf } from "./judge-clause.ts"
import { Lane } from "./lane.ts"
import { type JudgingRequest, openBench } from "./open-bench.ts"

export interface EvaluationRequest extends JudgingRequest {
  /** One obligation; without it all that are in force. */
  readonly obligation?: string
}

/** A clause together with the pack it stands in. */
export interface PackClause {
  readonly pack: Pack
  readonly clause: Clause
}

/**
 * The clauses in force in a year, by id; none when the one asked for is not in force then. Throws {@link Refused}
 * for an obligation that no pack has, and for a year before all packs.
 */
export function clausesInForce(packs: readonly Pack[], year: number, obligation?: string): PackClause[] {
  const inForce = packsInForce(packs, year)
  if (inForce.length === 0) {
    const earliest = Math.min(...packs.map((pack) => Number(pack.from.slice(0, 4))))
    throw new Refused({ code: "no-pack-in-force", year, earliest })
  }
  const clauses = inForce
    .flatMap((pack) => pack.clauses.map((clause) => ({ pack, clause })))
    .sort((a, b) => (a.clause.id < b.clause.id ? -1 : 1))
  if (obligation === undefined) return clauses
  const found = clauses.filter(({ clause }) => clause.id === obligation)
  if (!packs.some((pack) => pack.clauses.some((clause) => clause.id === obligation))) {
    throw new Refused({
      code: "unknown-obligation",
      obligation,
      known: clauses.map(({ clause }) => clause.id),
    })
  }
  return found
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
  const [client, other] = await Promise.all([database.pool.connect(), database.pool.connect()])
  try {
    await inTheSameMoment(client, other)
    const bench = await openBench(client, { light: new Lane(client), heavy: new Lane(other) }, request)
    const prepared = clauses.map((of) => ({ of, judge: prepareClause(of.pack, of.clause, bench) }))
    // The first failure is thrown below; those behind it must not end the program.
    for (const { judge } of prepared) judge.catch(() => undefined)
    // While the database gathers, everybody's targets are worked out, which later would keep it waiting.
    await setImmediate()
    for (const { pack } of clauses) bench.targetsOf(pack)
    for (const { of, judge } of prepared) {
      const findings = (await judge)()
      yield { of, rows: findings.map((finding) => rowOf(of.clause, finding)) }
    }
  } finally {
    await Promise.all([client, other].map(letGo))
  }
}

/** Ends what a reader left behind, queries that nobody waits for any more included. */
async function letGo(client: PoolClient): Promise<void> {
  await client.query("rollback").then(
    () => client.release(),
    (error: Error) => client.release(error),
  )
}
