import { type SoFar, soFarOf } from "../../../domain/overview/so-far.ts"
import type { StandingOf } from "../../paths.ts"
import type { Standing } from "./unit-queries.ts"

/** A duty in the summary of a unit's year. */
export interface StandingRow {
  readonly key: string
  /** The clause, for its title in other languages. */
  readonly id: string
  readonly title: string
  readonly opens: StandingOf | undefined
  readonly state: Standing["hours"][number]["state"]
  readonly so: SoFar
  /** It cannot be recorded here. */
  readonly apart: boolean
}

/** The duties of a unit's year, each once. */
export function rowsOf({ grid, hours }: Standing, unitId: number): StandingRow[] {
  const ofYear = hours.map(({ obligation }) => obligation)
  const duties = grid.filter(({ clauses }) => !clauses.some(({ id }) => ofYear.includes(id)))
  return [...duties.map(rowOfDuty), ...hours.map((figure) => rowOfFigure(figure, unitId))]
}

/** A duty of every month, quarter or half-year, or of the whole year. */
function rowOfDuty({ key, clauses, cells, recordable }: Standing["grid"][number]): StandingRow {
  const begun = cells.filter(({ begun, state }) => begun && state !== "none")
  const now = cells.find(({ current }) => current) ?? begun[begun.length - 1]
  const clause = clauses[0]
  return {
    key,
    id: clause?.id ?? key,
    title: clause?.title ?? key,
    opens: now && { ...now.opens, subjectType: "org", subjectId: now.opens.unitId },
    state: now?.state ?? "none",
    so: soFarOf(cells, clause?.unit ?? ""),
    apart: !recordable,
  }
}

/** A figure of the whole year: what there is beside what is asked. */
function rowOfFigure(figure: Standing["hours"][number], unitId: number): StandingRow {
  const { obligation, title, period, target, actual, state, unit } = figure
  return {
    key: obligation,
    id: obligation,
    title,
    opens: { obligation, subjectType: "org", subjectId: unitId, period },
    state,
    so: { periods: false, actual: actual ?? 0, target: target ?? 0, unit },
    apart: false,
  }
}
