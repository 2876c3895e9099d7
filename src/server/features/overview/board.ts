import type { Board } from "../../../contract/overview-boards.ts"
import { bandOrder } from "../../../domain/evaluation/band.ts"
import { apartOfUnits, countedFor } from "../../../domain/overview/apart.ts"
import { type BoardView, boardDay, takenBy } from "../../../domain/overview/board-view.ts"
import {
  type BandCount,
  type Below,
  type BoardChild,
  bandsOfUnits,
  childrenOf,
  counted,
  doneIn,
  type PlacedUnit,
  thereOn,
  unitsBelow,
} from "../../../domain/overview/count-board.ts"
import { groupOf, isRecordable, kindThatSettles } from "../../../domain/overview/outlook.ts"
import { dueAhead, type PackClause } from "../../../domain/overview/owed.ts"
import { type RuleNow, rulesNow } from "../../../domain/overview/rules-now.ts"
import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import type { TaskGroup } from "../../../domain/policy/task-groups.ts"
import { type Day, daysBetween, type PeriodKind, periodsOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import type { Queryable } from "../../request-context.ts"
import { readTree } from "../evaluation/index.ts"
import { rememberedUnits } from "../standing/index.ts"
import { listPlansAhead } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"
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
export interface Counted extends Omit<Board, "unit" | "can" | "years" | "withoutCalendar" | "children"> {
  /** Whether its reader may open one is not remembered with it. */
  readonly children: Omit<Board["children"][number], "opens">[]
}

/** The units of a board as they stood on a day, each in the line it belongs to, and once. */
function linesOf(tree: readonly PlacedUnit[], units: BoardAsked["units"], day: Day): Below[] {
  const [unit, ...others] = units
  if (unit && others.length === 0) return unitsBelow(tree, unit.unitId, day)
  const below = new Map(units.map(({ unitId }) => [unitId, unitsBelow(tree, unitId, day)]))
  // One of them may have stood below another then.
  const tops = units.filter(
    ({ unitId }) =>
      ![...below].some(([above, itsOwn]) => above !== unitId && itsOwn.some((one) => one.unit.id === unitId)),
  )
  return tops.flatMap(({ unitId }) => (below.get(unitId) ?? []).map((one) => ({ ...one, childId: unitId })))
}

/** How a unit and each of its children stand, or several units, counted as the standing has it at this moment. */
export async function boardOf(
  client: Queryable,
  { pool }: Pick<Database, "pool">,
  asked: BoardAsked,
): Promise<{ readonly version: number; readonly board: Counted }> {
  const { units, year, today, view, clauses, packs } = asked
  const day = boardDay(year, today)
  // Whatever is read afterwards is of this version or of a newer one.
  const { version, obligations, people } = await rememberedUnits(client, pool, year)
  const highlights = highlightsOf(clauses, year, today)
  const current = new Map(takenBy("now", year, today).map(({ kind, last }) => [kind, last]))
  const tree = await readTree(pool, client)
  const everything = linesOf(tree, units, day)
  const below = thereOn(everything, day)
  const obligationsOf = (unitId: number) => obligations.get(unitId) ?? []
  const peopleOf = (unitId: number) => people.get(unitId) ?? []
  const counts = [
    ...bandsOfUnits(below, obligationsOf, { obligations: boardObligations(clauses), taken: takenFor(asked) }),
    ...bandsOfPeople(everything, peopleOf),
  ].filter(({ group, kind }) => countedIn[group] === kind)
  const owes = (unitId: number, obligation: string) =>
    obligationsOf(unitId).some((one) => one.obligation === obligation)
  const everybodyIn = (unitId: number) => peopleOf(unitId).find(({ severity }) => severity === 0)?.people ?? 0
  const topId = units.length === 1 ? units[0]?.unitId : undefined
  const children = childrenOf(everything, topId, day, everybodyIn)
  const own = children.find((child) => child.unitId === topId)
  const others = children.filter((child) => child !== own)
  const sum = (of: (child: BoardChild) => number) => children.reduce((total, child) => total + of(child), 0)
  const board = {
    today,
    year,
    view,
    branches: sum((child) => child.branches),
    people: everything.reduce((all, { unit: { id } }) => all + everybodyIn(id), 0),
    kpis: await kpisOf(client, highlights, { below, obligationsOf, current, year, today }),
    owed: (yearOf(today) === year ? rulesNow(clauses, today) : []).flatMap((rule) => {
      const among = doneIn(below, obligationsOf, rule.clause.id, rule.place)
      const ownAlone = among.all === 1 && topId !== undefined && owes(topId, rule.clause.id)
      return among.done < among.all && !ownAlone ? [owedRow(rule, among, today)] : []
    }),
    apart: [
      ...apartOfUnits(clauses).flatMap((clause) => {
        const period = lastTaken(clause, year, current)
        const among = period ? doneIn(below, obligationsOf, clause.id, period.place) : { done: 0, all: 0 }
        const only = among.all === 1 ? below.find(({ unit: { id } }) => owes(id, clause.id)) : undefined
        return period && among.all > 0
          ? [apartRow(clause, year, period.name, { ...among, unitId: only?.unit.id ?? null })]
          : []
      }),
      ...(yearOf(today) === year ? await apartAhead(client, units, packs, today) : []),
    ],
    groups: groupsOf(counts),
    children: (others.length > 0 ? others : own ? [own] : []).map((child) => ({
      ...child,
      groups: groupsOf(counts.filter(({ childId }) => childId === child.unitId)),
    })),
  }
  return { version, board }
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

/** What of the next year is due before it begins, and how many have done it. */
async function apartAhead(
  client: Queryable,
  units: BoardAsked["units"],
  packs: readonly Pack[],
  today: Day,
): Promise<Board["apart"]> {
  const next = yearOf(today) + 1
  const due = dueAhead(clausesOf(packs, next), today)
  if (due.length === 0) return []
  const unitIds = units.map(({ unitId }) => unitId)
  const plans = await listPlansAhead(client, { unitIds, year: next, today })
  const done = plans.filter(({ filed }) => filed).length
  return due.flatMap(({ clause }) =>
    plans.length === 0
      ? []
      : [apartRow(clause, next, String(next), { done, all: plans.length, unitId: null })],
  )
}

function owedRow({ clause, period }: RuleNow, among: { done: number; all: number }, today: Day) {
  return {
    obligation: clause.id,
    title: clause.title,
    kind: kindThatSettles(clause) ?? null,
    period: period.name,
    until: period.last,
    daysLeft: daysBetween(today, period.last),
    ...among,
  }
}

/** People by the worst of their yearly training obligations. */
function bandsOfPeople(
  below: readonly Below[],
  peopleOf: (unitId: number) => readonly { readonly severity: number; readonly people: number }[],
): BandCount[] {
  return counted(
    below.flatMap(({ unit, childId }) =>
      peopleOf(unit.id)
        .filter(({ severity }) => severity > 0)
        .map(({ severity, people }) => ({
          childId,
          group: "training" as const,
          kind: "people" as const,
          severity,
          count: people,
        })),
    ),
  )
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
