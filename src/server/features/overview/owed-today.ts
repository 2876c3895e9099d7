import type { UnitStanding } from "../../../contract/overview-homes.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { inOrder, type Owed, ofWholeYear, owedFigures, whileThere } from "../../../domain/overview/owed.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { periodsOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { owedOf } from "./beside-year.ts"
import { boardObligations } from "./board.ts"
import { behindByObligation } from "./board-queries.ts"
import { mayIn } from "./may-in.ts"
import { withDeeds } from "./owed-deeds.ts"
import { withDays } from "./proposed-days.ts"
import { incompleteOfUnit, type UnitYear } from "./unit-home.ts"

/**
 * All that a unit owes today, as its year names it: what its periods ask, what its records of the year lack, and its
 * people who are behind, for whoever may know them. With the deed of each, or that it may be asked after.
 */
export async function owedToday(
  context: RequestContext,
  scope: Scope<"standing.read">,
  year: UnitYear,
): Promise<UnitStanding["owed"]> {
  const { unit, stored, clauses, today } = year
  const people = mayIn(context, "member.read", unit.path) ? await peopleBehind(context, year) : new Map()
  const ofUnit = [...(await owedOf(context, scope, year)), ...owedFigures(stored, clauses, today)]
  const owed = whileThere(
    ofUnit.filter(({ action }) => action === "record"),
    unit.dissolvedOn,
    today,
  )
  const all = inOrder([...owed, ...(unit.dissolvedOn === null ? people.keys() : [])])
  const shown = await withDays(context, unit, await withDeeds(context, year, all, people))
  const events = all.some(({ clause }) => kindsOfRecords(clause).length > 0)
    ? (await incompleteOfUnit(context, year)).filter((one) => one.mayRecord)
    : []
  return shown.map((one, index) => {
    const kinds = kindsOfRecords(all[index]?.clause)
    const event = events.find(({ kind }) => kinds.some((of) => of === kind))
    const completes = event ? { activityId: event.activityId, unlit: event.unlit } : null
    return { ...one, completes, asksMakeUps: countedBy(all[index]?.clause)?.of === "made-up-in-time" }
  })
}

/** The kinds of activities whose records a clause wants complete; none of any other clause. */
function kindsOfRecords(clause: Clause | undefined): readonly ActivityKind[] {
  const counts = countedBy(clause)
  return counts?.of === "record-kept" || counts?.of === "four-secured" ? counts.kinds : []
}

/** What a clause wants complete; nothing of any other clause. */
function countedBy(clause: Clause | undefined) {
  const measure = clause?.measure
  return measure?.method === "share-complete" ? measure.counts : undefined
}

/** How many people of a unit and its groups are behind with what a year asks of them, by what it is. */
async function peopleBehind(
  { client }: RequestContext,
  { unit, clauses, today }: UnitYear,
): Promise<Map<Owed, number>> {
  const year = yearOf(today)
  const [period] = periodsOf(year, "year")
  const unitIds = [unit.unitId, ...unit.groups.map(({ unitId }) => unitId)]
  const obligations = [...boardObligations(clauses, "people").keys()]
  const rows = await behindByObligation(client, { year, day: today, unitIds, obligations })
  return new Map(
    rows.flatMap(({ obligation, short, people }): [Owed, number][] => {
      const clause = clauses.get(obligation)?.clause
      if (!clause || !period) return []
      const state = short ? "short" : "at-risk"
      return [[ofWholeYear(clause, { unitId: unit.unitId, period, state, today }), people]]
    }),
  )
}
