import { setImmediate } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import type { PoolClient } from "pg"
import type { EvaluationContext } from "../../../domain/evaluation/context.ts"
import { type ExemptedBy, exemptionsFrom } from "../../../domain/overview/exemption.ts"
import type { Database } from "../../db/index.ts"
import type { PackClause } from "./clauses-in-force.ts"
import { ConnectionQueue } from "./connection-queue.ts"
import { inTheSameSnapshot } from "./district-queries.ts"
import { type Finding, prepareClause } from "./judge-clause.ts"
import { findAsked, type JudgingRequest } from "./open-context.ts"
import { type ClausesForPart, type PartSize, partsOf } from "./parts.ts"

/** What the judgement of one clause found, in the order of its subjects' codes and of the periods. */
export interface ClauseFindings {
  readonly of: PackClause
  readonly findings: readonly Finding[]
  /** The units and people it was judged for, and by what else. */
  readonly context: EvaluationContext
  /** Of whom nothing fixed is asked. The clauses judged must include all about people. */
  readonly exemptedBy: ExemptedBy
}

/** What was found about some of those asked for. */
export interface JudgedPart {
  /** There is no other: its clauses are all there are. */
  readonly isWhole: boolean
  readonly found: AsyncIterable<ClauseFindings>
}

/**
 * Judges clauses for one part of the district after the other, over two connections. Everything is read as it stands
 * at one moment: now, or that of a snapshot which another connection holds. A part has to be read before the next.
 */
export async function* judgeAll(
  database: Database,
  clauses: readonly PackClause[],
  request: JudgingRequest,
  snapshot: string | undefined,
  size: PartSize,
): AsyncGenerator<JudgedPart> {
  const [client, other] = await Promise.all([database.pool.connect(), database.pool.connect()])
  try {
    await inTheSameSnapshot(client, other, snapshot)
    const queues = { light: new ConnectionQueue(client), heavy: new ConnectionQueue(other) }
    const asked = await findAsked(database.pool, client, request)
    const parts = partsOf(client, queues, clauses, asked, request, size)
    if (parts.length > 1) collectSooner()
    for (const part of parts) yield { isWhole: parts.length === 1, found: judgeOne(part, clauses) }
  } finally {
    await Promise.all([client, other].map(letGo))
  }
}

/**
 * What a part leaves behind is many times what is held. Left alone the heap of the program grows with the district all
 * the same; so it is collected when it has grown by half.
 */
function collectSooner(): void {
  setFlagsFromString("--heap-growing-percent=50")
}

/** Judges the clauses of a part one after the other, while the database gathers for the next. */
async function* judgeOne(
  part: ClausesForPart,
  inForce: readonly PackClause[],
): AsyncGenerator<ClauseFindings> {
  const context = await part.open()
  const prepared = part.clauses.map((of) => ({ of, judge: prepareClause(of.pack, of.clause, context) }))
  // The first failure is thrown below; those behind it must not end the program.
  for (const { judge } of prepared) judge.catch(() => undefined)
  // While the database gathers, everybody's targets are worked out, which later would keep it waiting.
  await setImmediate()
  for (const { pack } of part.clauses) context.targetsOf(pack)
  for (const { of, judge } of prepared) {
    yield { of, findings: (await judge)(), context, exemptedBy: exemptionsFrom(of, inForce, context) }
  }
}

/** Ends what a reader left behind, queries that nobody waits for any more included. */
async function letGo(client: PoolClient): Promise<void> {
  await client.query("rollback").then(
    () => client.release(),
    (error: Error) => client.release(error),
  )
}
