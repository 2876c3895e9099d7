import type { PoolClient } from "pg"
import type { Person } from "../../../domain/evaluation/people.ts"
import type { Unit } from "../../../domain/evaluation/units.ts"
import { exemptionsFrom } from "../../../domain/overview/exemption.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { WorkdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import type { PackClause } from "./clauses-in-force.ts"
import { oneQueue } from "./connection-queue.ts"
import type { ClauseFindings } from "./judge-all.ts"
import { prepareClause } from "./judge-clause.ts"
import { contextFor } from "./open-context.ts"

/** Some units and people of a district whose tree is known. */
export interface Part {
  readonly year: number
  readonly asOf: Day
  readonly tree: readonly Unit[]
  readonly workdays: WorkdayCalendar
  readonly unitIds: ReadonlySet<number>
  readonly memberIds: ReadonlySet<number>
  /** The people, and those who are not judged themselves and on whom the figures of the units rest; by code. */
  readonly known: readonly Person[]
}

/** What was found, and about whom it was asked. */
export interface PartJudged {
  readonly found: readonly ClauseFindings[]
  readonly people: readonly Person[]
}

/** Judges clauses for a part of the district on one connection, which is in a transaction of one moment. */
export async function judgePart(
  client: PoolClient,
  clauses: readonly PackClause[],
  { year, asOf, tree, workdays, unitIds, memberIds, known }: Part,
): Promise<PartJudged> {
  const units = tree.filter((unit) => unitIds.has(unit.id))
  const people = known.filter((person) => memberIds.has(person.id))
  const district = { year, units, allUnits: tree, people, known }
  const scope = { unitIds: [...unitIds], memberIds: known.map(({ id }) => id) }
  const context = contextFor(oneQueue(client), district, workdays, scope, asOf)
  const found: ClauseFindings[] = []
  for (const of of clauses) {
    const findings = (await prepareClause(of.pack, of.clause, context))()
    found.push({ of, findings, context, exemptedBy: exemptionsFrom(of, clauses, context) })
  }
  return { found, people }
}
