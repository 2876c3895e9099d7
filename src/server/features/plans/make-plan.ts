import type { YearPlan } from "../../../contract/plans.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { outlookOf } from "../../../domain/overview/outlook.ts"
import {
  type AskedOfUnit,
  monthsThere,
  monthsToPlan,
  planTemplate,
} from "../../../domain/plans/plan-templates.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { emphasisFor } from "../../../domain/policy/emphasis.ts"
import { hoursPerUnit } from "../../../domain/policy/figures.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { problem } from "../../http/problem.ts"
import type { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { clausesInForce, targetsOfUnit } from "../evaluation/index.ts"
import { packsInForce } from "../policy/index.ts"
import { unitThatPlans } from "./open-plan.ts"
import { planProblem } from "./plan-problem.ts"
import { readLines, readPlannedUnit, readPlanRow } from "./plan-queries.ts"
import { addPlan, fillFromLastYear, fillFromTemplate } from "./plan-store.ts"
import { planOf } from "./show-plan.ts"

/** Begins the plan of a unit's year: from the template of its kind, from last year's, or from nothing. */
export async function makePlan(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  year: number,
  from: "template" | "last-year" | "nothing",
): Promise<Answer<YearPlan>> {
  const { client, today } = context
  const unit = await unitThatPlans(context, scope, unitId)
  const planned = await readPlannedUnit(client, unitId, today)
  if (!planned) throw problem("not-found")
  const hasLines = (await readLines(client, unitId, year)).length > 0
  if (hasLines || !(await addPlan(client, unitId, year))) throw planProblem("plan-exists")
  const months = monthsToPlan(year, planned, today)
  if (from === "last-year") {
    const before = await readPlanRow(client, unitId, year - 1)
    if (!before && (await readLines(client, unitId, year - 1)).length === 0)
      throw planProblem("no-plan-last-year")
    await fillFromLastYear(client, unitId, year, months, today)
  } else if (from === "template") {
    const packs = packsInForce(context.app.packs, year)
    const [emphasis = null] = emphasisFor(packs, planned.field, dayOf(`${year}-12-31`))
    const asked = packs.length === 0 ? [] : await askedInYear(context, unit.code, year)
    const there = monthsThere(year, planned)
    const template = planTemplate({ kind: unit.kind, emphasis, asked, there, months })
    await fillFromTemplate(client, unitId, year, template)
  }
  await audit(context, "plan-begun", { unitId, details: { year, from } })
  return await planOf(context, unit, year)
}

/** What the documents in force will ask a unit to hold in a year. What is asked every week goes by its weekly slot. */
async function askedInYear(
  { app, today }: RequestContext,
  org: string,
  year: number,
): Promise<AskedOfUnit[]> {
  const clauses = clausesInForce(app.packs, year).filter(
    ({ clause }) => clause.period !== "week" && kindThatIsHeld(clause) !== undefined,
  )
  const targets = await targetsOfUnit(app.database, clauses, { year, asOf: today, org })
  return targets.flatMap(({ of: { pack, clause }, period, target }): AskedOfUnit[] => {
    const kind = kindThatIsHeld(clause)
    if (kind === undefined) return []
    const bySecretary = outlookOf(clause).group === "secretary-lecture"
    const hours = target * hoursPerUnit(pack, clause, year)
    const amount = outlookOf(clause).countsTimes
      ? { times: target }
      : { hours, inWords: `${target}${clause.unit}` }
    return [{ kind, period, amount, bySecretary }]
  })
}

/** The kind of activity whose sittings a clause counts for a unit, where it counts some of one kind. */
function kindThatIsHeld({ subject, measure }: Clause): ActivityKind | undefined {
  if (subject.who !== "unit") return undefined
  if (measure.method !== "at-least-once-every" && measure.method !== "minimum-per-year") return undefined
  return measure.counts.of === "activities" ? measure.counts.kinds[0] : undefined
}
