import type { Board } from "../../../contract/overview-boards.ts"
import type { Done } from "../../../domain/overview/count-board.ts"
import { deadlineOf, groupOf, outlookOf } from "../../../domain/overview/outlook.ts"
import type { PackClause } from "../../../domain/overview/owed.ts"
import { type Day, daysBetween, type PeriodKind, periodsOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"
import { figuresIn } from "./board-queries.ts"
import type { CountedLine } from "./count-lines.ts"

type Kpi = Board["kpis"][number]

/** An obligation that stands on top of a board. */
export interface Highlight extends Pick<Kpi, "key" | "obligation" | "title"> {
  readonly kind: PeriodKind
  /** Whether it is the figure of a body that checks branches, and not counted in units. */
  readonly checks: boolean
  /** The last day in time, where it is another than the period's. */
  readonly deadline: Day | undefined
}

const highlightKinds: readonly (readonly [Kpi["key"], ActivityKind])[] = [
  ["committee-meeting", "committee-meeting"],
  ["assembly", "assembly"],
]

/** What stands on top of a board: this month's 支委会, this quarter's 党员大会, plans filed, spot checks. */
export function highlightsOf(
  clauses: ReadonlyMap<string, PackClause>,
  year: number,
  today: Day,
): Highlight[] {
  if (yearOf(today) !== year) return []
  const found: Highlight[] = []
  const add = (key: Kpi["key"], matches: (of: PackClause) => boolean) => {
    const of = [...clauses.values()].find((one) => one.clause.weight === "must" && matches(one))
    if (!of || of.clause.period === "lecture-cycle") return
    const { id, title, period } = of.clause
    const deadline = deadlineOf(of.pack, of.clause, year)
    found.push({ key, obligation: id, title, kind: period, checks: drawsSample(of), deadline })
  }
  for (const [key, kind] of highlightKinds) {
    add(key, ({ clause }) => {
      const { countsTimes, kinds } = outlookOf(clause)
      return countsTimes && kinds.includes(kind)
    })
  }
  add("plan", filesPlans)
  add("sample", drawsSample)
  return found
}

/** What plans are filed under. */
export const filesPlans = ({ clause }: PackClause) =>
  clause.weight === "must" && clause.subject.who === "unit" && groupOf(clause) === "filing"

const drawsSample = ({ clause }: PackClause) => outlookOf(clause).restsOn === "branches-anywhere"

interface Counting {
  readonly lines: readonly CountedLine[]
  readonly doneIn: (obligation: string, period: number) => Done
  /** Of each kind of period, which one runs, from 1. */
  readonly current: ReadonlyMap<PeriodKind, number>
  readonly year: number
  readonly today: Day
}

/** The tiles on top of a board. Bodies that check branches have one each: their pools may be the same branches. */
export async function kpisOf(
  client: Queryable,
  highlights: readonly Highlight[],
  { lines, doneIn, current, year, today }: Counting,
): Promise<Kpi[]> {
  const found: Kpi[] = []
  for (const highlight of highlights) {
    const { obligation, kind } = highlight
    const place = current.get(kind) ?? 0
    const tile = tileOf(highlight, place, today)
    if (!tile) continue
    if (!highlight.checks) {
      const among = doneIn(obligation, place)
      if (among.all > 0) found.push({ ...tile, ...among, unitId: null, unitName: null })
      continue
    }
    const asked = await figuresIn(client, { year, obligation, period: place })
    const ids = new Set(asked.map(({ unitId }) => unitId))
    const names = new Map(
      lines.flatMap(({ below }) =>
        below.flatMap(({ unit: { id, on } }): [number, string][] =>
          ids.has(id) ? [[id, on(today).name]] : [],
        ),
      ),
    )
    const bodies = asked.filter(({ unitId }) => names.has(unitId))
    for (const { unitId, target, actual } of bodies) {
      const unitName = bodies.length > 1 ? (names.get(unitId) ?? null) : null
      found.push({ ...tile, done: actual, all: target, unitId, unitName })
    }
  }
  return found
}

function tileOf({ key, obligation, title, kind, deadline }: Highlight, place: number, today: Day) {
  const period = periodsOf(yearOf(today), kind)[place - 1]
  if (!period || today > period.last) return undefined
  const until = deadline ?? period.last
  const daysLeft = daysBetween(today, until)
  return { key, obligation, title, period: period.name, until, daysLeft }
}
