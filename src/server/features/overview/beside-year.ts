import type { Scope } from "../../../domain/access/scope.ts"
import { deadlineOf, groupOf } from "../../../domain/overview/outlook.ts"
import { inOrder, type Owed, owedNow } from "../../../domain/overview/owed.ts"
import type { StoredOf } from "../../../domain/overview/year-grid.ts"
import { dayOf, periodsOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { clausesOf } from "./clauses.ts"
import type { UnitYear } from "./unit-home.ts"
import { branchesWithoutPlan } from "./unit-queries.ts"
import { yearOfUnit } from "./unit-year.ts"

/**
 * What a unit owes today of its year and of those beside it: the week that goes on from the year before, and what of
 * the next year is due before it begins.
 */
export async function owedOf(
  context: RequestContext,
  scope: Scope<"standing.read">,
  year: UnitYear,
): Promise<Owed[]> {
  const { today, unit } = year
  const now = yearOf(today)
  const goesOn = (periodsOf(now - 1, "week").at(-1)?.last ?? today) >= today
  const before =
    goesOn && clausesOf(context.app.packs, now - 1).size > 0
      ? await yearOfUnit(context, scope, unit, now - 1)
      : undefined
  return inOrder([
    ...owedNow(year.stored, year.clauses, today),
    ...(before ? owedNow(before.stored, before.clauses, today) : []),
    ...(await owedAhead(context, year, now + 1)),
  ])
}

/** What is due of a year before it begins: a plan that is to be filed. */
async function owedAhead(context: RequestContext, { unit, today }: UnitYear, next: number): Promise<Owed[]> {
  const clauses = clausesOf(context.app.packs, next)
  const begins = dayOf(`${next}-01-01`)
  const due = [...clauses.values()].filter(({ pack, clause }) => {
    const { subject } = clause
    if (subject.who !== "unit" || groupOf(clause) !== "filing") return false
    const deadline = deadlineOf(pack, clause, next)
    return subject.kinds.includes(unit.kind) && deadline !== undefined && deadline < begins
  })
  if (due.length === 0) return []
  const without = await branchesWithoutPlan(context.client, [unit.unitId], next, today)
  const stored = due.flatMap(({ clause }) =>
    without.map(
      (unitId): StoredOf => ({
        unitId,
        obligation: clause.id,
        periods: [String(next)],
        states: ["open"],
        targets: [1],
        actuals: [0],
      }),
    ),
  )
  return owedNow(stored, clauses, today)
}
