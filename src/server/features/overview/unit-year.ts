import { isBelow, type Scope } from "../../../domain/access/scope.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { dutyGroupOf } from "../../../domain/overview/duty.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import type { Moment } from "../../moment.ts"
import { standingOfUnits } from "../standing/index.ts"
import { bandsOf, boardObligations } from "./board.ts"
import { countPeople } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"
import { keptOf } from "./kept-rows.ts"
import type { BandCounts, UnitYear } from "./unit-home.ts"
import { findUnit } from "./unit-queries.ts"

/** Years back that can be looked at. */
const yearsBack = 10

/** The year asked for: this one, or one of the last that some document judges. */
export function yearAsked(moment: Moment, year: number | undefined): number {
  const now = yearOf(moment.today)
  const asked = year ?? now
  const known = asked <= now && asked > now - yearsBack && clausesOf(moment.house.packs, asked).size > 0
  if (!known && asked !== now) throw problem("not-found")
  return asked
}

/** The years that can be asked for, the latest first. */
export function yearsOf(moment: Moment): number[] {
  const now = yearOf(moment.today)
  return Array.from({ length: yearsBack }, (_, index) => now - index).filter(
    (year) => year === now || clausesOf(moment.house.packs, year).size > 0,
  )
}

/** A unit's year with that of its groups. Who keeps a central group's books sees what concerns that group. */
export async function yearOfUnit(
  moment: Moment,
  scope: Scope<"standing.read">,
  unit: { readonly unitId: number; readonly path: string },
  year: number,
): Promise<UnitYear> {
  const found = await findUnit(moment.client, unit.unitId, moment.today)
  if (!found) throw problem("not-found")
  const clauses = clausesOf(moment.house.packs, year)
  const unitIds = [unit.unitId, ...found.groups.map((group) => group.unitId)]
  const rows = await standingOfUnits(moment, year, unitIds)
  const onlyGroup =
    scope.units.includes(unit.path) && !scope.subtrees.some((path) => isBelow(unit.path, path))
  const kept = rows.map(keptOf).filter(({ obligation }) => {
    const of = clauses.get(obligation)
    return of && (!onlyGroup || dutyGroupOf(of.clause) === "central-group")
  })
  return { unit: found, kept, clauses, today: moment.today }
}

/** How the people of a unit and its groups stand in their training: counts. To be asked after the unit's year. */
export async function trainingOf(
  moment: Moment,
  { unit, clauses, today }: UnitYear,
  year: number,
): Promise<BandCounts & { people: number }> {
  const unitIds = [unit.unitId, ...unit.groups.map((group) => group.unitId)]
  const obligations = [...boardObligations(clauses, "people").keys()]
  const bands = bandsOf(
    await countPeople(moment.client, { year, day: boardDay(year, today) }, unitIds, obligations),
  )
  return { ...bands, people: bands.met + bands.open + bands.risk + bands.short }
}
