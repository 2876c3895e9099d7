import type { z } from "zod"
import { type Calendar, calendarActions, type calendarQuery } from "../../../contract/calendar.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { weeksOf } from "../../../domain/calendar/series.ts"
import { daysBetween } from "../../../domain/shared/calendar.ts"
import { type UnitWithin, unitWithin } from "../../access/index.ts"
import { mayStillIn } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { readCalendar } from "../workdays/index.ts"
import { listedDays } from "./listed-days.ts"
import {
  type CalendarQuestion,
  countDays,
  listDays,
  listSkips,
  ownPart,
  readRhythm,
  studyDaysOf,
} from "./queries.ts"
import { slotWeeks } from "./slot-weeks.ts"

/** Activities that are shown of one day. */
const firstFew = 8
/** Up to so many days activities are named one by one: a quarter with the weeks at its ends. */
const daysNamed = 105

type Asked = z.output<typeof calendarQuery>

/** What is on the days of a calendar: activities, holidays, and the weeks of the unit's own slot. */
export async function showCalendar(
  context: RequestContext,
  scope: Scope<"event.read">,
  { unit: unitId, mine, from, until, kind }: Asked,
): Promise<Calendar> {
  const unit = unitId === undefined ? undefined : await unitWithin(context, scope, unitId)
  const { memberId } = context.actor
  if (mine && memberId === null) throw problem("not-found")
  const asked: CalendarQuestion = {
    scope: mine ? ownPart(scope) : scope,
    unitPath: unit?.path,
    from,
    until,
    kind,
    ...(mine && memberId !== null ? { expects: memberId } : {}),
  }
  const calendar = await readCalendar(context.client)
  const span = { from, until }
  return {
    from,
    until,
    unit: unit ? await ofUnit(context, unit, asked, { span, calendar }) : null,
    days: await daysOf(context, asked, daysBetween(from, until) <= daysNamed),
    ...listedDays(span, calendar),
  }
}

async function daysOf({ client }: RequestContext, asked: CalendarQuestion, named: boolean) {
  if (!named) return (await countDays(client, asked)).map((day) => ({ ...day, items: [] }))
  const rows = await listDays(client, asked, firstFew)
  return [...Map.groupBy(rows, ({ on }) => on)].map(([on, items]) => ({
    on,
    count: items[0]?.count ?? 0,
    planned: items[0]?.planned ?? 0,
    items,
  }))
}

type Spanned = Pick<Parameters<typeof slotWeeks>[0], "span" | "calendar">

async function ofUnit(
  context: RequestContext,
  unit: UnitWithin,
  asked: CalendarQuestion,
  { span, calendar }: Spanned,
): Promise<Calendar["unit"]> {
  const { client, actor, today } = context
  const { unitId, code, name, kind, path, version } = unit
  const rhythm = await readRhythm(client, unitId)
  if (!rhythm) throw problem("not-found")
  const { studyDay, part, startsAt } = rhythm
  // A group studies with its branch, whose slot it is.
  const weeks = kind === "branch" ? weeksOf(span) : []
  const [first] = weeks
  const last = weeks.at(-1)
  const may = (action: (typeof calendarActions)[number]) =>
    action === "standing.read" || action === "board.read"
      ? reachesUnit(scopeFor(actor, action), path)
      : mayStillIn(context, action, unit)
  return {
    unitId,
    code,
    name,
    version,
    slot: { studyDay, part, startsAt },
    weeks:
      first && last
        ? slotWeeks({
            span,
            calendar,
            today,
            rhythm,
            studied: await studyDaysOf(client, { ...asked, from: first.first, until: last.last }),
            skips: await listSkips(client, unitId, { first: first.name, last: last.name }),
          })
        : [],
    can: calendarActions.filter(may),
  }
}
