import type { Scope } from "../../../domain/access/scope.ts"
import { groupOf } from "../../../domain/overview/outlook.ts"
import {
  deadlinesRemembered,
  dueAhead,
  inOrder,
  type Owed,
  owedNow,
  type PackClause,
  whileThere,
} from "../../../domain/overview/owed.ts"
import type { StoredOf } from "../../../domain/overview/year-grid.ts"
import { ownPlanKinds } from "../../../domain/plans/whose-plan.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { yearOf, yearOfWeek } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import type { Asker } from "../standing/index.ts"
import { clausesOf } from "./clauses.ts"
import type { UnitYear } from "./unit-home.ts"
import { unitsWithoutPlan } from "./unit-queries.ts"
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
    ...owedNow([...year.stored, ...(await ownPlan(context, year))], year.clauses, today),
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
export async function owedAhead(context: Asker, { unit, today }: UnitYear): Promise<Owed[]> {
  const next = yearOf(today) + 1
  const clauses = clausesOf(context.app.packs, next)
  const due = dueAhead(clauses, today).filter(
    ({ clause }) => isAbout(clause, unit.kind) || isOwnPlan(clause, unit.kind),
  )
  return owedNow(await withoutPlan(context, unit, next, due), clauses, today)
}

/** The plan of this year that a committee makes for itself, while its last day is remembered: no judgement keeps it. */
export async function ownPlan(context: Asker, { unit, clauses, today }: UnitYear): Promise<StoredOf[]> {
  const due = deadlinesRemembered(clauses, today).filter(({ clause }) => isOwnPlan(clause, unit.kind))
  return await withoutPlan(context, unit, yearOf(today), due)
}

const isAbout = ({ subject }: Clause, kind: OrgKind) => subject.who === "unit" && subject.kinds.includes(kind)

/** Whether the plan that a clause asks of others is one that such a unit makes as well, by the same day. */
const isOwnPlan = (clause: Clause, kind: OrgKind) =>
  groupOf(clause) === "filing" && ownPlanKinds.includes(kind) && !isAbout(clause, kind)

/** A unit's plan of a year under each of some clauses, open; nothing where it is filed. */
async function withoutPlan(
  { client, today }: Asker,
  { unitId }: UnitYear["unit"],
  year: number,
  due: readonly { readonly clause: Clause }[],
): Promise<StoredOf[]> {
  if (due.length === 0) return []
  const without = await unitsWithoutPlan(client, [unitId], year, today)
  return due.flatMap(({ clause }) =>
    without.map(
      (id): StoredOf => ({
        unitId: id,
        obligation: clause.id,
        exemptedBy: null,
        periods: [String(year)],
        states: ["open"],
        targets: [1],
        actuals: [0],
      }),
    ),
  )
}
