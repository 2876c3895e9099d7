import type { Scope } from "../../../domain/access/scope.ts"
import {
  dueAhead,
  inOrder,
  type Owed,
  owedNow,
  type PackClause,
  whileThere,
} from "../../../domain/overview/owed.ts"
import type { StoredOf } from "../../../domain/overview/year-grid.ts"
import { yearOf, yearOfWeek } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { clausesOf } from "./clauses.ts"
import type { UnitYear } from "./unit-home.ts"
import { branchesWithoutPlan } from "./unit-queries.ts"
import { yearOfUnit } from "./unit-year.ts"

/**
 * What a unit owes today of its year and of those beside it: the week that goes on from the year before, or that has
 * begun of the next, and what of the next year is due before it begins.
 */
export async function owedOf(
  context: RequestContext,
  scope: Scope<"standing.read">,
  year: UnitYear,
): Promise<Owed[]> {
  const { today, unit } = year
  const ofWeek = yearOfWeek(today)
  const beside =
    ofWeek !== yearOf(today) && asksWeekly(clausesOf(context.app.packs, ofWeek))
      ? await yearOfUnit(context, scope, unit, ofWeek)
      : undefined
  const owed = inOrder([
    ...owedNow(year.stored, year.clauses, today),
    ...(beside ? owedNow(beside.stored.filter(isOfWeeks), beside.clauses, today) : []),
    ...(await owedAhead(context, year)),
  ])
  return whileThere(owed, unit.dissolvedOn, today)
}

const isOfWeeks = ({ periods }: StoredOf) => periods[0]?.charAt(5) === "W"

function asksWeekly(clauses: ReadonlyMap<string, PackClause>): boolean {
  return [...clauses.values()].some(({ clause }) => clause.period === "week")
}

/** What is due of a year before it begins: a plan that is to be filed. */
async function owedAhead(context: RequestContext, { unit, today }: UnitYear): Promise<Owed[]> {
  const next = yearOf(today) + 1
  const clauses = clausesOf(context.app.packs, next)
  const due = dueAhead(clauses, today).filter(
    ({ clause: { subject } }) => subject.who === "unit" && subject.kinds.includes(unit.kind),
  )
  if (due.length === 0) return []
  const without = await branchesWithoutPlan(context.client, [unit.unitId], next, today)
  const stored = due.flatMap(({ clause }) =>
    without.map(
      (unitId): StoredOf => ({
        unitId,
        obligation: clause.id,
        exemptedBy: null,
        periods: [String(next)],
        states: ["open"],
        targets: [1],
        actuals: [0],
      }),
    ),
  )
  return owedNow(stored, clauses, today)
}
