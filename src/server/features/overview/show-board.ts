import type { z } from "zod"
import type { boardQuery, branchesQuery } from "../../../contract/overview-boards.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { apartOfUnits, countedFor } from "../../../domain/overview/apart.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { groupOf, rowKeyOf } from "../../../domain/overview/outlook.ts"
import { dueAhead, type PackClause } from "../../../domain/overview/owed.ts"
import { type AskedNow, askedNow } from "../../../domain/overview/rules-now.ts"
import { periodKindOf } from "../../../domain/overview/year-grid.ts"
import type { TaskGroup } from "../../../domain/policy/task-groups.ts"
import { dayOf, yearOf } from "../../../domain/shared/calendar.ts"
import { unitsReached, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import { refresh } from "../standing/index.ts"
import { bandOfSeverity, boardObligations, type Counted, countedIn, severityOf, takenFor } from "./board.ts"
import { listOwing, listPlansAhead } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"
import { mayIn } from "./may-in.ts"
import { type OwingFigure, owingFigures } from "./owing-figures.ts"
import { matchingOwn, ownUnits, ownWork, stillToAsk } from "./own-work.ts"
import { rememberedBoard } from "./remember-boards.ts"
import { remindedBelow } from "./reminded-queries.ts"
import { namesOf } from "./unit-queries.ts"
import { yearAsked, yearsOf } from "./unit-year.ts"
import { isWithoutCalendar } from "./without-calendar.ts"

const offered: readonly Permission[] = [
  "member.read",
  "standing.read",
  "event.read",
  "unit.read",
  "event.record",
]

type BoardQuery = z.output<typeof boardQuery>
type BranchesQuery = z.output<typeof branchesQuery>

/** How a unit and each of its children stand. */
export async function showBoard(
  context: RequestContext,
  scope: Scope<"board.read">,
  of: number,
  query: BoardQuery,
) {
  const unit = await unitWithin(context, scope, of)
  const year = await refreshed(context, query.year)
  const asked = { units: [unit], year, today: context.today, view: query.view ?? "now" } as const
  const { packs } = context.app
  const clauses = clausesOf(packs, year)
  const { unitId, code, name, kind, path } = unit
  return {
    unit: { unitId, code, name, kind, parents: await parentsOf(context.client, path, scope) },
    years: await yearsOf(context, unit.foundedOn),
    ...(await forReader(
      context,
      [unitId],
      await rememberedBoard(context.client, context.app.database, { ...asked, clauses, packs }),
    )),
    withoutCalendar: await boardWithoutCalendar(context, year, clauses),
    can: offered.filter((permission) => mayIn(context, permission, path)),
  }
}

/** Which branches below a unit stand in a band, and what makes it so. */
export async function showBranches(
  context: RequestContext,
  scope: Scope<"board.read">,
  of: number,
  query: BranchesQuery,
) {
  const unit = await unitWithin(context, scope, of)
  const page = await owingPage(context, [unit.unitId], query)
  return { unit: { unitId: unit.unitId, name: unit.name }, ...page }
}

/** How all units that somebody looks after stand, each a line, with the total. */
export async function showOwnBoards(context: RequestContext, scope: Scope<"board.read">, query: BoardQuery) {
  const year = await refreshed(context, query.year)
  const units = unitIdsOf(scope).map((unitId) => ({ unitId }))
  const asked = { units, year, today: context.today, view: query.view ?? "now" } as const
  const { packs } = context.app
  const clauses = clausesOf(packs, year)
  const counted = await rememberedBoard(context.client, context.app.database, { ...asked, clauses, packs })
  const withoutCalendar = await boardWithoutCalendar(context, year, clauses)
  return {
    unit: null,
    years: await yearsOf(context),
    ...(await forReader(context, unitIdsOf(scope), counted)),
    withoutCalendar,
    can: [],
  }
}

/** The branches below all units that somebody looks after. */
export async function showOwnBranches(
  context: RequestContext,
  scope: Scope<"board.read">,
  query: BranchesQuery,
) {
  return { unit: null, ...(await owingPage(context, unitIdsOf(scope), query)) }
}

/** A board as its reader opens it: what has moved away since the year has no link; with what was asked after below. */
async function forReader(context: RequestContext, unitIds: readonly number[], board: Counted) {
  const children = board.children.map(({ unitId }) => unitId)
  const reached = await unitsReached(context, "board.read", children)
  const asked = board.owed.length === 0 ? [] : await remindedBelow(context.client, unitIds)
  const own = await ownOf(context, board.owed)
  return {
    ...board,
    owed: board.owed.map((one) => {
      const last = asked.find(
        ({ obligation, period }) => obligation === one.obligation && period === one.period,
      )
      const asks = stillToAsk(one, matchingOwn(own, one)) > 0
      return { ...one, asks, reminded: last ? { on: last.on, units: last.units } : null }
    }),
    children: board.children.map((one) => ({ ...one, opens: reached.has(one.unitId) })),
  }
}

/** The reader's own work, where all that still owe a thing may be units in which they work themself. */
async function ownOf(context: RequestContext, owed: Counted["owed"]) {
  const mine = ownUnits(context).size
  const few = owed.filter(({ done, all }) => all - done <= mine).map(({ until }) => until)
  const last = few.sort().at(-1)
  return last === undefined ? [] : await ownWork(context, boardsOf(context), dayOf(last))
}

/** Where the reader's boards begin. */
const boardsOf = ({ actor }: RequestContext) => scopeFor(actor, "board.read").subtrees

function boardWithoutCalendar(
  { client }: RequestContext,
  year: number,
  clauses: ReadonlyMap<string, PackClause>,
): Promise<boolean> {
  return isWithoutCalendar(client, year, boardObligations(clauses).keys(), clauses)
}

/** The units that somebody looks after. */
const unitIdsOf = ({ subtrees }: Scope<"board.read">) =>
  subtrees.flatMap((path) => (path === "" ? [] : [Number(path.slice(path.lastIndexOf(".") + 1))]))

/** A page of the units that stand as asked. */
async function owingPage(context: RequestContext, unitIds: readonly number[], query: BranchesQuery) {
  const ahead = plansAheadAsked(context, query)
  if (ahead) return await plansPage(context, unitIds, query, ahead)
  const year = await refreshed(context, query.year)
  const clauses = clausesOf(context.app.packs, year)
  const rule = query.obligation === undefined ? undefined : clauses.get(query.obligation)?.clause
  const apart = rule !== undefined && apartOfUnits(clauses).includes(rule)
  const alone = rule !== undefined && (apart || groupOf(rule) === "filing")
  const obligations = alone
    ? new Map([[rule.id, groupOf(rule)]])
    : obligationsAsked(boardObligations(clauses), query)
  const [counted = "branches"] = [...obligations.values()].flatMap((group) => countedIn[group] ?? [])
  const of = alone ? countedFor(rule) : counted
  const { cycle } = query
  const taken = takenFor({ view: query.view ?? "now", year, today: context.today }).filter(
    ({ kind }) => cycle === undefined || kind === cycle,
  )
  const limit = query.limit ?? 50
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  const question = { year, day: boardDay(year, context.today), unitIds, taken, obligations, apart }
  const severities = query.band === undefined ? null : severitiesOf(query.band)
  const rows = await listOwing(context.client, question, { severities, of, after, limit: limit + 1 })
  const { items, next } = cutPage(rows, limit, ({ code }) => cursorOf(code))
  const figures =
    of === "people" ? new Map<number, OwingFigure[]>() : await owingFigures(context, question, items, clauses)
  const named = [...items, ...[...figures.values()].flat()].map(({ unitId }) => unitId)
  const reached = await unitsReached(context, "board.read", named)
  const group = rule ? groupOf(rule) : (query.group ?? "meetings")
  const asked = askedAfter(context, query.year)
  const mine = ownUnits(context)
  const asks = (obligation: string) =>
    asked.flatMap(({ obligations: same, period: { name } }) =>
      same.includes(obligation) && (cycle === undefined || periodKindOf(name) === cycle) ? [name] : [],
    )
  return {
    of,
    rule: rule ? { obligation: rule.id, title: rule.title, asks: asks(rule.id) } : null,
    group,
    rules: rulesOf(clauses, group).map((one) => ({ ...one, asks: asks(one.obligation) })),
    apart,
    year,
    next,
    items: items.map(({ severity: worst, parentId: _, ...branch }) => ({
      ...branch,
      band: bandOfSeverity(worst),
      opens: reached.has(branch.unitId),
      figures: (figures.get(branch.unitId) ?? []).map((one) => ({
        ...one,
        opens: reached.has(one.unitId),
        asks:
          !mine.has(branch.unitId) &&
          asked.some(
            ({ obligations: same, period }) => same.includes(one.obligation) && period.name === one.period,
          ),
      })),
    })),
  }
}

/** The rules of a group of duties that a board counts; what two documents ask alike is one. */
function rulesOf(clauses: ReadonlyMap<string, PackClause>, group: TaskGroup) {
  const found = new Map<string, { obligation: string; title: string }>()
  for (const [id, of] of boardObligations(clauses)) {
    const clause = clauses.get(id)?.clause
    if (!clause || of !== group || found.has(rowKeyOf(clause))) continue
    found.set(rowKeyOf(clause), { obligation: id, title: clause.title })
  }
  return [...found.values()]
}

/** What the units of a list of a year may be asked after now. */
function askedAfter({ app, today }: RequestContext, year = yearOf(today)): AskedNow[] {
  const asked = askedNow((of) => clausesOf(app.packs, of), today)
  return asked.filter(({ period }) => yearOf(period.name) === year)
}

/** The rule of next year that is asked about, where it is due before that year begins. */
function plansAheadAsked(
  { app, today }: RequestContext,
  { year, obligation }: BranchesQuery,
): ReturnType<typeof dueAhead>[number] | undefined {
  const next = yearOf(today) + 1
  if (year !== next || obligation === undefined) return undefined
  return dueAhead(clausesOf(app.packs, next), today).find(({ clause }) => clause.id === obligation)
}

/** The branches that have filed next year's plan, or not yet: nobody is late before its last day. */
async function plansPage(
  { client, today }: RequestContext,
  unitIds: readonly number[],
  query: BranchesQuery,
  { clause: rule, pack }: ReturnType<typeof dueAhead>[number],
) {
  const year = yearOf(today) + 1
  const severities = query.band === undefined ? null : severitiesOf(query.band)
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  const limit = query.limit ?? 50
  const rows = (await listPlansAhead(client, { unitIds, year, today })).filter(
    ({ code, filed }) =>
      code > after && (severities?.includes(filed ? severityOf.met : severityOf.open) ?? true),
  )
  const { items, next } = cutPage(rows.slice(0, limit + 1), limit, ({ code }) => cursorOf(code))
  const { id: obligation, title, unit } = rule
  return {
    of: "branches" as const,
    rule: { obligation, title, asks: [String(year)] },
    group: groupOf(rule),
    rules: [],
    apart: false,
    year,
    next,
    items: items.map(({ filed, ...branch }) => {
      const state = filed ? ("met" as const) : ("open" as const)
      const { unitId } = branch
      const figure = {
        obligation,
        title,
        document: pack.title,
        unitId,
        groupName: null,
        opens: true,
        unit,
        state,
        target: 1,
        actual: filed ? 1 : 0,
      }
      return {
        ...branch,
        people: null,
        band: state,
        opens: true,
        figures: [{ ...figure, period: String(year), periods: 1, asks: true, sitting: null }],
      }
    }),
  }
}

type BandAsked = NonNullable<z.output<typeof branchesQuery>["band"]>

function severitiesOf(band: BandAsked): number[] {
  return band === "unmet" ? [severityOf.open, severityOf["at-risk"], severityOf.short] : [severityOf[band]]
}

async function refreshed(context: RequestContext, asked: number | undefined): Promise<number> {
  const year = yearAsked(context, asked)
  await refresh(context.app.database, context.app.packs, year, context.today)
  return year
}

function obligationsAsked(
  all: ReadonlyMap<string, TaskGroup>,
  asked: { readonly group?: TaskGroup | undefined; readonly obligation?: string | undefined },
): Map<string, TaskGroup> {
  const { group = asked.obligation === undefined ? "meetings" : undefined, obligation } = asked
  const found = [...all].filter(
    ([id, of]) => (group === undefined || of === group) && (obligation === undefined || id === obligation),
  )
  if (found.length === 0) throw problem("not-found")
  return new Map(found)
}

/** The units above that the reader reaches, from the top down. */
async function parentsOf(client: Queryable, path: string, scope: Scope<"board.read">) {
  const ids = path.split(".").map(Number)
  const within = ids
    .map((id, index) => ({ id, path: ids.slice(0, index + 1).join(".") }))
    .slice(0, -1)
    .filter((unit) => reachesUnit(scope, unit.path))
  const names = await namesOf(
    client,
    within.map(({ id }) => id),
  )
  return within.map(({ id }) => ({ unitId: id, name: names.get(id)?.name ?? "" }))
}
