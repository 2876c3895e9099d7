import type { Board } from "../../../contract/overview-boards.ts"
import { bandOrder } from "../../../domain/evaluation/band.ts"
import { branchesBelow, type Unit } from "../../../domain/evaluation/units.ts"
import { existsOn } from "../../../domain/org/existence.ts"
import { apartOfUnits, countedFor } from "../../../domain/overview/apart.ts"
import { type BoardView, boardDay, takenBy } from "../../../domain/overview/board-view.ts"
import { type BandCount, type Done, inOrderUnder } from "../../../domain/overview/count-board.ts"
import { groupOf, isRecordable, kindThatSettles } from "../../../domain/overview/outlook.ts"
import { deadlinesRemembered, dueAhead, type PackClause } from "../../../domain/overview/owed.ts"
import { type RuleNow, rulesNow } from "../../../domain/overview/rules-now.ts"
import { periodKindOf } from "../../../domain/overview/year-grid.ts"
import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import type { TaskGroup } from "../../../domain/policy/task-groups.ts"
import {
  type Day,
  daysBetween,
  lastDayOf,
  type PeriodKind,
  periodsOf,
  yearOf,
} from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import type { Queryable } from "../../request-context.ts"
import { readTree } from "../evaluation/index.ts"
import type { RememberedUnits } from "../standing/index.ts"
import { listPlansFiled } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"
import { countLines } from "./count-lines.ts"
import { highlightsOf, kpisOf } from "./highlights.ts"
import type { BandCounts } from "./unit-home.ts"

/** What is counted in each group; groups that are not here stand on no board. */
export const countedIn: Readonly<Partial<Record<TaskGroup, "branches" | "units" | "people">>> = {
  meetings: "branches",
  study: "branches",
  training: "people",
  "secretary-lecture": "units",
  "central-group": "units",
}

export interface BoardAsked {
  /** The unit whose children are the lines; of several, none below another, each is a line. */
  readonly units: readonly { readonly unitId: number }[]
  readonly year: number
  readonly today: Day
  readonly view: BoardView
  readonly clauses: ReadonlyMap<string, PackClause>
  readonly packs: readonly Pack[]
}

/** The obligations of a board with their groups: what must be done, and can be recorded here. */
export function boardObligations(
  clauses: ReadonlyMap<string, PackClause>,
  of?: "branches" | "units" | "people",
): Map<string, TaskGroup> {
  const found = new Map<string, TaskGroup>()
  for (const { clause } of clauses.values()) {
    const group = groupOf(clause)
    const counted = countedIn[group]
    const people = counted === "people"
    if (counted === undefined || clause.weight !== "must" || !isRecordable(clause)) continue
    // People are counted by their year.
    if (people && clause.period !== "year") continue
    if ((clause.subject.who === "person") !== people || (of !== undefined && of !== counted)) continue
    found.set(clause.id, group)
  }
  return found
}

/** The periods a board looks at: of a year that is over all, whatever the view. */
export function takenFor({ view, year, today }: Pick<BoardAsked, "view" | "year" | "today">) {
  const over = Number(today.slice(0, 4)) > year
  return takenBy(over ? "so-far" : view, year, today)
}

/** What is counted for a board. */
export interface Counted
  extends Omit<Board, "unit" | "can" | "years" | "withoutCalendar" | "children" | "owed"> {
  /** Whether its reader may open one is not remembered with it. */
  readonly children: Omit<Board["children"][number], "opens">[]
  /** Nor who was asked after it: that changes no figure. */
  readonly owed: Omit<Board["owed"][number], "reminded" | "asks">[]
}

/** How a unit and each of its children stand, or several units, counted from what is kept at this moment. */
export async function boardOf(
  client: Queryable,
  { pool }: Pick<Database, "pool">,
  kept: RememberedUnits,
  asked: BoardAsked,
): Promise<Counted> {
  const { units, year, today, view, clauses } = asked
  const highlights = highlightsOf(clauses, year, today)
  const current = new Map(takenBy("now", year, today).map(({ kind, last }) => [kind, last]))
  const tree = await readTree(pool, client)
  const how = { obligations: boardObligations(clauses), taken: takenFor(asked) }
  const lines = countLines(pool, tree, kept, { units, year, today, view, day: boardDay(year, today), how })
  const doneIn = (obligation: string, period: number, kind?: PeriodKind): Done =>
    sumDone(lines.map((line) => line.doneIn(obligation, period, kind)))
  const counts = lines.flatMap((line) => line.counts).filter(({ group, kind }) => countedIn[group] === kind)
  const owes = (unitId: number, obligation: string) =>
    (kept.obligations.get(unitId) ?? []).some((one) => one.obligation === obligation)
  const topId = units.length === 1 ? units[0]?.unitId : undefined
  const children = lines.flatMap((line) => line.children).sort(inOrderUnder(topId))
  // The unit itself has a line where it is counted, so that the lines add up to the whole.
  const isCounted = ({ unitId, branches, people }: (typeof children)[number]) =>
    unitId !== topId ||
    children.length === 1 ||
    branches + people > 0 ||
    counts.some(({ childId }) => childId === topId)
  return {
    today,
    year,
    view,
    branches: children.reduce((all, child) => all + child.branches, 0),
    people: lines.reduce((all, line) => all + line.people, 0),
    kpis: await kpisOf(client, highlights, { lines, doneIn, current, year, today }),
    owed: [
      ...(yearOf(today) === year ? await plansOwed(client, tree, asked, doneIn) : []),
      ...(yearOf(today) === year ? rulesNow(clauses, today) : []).flatMap((rule) => {
        // What only should be done is not counted on boards.
        if (rule.clause.weight !== "must") return []
        const among = doneIn(rule.clause.id, rule.place, periodKindOf(rule.period.name))
        const ownAlone = among.all === 1 && topId !== undefined && owes(topId, rule.clause.id)
        return among.done < among.all && !ownAlone ? [owedRow(rule, among, today)] : []
      }),
    ],
    apart: apartOfUnits(clauses).flatMap((clause) => {
      const period = lastTaken(clause, year, current)
      const among = period ? doneIn(clause.id, period.place) : { done: 0, all: 0 }
      const only =
        among.all === 1
          ? lines.flatMap(({ below }) => below).find(({ unit: { id } }) => owes(id, clause.id))
          : undefined
      return period && among.all > 0
        ? [apartRow(clause, year, period.name, { ...among, unitId: only?.unit.id ?? null })]
        : []
    }),
    groups: groupsOf(counts),
    children: children.filter(isCounted).map((child) => ({
      ...child,
      itself: child.unitId === topId,
      groups: groupsOf(counts.filter(({ childId }) => childId === child.unitId)),
    })),
  }
}

