import type { UnitDue, UnitHome } from "../../../contract/overview-homes.ts"
import { dueBy, nearestWeeks, nextOf, nextYearLike } from "../../../domain/overview/due.ts"
import { type Owed, whileThere } from "../../../domain/overview/owed.ts"
import { type Day, lastDayOf, plusDays, yearOf } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import type { Asker } from "../standing/index.ts"
import { owedAhead, ownPlan } from "./beside-year.ts"
import { clausesOf } from "./clauses.ts"
import { withDeeds } from "./owed-deeds.ts"
import { withDays } from "./proposed-days.ts"
import type { UnitYear } from "./unit-home.ts"

/** Of what comes next so many are named on a home, of as many days. */
const nextShown = 4
const nextDays = 190

/** What falls due for a unit until a day: of its year, of the next as far as this one tells, and what is due before it. */
export async function dueOf(context: Asker, year: UnitYear, until: Day): Promise<Owed[]> {
  const { stored, clauses, today, unit } = year
  const beyond = until > lastDayOf(yearOf(today))
  const next = clausesOf(context.app.packs, yearOf(today) + 1)
  const due = [
    ...dueBy([...stored, ...(await ownPlan(context, year))], clauses, today, until),
    ...(await owedAhead(context, year)).filter((one) => one.until <= until),
    ...(beyond ? dueBy(nextYearLike(stored, next, today), next, today, until) : []),
  ]
  const inTime = whileThere(due, unit.dissolvedOn, today)
  return nearestWeeks(inTime.sort((one, other) => one.daysLeft - other.daysLeft))
}

/** What comes next of each duty that is not owed: for a home. */
export async function nextFor(
  context: RequestContext,
  year: UnitYear,
  owed: readonly Owed[],
): Promise<UnitHome["next"]> {
  const until = plusDays(context.today, nextDays)
  const next = nextOf(await dueOf(context, year, until), owed).filter(({ action }) => action === "record")
  return await dueShown(context, year, next.slice(0, nextShown))
}

/** What falls due as its unit's page shows it: with what is planned for it and the deed. */
export async function dueShown(
  context: RequestContext,
  year: UnitYear,
  due: readonly Owed[],
): Promise<UnitDue["items"]> {
  return await withDays(context, year.unit, await withDeeds(context, year, due))
}
