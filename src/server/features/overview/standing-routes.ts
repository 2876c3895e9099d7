import {
  memberParams,
  memberStanding,
  peopleStanding,
  peopleStandingQuery,
  unitParams,
  unitStanding,
  yearQuery,
} from "../../../contract/home.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { type Route, route } from "../../http/route.ts"
import { settle, standingOfMember } from "../standing/index.ts"
import { bandOfSeverity, boardObligations, severityOf } from "./board.ts"
import { clausesOf } from "./clauses.ts"
import { figureOf } from "./figure.ts"
import { mayIn } from "./home-routes.ts"
import { keptOf, keptYear } from "./kept-rows.ts"
import { figuresOf } from "./member-home.ts"
import { listPeople, listYearFigures } from "./people-queries.ts"
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
  route({
    method: "get",
    path: "/units/{unitId}/standing",
    summary: "The year of a unit: twelve months and its duties, each figure to be opened",
    permission: "standing.read",
    params: unitParams,
    query: yearQuery,
    answer: unitStanding,
    look: { deed: "year-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: async (moment, { params, query }, scope) => {
      const unit = await unitWithin(moment, scope, params.unitId)
      const year = yearAsked(moment, query.year)
      const of = await yearOfUnit(moment, scope, unit, year)
      return {
        unit: headOf(of.unit),
        today: moment.today,
        year,
        years: yearsOf(moment),
        grid: gridOf(of),
        hours: hoursOf(of),
        training: await trainingOf(moment, of, year),
        can: offered.filter((permission) => mayIn(moment, permission, unit.path)),
      }
    },
  }),
  route({
    method: "get",
    path: "/people/{memberId}/standing",
    summary: "How a person stands with everything a year asks of them",
    permission: "standing.read",
    params: memberParams,
    query: yearQuery,
    answer: memberStanding,
    look: { deed: "standing-seen", about: ({ params }) => ({ memberId: params.memberId }) },
    run: async (moment, { params, query }, scope) => {
      const { memberId, name, unitId } = await memberWithin(moment, scope, params.memberId)
      const year = yearAsked(moment, query.year)
      const rows = (await standingOfMember(moment, year, memberId)).map(keptOf)
      const clauses = clausesOf(moment.house.packs, year)
      const figures = rows.flatMap((row) => {
        const of = clauses.get(row.obligation)
        const figure = of && figureOf(row, of, moment.today)
        return figure ? [figure] : []
      })
      return { memberId, name, unitId, today: moment.today, year, figures }
    },
  }),
  route({
    method: "get",
    path: "/units/{unitId}/people/standing",
    summary: "How the people of a unit stand in their training, in the order of their numbers",
    permission: "member.read",
    params: unitParams,
    query: peopleStandingQuery,
    answer: peopleStanding,
    look: { deed: "people-standing-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: async (moment, { params, query }, scope) => {
      const unit = await unitWithin(moment, scope, params.unitId)
      const year = yearAsked(moment, query.year)
      const { database, packs } = moment.house
      await settle(database, packs, year, moment.today)
      const clauses = clausesOf(packs, year)
      const obligations = [...boardObligations(clauses, "people").keys()]
      const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
      const severity = query.band === undefined ? null : severityOf[query.band]
      const rows = await listPeople(
        moment.client,
        { year, day: boardDay(year, moment.today), path: unit.path, obligations },
        { severity, after, limit: pageLength + 1 },
      )
      const { items, next } = cutPage(rows, pageLength, ({ code }) => cursorOf(code))
      const memberIds = items.map(({ memberId }) => memberId)
      const figures = await listYearFigures(moment.client, year, memberIds, obligations)
      return {
        next,
        items: items.map(({ severity: worst, ...person }) => {
          const own = figures.filter(({ memberId }) => memberId === person.memberId)
          return {
            ...person,
            state: bandOfSeverity(worst),
            figures: figuresOf(
              own.map((one) => keptYear(one, year)),
              clauses,
              moment.today,
            ),
          }
        }),
      }
    },
  }),
]