function sumDone(all: readonly Done[]): Done {
  return all.reduce((sum, one) => ({ done: sum.done + one.done, all: sum.all + one.all }), {
    done: 0,
    all: 0,
  })
}

/** The period of a clause that runs, or the last of a year that is over. */
function lastTaken(clause: Clause, year: number, current: ReadonlyMap<PeriodKind, number>) {
  if (clause.period === "lecture-cycle") return undefined
  const place = current.get(clause.period) ?? 0
  const name = periodsOf(year, clause.period)[place - 1]?.name
  return name === undefined ? undefined : { place, name }
}

function apartRow(
  clause: Clause,
  year: number,
  period: string,
  among: { done: number; all: number; unitId: number | null },
): Board["apart"][number] {
  return { obligation: clause.id, title: clause.title, year, period, of: countedFor(clause), ...among }
}

/** What has a deadline and can be recorded here: this year's, while its term is remembered, and what is due of the next. */
async function plansOwed(
  client: Queryable,
  tree: readonly Unit[],
  { units, packs, clauses, today }: BoardAsked,
  doneIn: (obligation: string, period: number) => Done,
): Promise<Counted["owed"]> {
  const year = yearOf(today)
  const found = deadlinesRemembered(clauses, today).map(({ clause, until }) =>
    deadlineRow(clause, year, until, today, doneIn(clause.id, 1)),
  )
  const due = dueAhead(clausesOf(packs, year + 1), today)
  const ids = new Set(units.map(({ unitId }) => unitId))
  const eve = lastDayOf(year)
  const ahead = new Set(
    tree
      .filter(({ id }) => due.length > 0 && ids.has(id))
      .flatMap((unit) => branchesBelow(tree, unit, eve))
      .filter(({ life }) => existsOn(life, eve)),
  )
  if (ahead.size > 0) {
    const filed = await listPlansFiled(client, { year: year + 1, today })
    const among = { done: [...ahead].filter(({ id }) => filed.has(id)).length, all: ahead.size }
    for (const { clause, until } of due) found.push(deadlineRow(clause, year + 1, until, today, among))
  }
  return found.filter(({ done, all }) => done < all)
}

function deadlineRow(
  clause: Clause,
  year: number,
  until: Day,
  today: Day,
  among: Done,
): Counted["owed"][number] {
  return {
    obligation: clause.id,
    title: clause.title,
    group: groupOf(clause),
    kind: null,
    period: String(year),
    until,
    daysLeft: daysBetween(today, until),
    of: countedFor(clause),
    done: among.done,
    all: among.all,
  }
}

function owedRow({ clause, period }: RuleNow, among: { done: number; all: number }, today: Day) {
  return {
    obligation: clause.id,
    title: clause.title,
    group: groupOf(clause),
    kind: kindThatSettles(clause) ?? null,
    period: period.name,
    until: period.last,
    daysLeft: daysBetween(today, period.last),
    of: countedFor(clause),
    ...among,
  }
}

/** The band of a severity. */
export function bandOfSeverity(severity: number): keyof BandCounts {
  return bandOrder[severity - 1] ?? "met"
}

export const severityOf: Readonly<Record<keyof BandCounts, number>> = {
  met: 1,
  open: 2,
  "at-risk": 3,
  short: 4,
}

function groupsOf(rows: readonly BandCount[]): Board["groups"] {
  return (Object.entries(countedIn) as [TaskGroup, "branches" | "units" | "people"][]).map(([group, of]) => ({
    group,
    of,
    bands: bandsOf(rows.filter((row) => row.group === group)),
  }))
}

/** Counts by severity as bands. */
export function bandsOf(rows: readonly { readonly severity: number; readonly count: number }[]): BandCounts {
  const sum = (severity: number) =>
    rows.filter((row) => row.severity === severity).reduce((total, { count }) => total + count, 0)
  return { met: sum(1), open: sum(2), "at-risk": sum(3), short: sum(4) }
}
