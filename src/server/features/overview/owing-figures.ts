import { dutyKeyOf } from "../../../domain/overview/duty.ts"
import { type PeriodState, shownState } from "../../../domain/overview/kept.ts"
import type { PackClause } from "../../../domain/overview/owed.ts"
import { type KeptOf, periodKindOf } from "../../../domain/overview/year-grid.ts"
import type { Moment } from "../../moment.ts"
import { standingOfUnits } from "../standing/index.ts"
import type { BoardQuestion, OwingRow } from "./board-queries.ts"
import { listGroupsOf } from "./board-queries.ts"
import { keptOf } from "./kept-rows.ts"

/** A figure that makes a branch stand as it does, and the period to open. */
export interface OwingFigure {
  readonly obligation: string
  readonly title: string
  readonly unitId: number
  readonly period: string
  readonly target: number | null
  readonly actual: number | null
  readonly unit: string
  readonly state: Exclude<PeriodState, "none">
  readonly periods: number
}

/** Figures of each of some branches and their groups, the same duty once. */
export async function owingFigures(
  moment: Moment,
  question: BoardQuestion,
  branches: readonly OwingRow[],
  clauses: ReadonlyMap<string, PackClause>,
): Promise<Map<number, OwingFigure[]>> {
  const branchIds = branches.map(({ unitId }) => unitId)
  const groups = await listGroupsOf(moment.client, branchIds)
  const holderOf = new Map([...branchIds.map((id) => [id, id] as const), ...groups])
  const rows = await standingOfUnits(moment, question.year, [...holderOf.keys()])
  const found = new Map<number, OwingFigure[]>()
  const seen = new Set<string>()
  for (const kept of rows.map(keptOf)) {
    const of = clauses.get(kept.obligation)
    const holder = holderOf.get(kept.unitId)
    if (!of || holder === undefined || !question.obligations.has(kept.obligation)) continue
    const key = `${kept.unitId} ${dutyKeyOf(of.clause)}`
    const figure = figureIn(kept, of, question)
    if (!figure || seen.has(key)) continue
    seen.add(key)
    found.set(holder, [...(found.get(holder) ?? []), figure])
  }
  return found
}

const order: readonly PeriodState[] = ["short", "risk", "open", "met"]

/** The worst of the periods taken, the latest of them to open. */
function figureIn(kept: KeptOf, { clause }: PackClause, { taken }: BoardQuestion): OwingFigure | undefined {
  const kind = kept.periods[0] === undefined ? undefined : periodKindOf(kept.periods[0])
  const span = taken.find((one) => one.kind === kind)
  if (!span) return undefined
  const states = kept.states.map((state, index) =>
    index + 1 >= span.first && index + 1 <= span.last ? shownState(state, clause) : "none",
  )
  const state = order.find((one) => states.includes(one))
  if (state === undefined || state === "none") return undefined
  const index = states.lastIndexOf(state)
  return {
    obligation: clause.id,
    title: clause.title,
    unitId: kept.unitId,
    period: kept.periods[index] ?? "",
    target: kept.targets[index] ?? null,
    actual: kept.actuals[index] ?? null,
    unit: clause.unit,
    state,
    periods: states.filter((one) => one === state).length,
  }
}
