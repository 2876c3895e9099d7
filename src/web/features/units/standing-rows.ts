import type { StandingOf } from "../../paths.ts"
import type { Standing } from "./unit-queries.ts"

/** How far a duty is: so many of its periods met, or one figure beside another. */
export type SoFar =
  | { readonly periods: true; readonly met: number; readonly all: number }
  | { readonly periods: false; readonly actual: number; readonly target: number; readonly unit: string }

/** A duty in the summary of a unit's year. */
export interface StandingRow {
  readonly key: string
  /** The clause, for its title in other languages. */
  readonly id: string
  readonly title: string
  readonly opens: StandingOf | undefined
  readonly state: Standing["hours"][number]["state"]
  readonly so: SoFar
}

/** The duties of a unit's year, each once. */
export function rowsOf({ grid, hours }: Standing, unitId: number): StandingRow[] {
  const ofYear = hours.map(({ obligation }) => obligation)
  const duties = grid.filter(({ clauses }) => !clauses.some(({ id }) => ofYear.includes(id)))
  return [...duties.map(rowOfDuty), ...hours.map((figure) => rowOfFigure(figure, unitId))]
}

/** A duty of every month, quarter or half-year, or of the whole year. */
function rowOfDuty({ key, clauses, cells }: Standing["grid"][number]): StandingRow {
  const begun = cells.filter(({ begun, state }) => begun && state !== "none")
  const now = cells.find(({ current }) => current) ?? begun[begun.length - 1]
  const clause = clauses[0]
  return {
    key,
    id: clause?.id ?? key,
    title: clause?.title ?? key,
    opens: now && { ...now.opens, subjectType: "org", subjectId: now.opens.unitId },
    state: now?.state ?? "none",
    so: soFar(cells, begun, clause?.unit ?? ""),
  }
}

type Cells = Standing["grid"][number]["cells"]

function soFar(cells: Cells, begun: Cells, unit: string): SoFar {
  const [only] = cells
  if (only && cells.length === 1 && !only.parts)
    return { periods: false, actual: only.actual ?? 0, target: only.target ?? 0, unit }
  return {
    periods: true,
    met: sum(begun.map(({ parts, state }) => parts?.met ?? (state === "met" ? 1 : 0))),
    all: sum(begun.map(({ parts }) => parts?.all ?? 1)),
  }
}

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

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
  }
}
