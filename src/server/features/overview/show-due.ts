import type { z } from "zod"
import type { BoardDue, boardDue, dueUnits, dueUnitsQuery } from "../../../contract/overview-boards.ts"
import type { dueQuery, UnitDue } from "../../../contract/overview-homes.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { countedWhereDue } from "../../../domain/overview/apart.ts"
import { deadlineOf, kindThatSettles, outlookOf, rowKeyOf } from "../../../domain/overview/outlook.ts"
import { dueAhead, type PackClause } from "../../../domain/overview/owed.ts"
import { periodKindOf } from "../../../domain/overview/year-grid.ts"
import {
  type Day,
  daysBetween,
  lastDayOf,
  periodsOf,
  plusDays,
  yearOf,
} from "../../../domain/shared/calendar.ts"
import { unitsReached, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { refresh } from "../standing/index.ts"
import { askedPeriods } from "./asks-after.ts"
import { boardObligations } from "./board.ts"
import { listPlansAhead } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"
import { dueOf, dueShown } from "./due-of.ts"
import { alikeBelow, listUnmet } from "./due-queries.ts"
import { mayIn } from "./may-in.ts"
import { matchingOwn, ownWork, stillToAsk } from "./own-work.ts"
import { headOf } from "./unit-home.ts"
import { yearOfUnit } from "./unit-year.ts"

/** Days that are looked ahead where none are named: a quarter. */
const usualDays = 92

/** What a unit has to do in the days ahead, by the last day in time; with what is planned for it. */
export async function showUnitDue(
  context: RequestContext,
  scope: Scope<"standing.read">,
  unitId: number,
  { days = usualDays }: z.output<typeof dueQuery>,
): Promise<UnitDue> {
  const unit = await unitWithin(context, scope, unitId)
  const { today } = context
  const year = await yearOfUnit(context, scope, unit, yearOf(today))
  const until = plusDays(today, days)
  const due = await dueOf(context, year, until)
  const offered: readonly Permission[] = ["event.record", "plan.write", "unit.read"]
  const head = headOf(year.unit, today)
  // The way up ends where its reader's boards do.
  const opensAbove = mayIn(context, "board.read", unit.path.split(".").slice(0, -1).join("."))
  return {
    unit: opensAbove ? head : { ...head, parent: null },
    today,
    until,
    items: await dueShown(context, year, due),
    can: offered.filter((permission) => mayIn(context, permission, unit.path)),
  }
}

/** What falls due for the units below one: counts, by the last day in time. */
export async function showBoardDue(
  context: RequestContext,
  scope: Scope<"board.read">,
  unitId: number,
  { days = usualDays }: z.output<typeof dueQuery>,
): Promise<z.output<typeof boardDue>> {
  const unit = await unitWithin(context, scope, unitId)
  const { today, client, app } = context
  const year = yearOf(today)
  const until = plusDays(today, days)
  await refresh(app.database, app.packs, year, today)
  const clauses = clausesOf(app.packs, year)
  const obligations = countedTimes(clauses)
  const rows = await alikeBelow(client, unit.unitId, year, today, obligations)
  const next = until > lastDayOf(year) ? clausesOf(app.packs, year + 1) : new Map<string, PackClause>()
  const asked = askedPeriods(context)
  const counted = new Map<string, Counted>()
  for (const row of rows) {
    count(counted, clauses.get(row.obligation), row, { year, today, until })
    const last = row.states.at(-1) ?? "-"
    const alike = { ...row, states: (last === "-" ? "-" : "o").repeat(row.states.length) }
    count(counted, next.get(row.obligation), alike, { year: year + 1, today, until })
  }
  const items = [
    ...[...counted.values()].map(({ item }) => item),
    ...(await plansDue(context, unit.unitId, until)),
  ]
  const own = await ownWork(context, [unit.path], until)
  return {
    unit: { unitId: unit.unitId, name: unit.name },
    today,
    until,
    items: items
      .map((item) => {
        const ours = matchingOwn(own, item)
        return {
          ...item,
          // Whoever works in a unit does what it owes: they remind the others.
          asks: asked.has(`${item.obligation} ${item.period}`) && stillToAsk(item, ours) > 0,
          own: ours.map(({ counted: _, ...one }) => one),
        }
      })
      .sort(bySoonest),
  }
}

/** Next year's plans of the branches below a unit, where they are due by a day: filed before that year begins. */
async function plansDue(
  { client, app, today }: RequestContext,
  unitId: number,
  until: Day,
): Promise<Counted["item"][]> {
  const year = yearOf(today) + 1
  const due = dueAhead(clausesOf(app.packs, year), today).filter((one) => one.until <= until)
  if (due.length === 0) return []
  const plans = await listPlansAhead(client, { unitIds: [unitId], year, today })
  return due.map(({ clause, until: last }) => ({
    until: last,
    daysLeft: daysBetween(today, last),
    obligation: clause.id,
    title: clause.title,
    kind: null,
    period: String(year),
    of: countedWhereDue(clause),
    done: plans.filter(({ filed }) => filed).length,
    all: plans.length,
  }))
}

/** What boards count and is done so many times: hours and shares of a year are no dates. */
function countedTimes(clauses: ReadonlyMap<string, PackClause>): string[] {
  return [...boardObligations(clauses).keys()].filter((id) => {
    const known = clauses.get(id)
    return known !== undefined && outlookOf(known.clause).countsTimes
  })
}

interface Counted {
  readonly by: string
  readonly item: Omit<BoardDue["items"][number], "asks" | "own">
}

const bySoonest = (one: Counted["item"], other: Counted["item"]) =>
  one.daysLeft - other.daysLeft || (one.obligation < other.obligation ? -1 : 1)

/** Adds units that stand alike to the periods of a clause that fall due. What two documents ask is counted once. */
function count(
  counted: Map<string, Counted>,
  known: PackClause | undefined,
  { kind, states, units }: { readonly kind: string; readonly states: string; readonly units: number },
  { year, today, until }: { readonly year: number; readonly today: Day; readonly until: Day },
): void {
  const periodKind = periodKinds.find((one) => one === kind)
  if (!known || !periodKind) return
  const { clause, pack } = known
  periodsOf(year, periodKind).forEach((period, index) => {
    const state = states.charAt(index)
    const last = deadlineOf(pack, clause, year) ?? period.last
    if (state === "" || state === "-" || last < today || last > until) return
    const key = `${rowKeyOf(clause)} ${period.name}`
    const before = counted.get(key)
    if (before && before.by !== clause.id) return
    const { done, all } = before?.item ?? { done: 0, all: 0 }
    const item = {
      until: last,
      daysLeft: daysBetween(today, last),
      obligation: clause.id,
      title: clause.title,
      kind: kindThatSettles(clause) ?? null,
      period: period.name,
      of: countedWhereDue(clause),
      done: done + (state === "m" ? units : 0),
      all: all + units,
    }
    counted.set(key, { by: clause.id, item })
  })
}

const periodKinds = ["week", "month", "two-months", "quarter", "half-year", "year"] as const

/** The units below one that something is still for. Of the next year those of which it was asked last. */
export async function showDueUnits(
  context: RequestContext,
  scope: Scope<"board.read">,
  unitId: number,
  { obligation, period, limit = 50, cursor }: z.output<typeof dueUnitsQuery>,
): Promise<z.output<typeof dueUnits>> {
  const unit = await unitWithin(context, scope, unitId)
  const { today, client, app } = context
  const year = yearOf(today)
  const [after = ""] = cursor === undefined ? [] : placeIn(cursor, 1)
  const ahead = dueAhead(clausesOf(app.packs, year + 1), today).some(({ clause }) => clause.id === obligation)
  if (ahead && period === String(year + 1)) {
    const plans = await listPlansAhead(client, { unitIds: [unit.unitId], year: year + 1, today })
    const open = plans.filter(({ code, filed }) => !filed && code > after).slice(0, limit + 1)
    return await opened(context, open, limit)
  }
  if (!countedTimes(clausesOf(app.packs, year)).includes(obligation)) throw problem("not-found")
  const kind = periodKindOf(period)
  const periods = periodsOf(yearOf(period), kind)
  const place = periods.findIndex(({ name }) => name === period)
  if (place < 0 || ![year, year + 1].includes(yearOf(period))) throw problem("not-found")
  await refresh(app.database, app.packs, year, today)
  const ofThis = yearOf(period) === year ? place + 1 : periodsOf(year, kind).length
  const asked = { unitId: unit.unitId, year, obligation, place: ofThis, kind, today }
  return await opened(context, await listUnmet(client, asked, { after, limit: limit + 1 }), limit)
}

/** A page of units, each with whether the reader may open it. */
async function opened(
  context: RequestContext,
  rows: readonly { unitId: number; code: string; name: string; parentName: string | null }[],
  limit: number,
): Promise<z.output<typeof dueUnits>> {
  const { items, next } = cutPage(rows, limit, ({ code }) => cursorOf(code))
  const reached = await unitsReached(
    context,
    "standing.read",
    items.map((one) => one.unitId),
  )
  return {
    items: items.map(({ unitId, code, name, parentName }) => ({
      unitId,
      code,
      name,
      parentName,
      opens: reached.has(unitId),
    })),
    next,
  }
}
