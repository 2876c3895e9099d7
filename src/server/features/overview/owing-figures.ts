import { kindThatSettles, rowKeyOf } from "../../../domain/overview/outlook.ts"
import type { PackClause } from "../../../domain/overview/owed.ts"
import { shownState } from "../../../domain/overview/stored-year.ts"
import { periodKindOf, periodNamed, type StoredOf } from "../../../domain/overview/year-grid.ts"
import type { PeriodState } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { standingOfUnits } from "../standing/index.ts"
import type { BoardQuestion, OwingRow } from "./board-queries.ts"
import { listGroupsOf, listSittings, type SittingAsked } from "./board-queries.ts"
import { storedOf } from "./stored-rows.ts"

/** A figure that makes a branch stand as it does, and the period to open. */
export interface OwingFigure {
  readonly obligation: string
  readonly title: string
  readonly document: string
  readonly unitId: number
  /** The group whose it is; null where it is the unit's own. */
  readonly groupName: string | null
  readonly period: string
  readonly target: number | null
  readonly actual: number | null
  readonly unit: string
  readonly state: Exclude<PeriodState, "none">
  readonly periods: number
  /** The last sitting of that period that was held for it; where none was, the last that is planned. */
  readonly sitting: { readonly activityId: number; readonly start: string; readonly held: boolean } | null
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
      { ...figure, groupName: groupNames.get(figure.unitId) ?? null, sitting: null },
    ])
  }
  return await withSittings(context, found, clauses)
}

/** The figures with the sitting of each, where a kind of activity settles it. */
async function withSittings(
  { client }: RequestContext,
  figures: ReadonlyMap<number, readonly OwingFigure[]>,
  clauses: ReadonlyMap<string, PackClause>,
): Promise<Map<number, OwingFigure[]>> {
  const askedOf = ({ obligation, period, unitId }: OwingFigure): SittingAsked | undefined => {
    const clause = clauses.get(obligation)?.clause
    const kind = clause && kindThatSettles(clause)
    const span = periodNamed(period)
    return kind && span ? { unitId, kind, from: span.first, to: span.last } : undefined
  }
  const keyOf = ({ unitId, kind, from }: Pick<SittingAsked, "unitId" | "kind" | "from">) =>
    `${unitId} ${kind} ${from}`
  const asked = [...figures.values()].flat().flatMap((figure) => askedOf(figure) ?? [])
  const rows = asked.length === 0 ? [] : await listSittings(client, asked)
  const sittings = new Map(
    rows.map(({ activityId, start, held, ...of }) => [keyOf(of), { activityId, start, held }]),
  )
  return new Map(
    [...figures].map(([unitId, ofUnit]) => [
      unitId,
      ofUnit.map((figure) => {
        const of = askedOf(figure)
        return { ...figure, sitting: (of && sittings.get(keyOf(of))) ?? null }
      }),
    ]),
  )
}

const order: readonly PeriodState[] = ["short", "at-risk", "open", "met"]

/** The worst of the periods taken, the latest of them to open. */
function figureIn(
  stored: StoredOf,
  { clause, pack }: PackClause,
  { taken }: BoardQuestion,
): Omit<OwingFigure, "groupName" | "sitting"> | undefined {
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
    document: pack.title,
    unitId: stored.unitId,
    period: stored.periods[index] ?? "",
    target: stored.targets[index] ?? null,
    actual: stored.actuals[index] ?? null,
    unit: clause.unit,
    state,
    periods: states.filter((one) => one === state).length,
  }
}
