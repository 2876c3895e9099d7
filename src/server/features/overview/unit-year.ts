import { isBelow, type Scope } from "../../../domain/access/scope.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { groupOf } from "../../../domain/overview/outlook.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { type Asker, standingOfUnits } from "../standing/index.ts"
import { bandsOf, boardObligations } from "./board.ts"
import { countPeople } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"
import { storedOf } from "./stored-rows.ts"
import type { BandCounts, UnitYear } from "./unit-home.ts"
import { findUnit, firstYearRecorded } from "./unit-queries.ts"

/** Years back that can be looked at. */
const yearsBack = 10

/** The year asked for: this one, or one of the last that some document judges. */
export function yearAsked(context: RequestContext, year: number | undefined): number {
  const now = yearOf(context.today)
  const asked = year ?? now
  const known = asked <= now && asked > now - yearsBack && clausesOf(context.app.packs, asked).size > 0
  if (!known && asked !== now) throw problem("not-found")
  return asked
}

/** The years that can be asked for and of which something was recorded, of a unit since it was founded; the latest first. */
export async function yearsOf(context: RequestContext, foundedOn: Day | null = null): Promise<number[]> {
  const now = yearOf(context.today)
  const recorded = (await firstYearRecorded(context.client)) ?? now
  const first = foundedOn === null ? recorded : Math.max(recorded, yearOf(foundedOn))
  return Array.from({ length: yearsBack }, (_, index) => now - index).filter(
    (year) => year === now || (year >= first && clausesOf(context.app.packs, year).size > 0),
  )
}

/** A unit's year with that of its groups. Who keeps a central group's books sees what concerns that group. */
export async function yearOfUnit(
  context: Asker,
  scope: Scope<"standing.read">,
  unit: { readonly unitId: number; readonly path: string },
  year: number,
): Promise<UnitYear> {
  const found = await findUnit(context.client, unit.unitId, boardDay(year, context.today))
  if (!found) throw problem("not-found")
  const clauses = clausesOf(context.app.packs, year)
  const unitIds = [unit.unitId, ...found.groups.map((group) => group.unitId)]
  const rows = await standingOfUnits(context, year, unitIds)
  const onlyGroup =
    scope.units.includes(unit.path) && !scope.subtrees.some((path) => isBelow(unit.path, path))
  const stored = rows.map(storedOf).filter(({ obligation }) => {
    const of = clauses.get(obligation)
    return of && (!onlyGroup || groupOf(of.clause) === "central-group")
  })
  return { unit: found, stored, clauses, today: context.today }
}

/** How the people of a unit and its groups stand in their training: counts. To be asked after the unit's year. */
export async function trainingOf(
  context: RequestContext,
  { unit, clauses, today }: UnitYear,
  year: number,
): Promise<BandCounts & { people: number }> {
  const unitIds = [unit.unitId, ...unit.groups.map((group) => group.unitId)]
  const obligations = [...boardObligations(clauses, "people").keys()]
  const bands = bandsOf(
    await countPeople(context.client, { year, day: boardDay(year, today) }, unitIds, obligations),
  )
  return { ...bands, people: bands.met + bands.open + bands["at-risk"] + bands.short }
}
