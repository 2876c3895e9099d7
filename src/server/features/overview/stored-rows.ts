import type { StoredYear } from "../../../domain/overview/stored-year.ts"
import type { StoredOf } from "../../../domain/overview/year-grid.ts"
import type { StandingRow } from "../standing/index.ts"
import type { YearFigure } from "./people-queries.ts"

/** A row of the standing as the overview reads it; of a person's row the unit is where they are counted. */
export function storedOf({ obligation, periods, unitId, homeUnitId, exemptedBy }: StandingRow): StoredOf {
  return {
    obligation,
    exemptedBy,
    unitId: unitId ?? homeUnitId ?? 0,
    periods: periods.map(({ name }) => name),
    targets: periods.map(({ target }) => target),
    actuals: periods.map(({ actual }) => actual),
    states: periods.map(({ state }) => state ?? "none"),
  }
}

/** The same of a figure that has one period a year. */
export function storedYear(
  { obligation, target, actual, band, exemptedBy }: Omit<YearFigure, "memberId">,
  year: number,
): StoredYear {
  return {
    obligation,
    exemptedBy,
    periods: [String(year)],
    targets: [target],
    actuals: [actual],
    states: [band],
  }
}
