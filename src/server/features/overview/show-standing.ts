import type { z } from "zod"
import type { peopleStandingQuery, yearQuery } from "../../../contract/overview-homes.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { membersReached, memberWithin, unitsReached, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { refresh, standingOfMember } from "../standing/index.ts"
import { bandOfSeverity, boardObligations, severityOf } from "./board.ts"
import { clausesOf } from "./clauses.ts"
import { figureOf } from "./figure.ts"
import { mayIn } from "./may-in.ts"
import { figuresOf } from "./member-home.ts"
import { owedToday } from "./owed-today.ts"
import { leftSince, listPeople, listYearFigures } from "./people-queries.ts"
import { storedOf, storedYear } from "./stored-rows.ts"
import { gridOf, headOf, hoursOf, makeUpsOf, noMakeUps, plansWaiting } from "./unit-home.ts"
import { trainingOf, yearAsked, yearOfUnit, yearsOf } from "./unit-year.ts"
import { isWithoutCalendar } from "./without-calendar.ts"

const offered: readonly Permission[] = [
  "event.record",
  "event.read",
  "member.read",
  "unit.read",
  "board.read",
  "plan.write",
]

/** People on one page. */
const pageLength = 50

/** The year of a unit: twelve months and its duties. */
export async function showUnitYear(
  context: RequestContext,
  scope: Scope<"standing.read">,
  of: number,
  query: z.output<typeof yearQuery>,
) {
  const unit = await unitWithin(context, scope, of)
  const year = yearAsked(context, query.year)
  const its = await yearOfUnit(context, scope, unit, year)
  const head = headOf(its.unit, context.today)
  const reached = await unitsReached(context, "standing.read", [
    its.unit.unitId,
    ...its.unit.groups.map((group) => group.unitId),
  ])
  // The way up ends where its reader's boards do.
  const opensAbove = mayIn(context, "board.read", unit.path.split(".").slice(0, -1).join("."))
  const can = offered.filter((permission) => mayIn(context, permission, unit.path))
  const isNow = year === yearOf(context.today)
  return {
    unit: opensAbove ? head : { ...head, parent: null },
    today: context.today,
    year,
    years: await yearsOf(context, unit.foundedOn),
    grid: gridOf(its, (unitId) => reached.has(unitId)),
    hours: hoursOf(its),
    training: await trainingOf(context, its, year),
    owed: isNow ? await owedToday(context, scope, its) : [],
    plans: isNow ? await plansWaiting(context.client, its, can) : [],
    ...(isNow ? await makeUpsOf(context, its, can.includes("member.read")) : noMakeUps),
    withoutCalendar: await isWithoutCalendar(
      context.client,
      year,
      its.stored.map(({ obligation }) => obligation),
      its.clauses,
    ),
    can,
  }
}

/** How a person stands with everything a year asks of them. */
export async function showMemberStanding(
  context: RequestContext,
  scope: Scope<"standing.read">,
  person: number,
  query: z.output<typeof yearQuery>,
) {
  const { memberId, name, unitId } = await memberWithin(context, scope, person)
  const year = yearAsked(context, query.year)
  const rows = (await standingOfMember(context, year, memberId)).map(storedOf)
  const clauses = clausesOf(context.app.packs, year)
  const leftOn = await leftSince(context.client, memberId)
  const figures = rows.flatMap((row) => {
    const figure = figureOf(row, clauses, context.today, leftOn)
    return figure ? [figure] : []
  })
  return { memberId, name, unitId, today: context.today, year, figures }
}

/** A page of how the people of a unit stand in their training, in the order of their numbers. */
export async function showPeopleStanding(
  context: RequestContext,
  scope: Scope<"member.read">,
  of: number,
  query: z.output<typeof peopleStandingQuery>,
) {
  const unit = await unitWithin(context, scope, of)
  const year = yearAsked(context, query.year)
  const { database, packs } = context.app
  await refresh(database, packs, year, context.today)
  const clauses = clausesOf(packs, year)
  const obligations = [...boardObligations(clauses, "people").keys()]
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  const severity = query.band === undefined ? null : severityOf[query.band]
  const rows = await listPeople(
    context.client,
    { year, day: boardDay(year, context.today), unitId: unit.unitId, obligations },
    { severity, after, limit: pageLength + 1 },
  )
  const { items, next } = cutPage(rows, pageLength, ({ code }) => cursorOf(code))
  const memberIds = items.map(({ memberId }) => memberId)
  const figures = await listYearFigures(context.client, year, memberIds, obligations)
  const reached = await membersReached(context, "member.read", memberIds)
  return {
    next,
    items: items.map(({ severity: worst, ...person }) => {
      const own = figures.filter(({ memberId }) => memberId === person.memberId)
      return {
        ...person,
        opens: reached.has(person.memberId),
        state: bandOfSeverity(worst),
        figures: figuresOf(
          own.map((one) => storedYear(one, year)),
          clauses,
          context.today,
        ),
      }
    }),
  }
}
