import type { Clause } from "../policy/clause.ts"
import { type TaskGroup, taskGroups } from "../policy/task-groups.ts"
import { type Day, type Period, type PeriodKind, periodsOf, plusDays, yearOf } from "../shared/calendar.ts"
import type { PeriodState } from "../shared/words.ts"
import { groupOf, rowKeyOf } from "./outlook.ts"
import { type StoredYear, shownState, worstOf } from "./stored-year.ts"

/** Whose year it is: a unit, or one of the groups below a branch. */
export interface StoredOf extends StoredYear {
  readonly unitId: number
}

/** One cell: a month or more, a period of one obligation, or the weeks of a month. */
export interface Cell {
  /** First month, 1 to 12, and how many. */
  readonly month: number
  readonly months: number
  readonly state: PeriodState
  readonly current: boolean
  /** Whether it has begun; before that nothing can be said of it. */
  readonly begun: boolean
  /** How many of its parts are met, where it has several. */
  readonly parts: { readonly met: number; readonly all: number } | null
  readonly target: number | null
  readonly actual: number | null
  /** What the cell opens. */
  readonly opens: { readonly obligation: string; readonly unitId: number; readonly period: string }
}

/** A duty over the year. */
export interface GridRow {
  readonly key: string
  readonly group: TaskGroup
  /** The obligations it stands for, whichever documents they are in. */
  readonly clauses: readonly Clause[]
  readonly cells: readonly Cell[]
}

interface Part {
  readonly of: StoredOf
  readonly clause: Clause
  readonly index: number
  readonly period: Period
  readonly state: PeriodState
}

/** The year of a unit as one picture: a row for each duty, cells as wide as what they stand for. */
export function yearGrid(
  stored: readonly StoredOf[],
  clauses: ReadonlyMap<string, Clause>,
  today: Day,
): GridRow[] {
  const rows = new Map<string, { clauses: Set<Clause>; parts: Part[] }>()
  for (const of of stored) {
    const clause = clauses.get(of.obligation)
    if (!clause) continue
    const key = rowKeyOf(clause)
    const row = rows.get(key) ?? { clauses: new Set(), parts: [] }
    rows.set(key, row)
    row.clauses.add(clause)
    row.parts.push(...partsOf(of, clause))
  }
  return [...rows]
    .map(([key, { clauses, parts }]): GridRow => {
      const list = [...clauses]
      const group = list[0] ? groupOf(list[0]) : "supervision"
      return { key, group, clauses: list, cells: cellsOf(parts, today) }
    })
    .filter((row) => row.cells.some((cell) => cell.state !== "none"))
    .sort(byPlace)
}

function byPlace(one: GridRow, other: GridRow): number {
  const group = taskGroups.indexOf(one.group) - taskGroups.indexOf(other.group)
  if (group !== 0) return group
  const narrow = (row: GridRow) => row.cells[0]?.months ?? 12
  return narrow(one) - narrow(other) || (one.key < other.key ? -1 : 1)
}

function partsOf(of: StoredOf, clause: Clause): Part[] {
  return of.periods.flatMap((name, index): Part[] => {
    const period = periodNamed(name)
    const state = of.states[index] ?? "none"
    return period ? [{ of, clause, index, period, state: shownState(state, clause) }] : []
  })
}

const kindByLetter: Readonly<Record<string, PeriodKind>> = {
  "": "year",
  H: "half-year",
  Q: "quarter",
  B: "two-months",
  W: "week",
}

/** The kind a period's name says. */
export function periodKindOf(name: string): PeriodKind {
  return kindByLetter[name.charAt(5)] ?? "month"
}

/** The period of a name. */
export function periodNamed(name: string): Period | undefined {
  return periodsOf(yearOf(name), periodKindOf(name)).find((period) => period.name === name)
}

/** A week stands in the month of its Thursday, as in the year of it. */
function monthsOf({ name, first, last }: Period): { month: number; months: number } {
  if (name.charAt(5) === "W") return { month: Number(plusDays(first, 3).slice(5, 7)), months: 1 }
  const month = Number(first.slice(5, 7))
  return { month, months: Number(last.slice(5, 7)) - month + 1 }
}

function cellsOf(parts: readonly Part[], today: Day): Cell[] {
  const cells = Map.groupBy(parts, ({ period }) => {
    const { month, months } = monthsOf(period)
    return month * 100 + months
  })
  return [...cells.entries()].sort(([one], [other]) => one - other).map(([, inCell]) => cellOf(inCell, today))
}

function cellOf(parts: readonly Part[], today: Day): Cell {
  const asked = parts.filter(({ state }) => state !== "none")
  // The same duty asked by two documents is one thing to do.
  const things = Map.groupBy(asked, ({ of, period }) => `${of.unitId} ${period.name}`)
  const met = [...things.values()].filter((same) => same.every(({ state }) => state === "met")).length
  const first = parts[0]
  if (!first) throw new Error("a cell without parts")
  const shown = asked.find(({ state }) => state !== "met") ?? asked.at(-1) ?? first
  const begun = asked.filter(({ period }) => period.first <= today)
  const state = worstOf((begun.length > 0 ? begun : asked).map((part) => part.state))
  return {
    ...monthsOf(first.period),
    state,
    begun: begun.length > 0,
    current: parts.some(({ period }) => period.first <= today && today <= period.last),
    parts: things.size > 1 ? { met, all: things.size } : null,
    target: shown.of.targets[shown.index] ?? null,
    actual: shown.of.actuals[shown.index] ?? null,
    opens: { obligation: shown.of.obligation, unitId: shown.of.unitId, period: shown.period.name },
  }
}
