import { rowKeyOf } from "../../../domain/overview/outlook.ts"
import type { PackClause } from "../../../domain/overview/owed.ts"
import { shownState } from "../../../domain/overview/stored-year.ts"
import { periodKindOf, type StoredOf } from "../../../domain/overview/year-grid.ts"
import type { PeriodState } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { standingOfUnits } from "../standing/index.ts"
import type { BoardQuestion, OwingRow } from "./board-queries.ts"
import { listGroupsOf } from "./board-queries.ts"
import { storedOf } from "./stored-rows.ts"

/** A figure that makes a branch stand as it does, and the period to open. */
export interface OwingFigure {
  readonly obligation: string
  readonly title: string
  readonly unitId: number
  /** The group whose it is; null where it is the unit's own. */
  readonly groupName: string | null
  readonly period: string
  readonly target: number | null
  readonly actual: number | null
  readonly unit: string
  readonly state: Exclude<PeriodState, "none">
  readonly periods: number
}

/** Figures of each of some branches and their groups, the same duty once. */
export async function owingFigures(
  context: RequestContext,
  question: BoardQuestion,
  branches: readonly OwingRow[],
  clauses: ReadonlyMap<string, PackClause>,
): Promise<Map<number, OwingFigure[]>> {
  const branchIds = branches.map(({ unitId }) => unitId)
  const groups = await listGroupsOf(context.client, branchIds, question.day)
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]))
  const holderOf = new Map([
    ...branchIds.map((id) => [id, id] as const),
    ...groups.map(({ id, parentId }) => [id, parentId] as const),
  ])
  const rows = await standingOfUnits(context, question.year, [...holderOf.keys()])
  const found = new Map<number, OwingFigure[]>()
  const seen = new Set<string>()
  for (const stored of rows.map(storedOf)) {
    const of = clauses.get(stored.obligation)
    const holder = holderOf.get(stored.unitId)
    if (!of || holder === undefined || !question.obligations.has(stored.obligation)) continue
    const key = `${stored.unitId} ${rowKeyOf(of.clause)}`
    const figure = figureIn(stored, of, question)
    if (!figure || seen.has(key)) continue
    seen.add(key)
    found.set(holder, [
      ...(found.get(holder) ?? []),
      { ...figure, groupName: groupNames.get(figure.unitId) ?? null },
    ])
  }
  return found
}

const order: readonly PeriodState[] = ["short", "at-risk", "open", "met"]

/** The worst of the periods taken, the latest of them to open. */
function figureIn(
  stored: StoredOf,
  { clause }: PackClause,
  { taken }: BoardQuestion,
): Omit<OwingFigure, "groupName"> | undefined {
  const kind = stored.periods[0] === undefined ? undefined : periodKindOf(stored.periods[0])
  const span = taken.find((one) => one.kind === kind)
  if (!span) return undefined
  const states = stored.states.map((state, index) =>
    index + 1 >= span.first && index + 1 <= span.last ? shownState(state, clause) : "none",
  )
  const state = order.find((one) => states.includes(one))
  if (state === undefined || state === "none") return undefined
  const index = states.lastIndexOf(state)
  return {
    obligation: clause.id,
    title: clause.title,
    unitId: stored.unitId,
    period: stored.periods[index] ?? "",
    target: stored.targets[index] ?? null,
    actual: stored.actuals[index] ?? null,
    unit: clause.unit,
    state,
    periods: states.filter((one) => one === state).length,
  }
}
