import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { type Route, route } from "../../http/route.ts"
import { refresh, standingOfMember } from "../standing/index.ts"
import { bandOfSeverity, boardObligations, severityOf } from "./board.ts"
import { clausesOf } from "./clauses.ts"
import { figureOf } from "./figure.ts"
import { mayIn } from "./home-routes.ts"
import { figuresOf } from "./member-home.ts"
import { listPeople, listYearFigures } from "./people-queries.ts"
import { storedOf, storedYear } from "./stored-rows.ts"
import { gridOf, headOf, hoursOf } from "./unit-home.ts"
import { trainingOf, yearAsked, yearOfUnit, yearsOf } from "./unit-year.ts"

const offered: readonly Permission[] = [
  "event.record",
  "event.read",
  "member.read",
  "unit.read",
  "board.read",
]

/** People on one page. */
const pageLength = 50

/** How units and people stand in a year. */
export const standingRoutes: readonly Route[] = [
  route("GET /units/{unitId}/standing", {
    summary: "The year of a unit: twelve months and its duties, each figure to be opened",
    permission: "standing.read",
    audited: { action: "year-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: async (context, { params, query }, scope) => {
      const unit = await unitWithin(context, scope, params.unitId)
      const year = yearAsked(context, query.year)
      const of = await yearOfUnit(context, scope, unit, year)
      const head = headOf(of.unit)
      // The way up ends where its reader's boards do.
      const opensAbove = mayIn(context, "board.read", unit.path.split(".").slice(0, -1).join("."))
      return {
        unit: opensAbove ? head : { ...head, parent: null },
        today: context.today,
        year,
        years: yearsOf(context),
        grid: gridOf(of),
        hours: hoursOf(of),
        training: await trainingOf(context, of, year),
        can: offered.filter((permission) => mayIn(context, permission, unit.path)),
      }
    },
  }),
  route("GET /people/{memberId}/standing", {
    summary: "How a person stands with everything a year asks of them",
    permission: "standing.read",
    audited: { action: "standing-seen", about: ({ params }) => ({ memberId: params.memberId }) },
    run: async (context, { params, query }, scope) => {
      const { memberId, name, unitId } = await memberWithin(context, scope, params.memberId)
      const year = yearAsked(context, query.year)
      const rows = (await standingOfMember(context, year, memberId)).map(storedOf)
      const clauses = clausesOf(context.app.packs, year)
      const figures = rows.flatMap((row) => {
        const of = clauses.get(row.obligation)
        const figure = of && figureOf(row, of, context.today)
        return figure ? [figure] : []
      })
      return { memberId, name, unitId, today: context.today, year, figures }
    },
  }),
  route("GET /units/{unitId}/people/standing", {
    summary: "How the people of a unit stand in their training, in the order of their numbers",
    permission: "member.read",
    audited: { action: "people-standing-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: async (context, { params, query }, scope) => {
      const unit = await unitWithin(context, scope, params.unitId)
      const year = yearAsked(context, query.year)
      const { database, packs } = context.app
      await refresh(database, packs, year, context.today)
      const clauses = clausesOf(packs, year)
      const obligations = [...boardObligations(clauses, "people").keys()]
      const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
      const severity = query.band === undefined ? null : severityOf[query.band]
      const rows = await listPeople(
        context.client,
        { year, day: boardDay(year, context.today), path: unit.path, obligations },
        { severity, after, limit: pageLength + 1 },
      )
      const { items, next } = cutPage(rows, pageLength, ({ code }) => cursorOf(code))
      const memberIds = items.map(({ memberId }) => memberId)
      const figures = await listYearFigures(context.client, year, memberIds, obligations)
      return {
        next,
        items: items.map(({ severity: worst, ...person }) => {
          const own = figures.filter(({ memberId }) => memberId === person.memberId)
          return {
            ...person,
            state: bandOfSeverity(worst),
            figures: figuresOf(
              own.map((one) => storedYear(one, year)),
              clauses,
              context.today,
            ),
          }
        }),
      }
    },
  }),
]
