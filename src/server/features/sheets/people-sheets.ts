import type { z } from "zod"
import { clauseTitles } from "../../../contract/clause-titles.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import type { peopleStandingQuery } from "../../../contract/overview-homes.ts"
import { bandNames } from "../../../contract/overview-words.ts"
import type { RosterQuery } from "../../../contract/people.ts"
import { sheetColumns as columns, sheetNames } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitName } from "../../../domain/shared/english.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { showPeopleStanding } from "../overview/index.ts"
import { readRoster } from "../people/index.ts"
import { atOnce, everyRow } from "./every-row.ts"
import { makeSheet } from "./make-sheet.ts"

/** The people that a roster shows, all of them, with what it shows of each. */
export async function peopleSheet(
  context: RequestContext,
  scope: Scope<"member.read">,
  query: Omit<RosterQuery, "limit" | "cursor">,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const rows = await everyRow((cursor) => readRoster(context, scope, { ...query, cursor, limit: atOnce }))
  const unit = query.unit === undefined ? null : await unitWithin(context, scope, query.unit)
  const listed = (said: readonly string[]) => said.join(context.language === "zh" ? "、" : ", ")
  return await makeSheet(context, {
    name: sheetNames.people,
    unit,
    rows,
    columns: [
      { title: columns.code, cell: ({ code }) => code },
      { title: columns.name, cell: ({ name }) => name },
      { title: columns.unit, width: 28, cell: (row) => row.unit },
      { title: columns.posts, width: 24, cell: ({ posts }) => listed(posts.map((one) => words.posts[one])) },
      { title: columns.rank, cell: ({ rank }) => (rank ? words.ranks[rank] : null) },
      { title: columns.status, cell: ({ status }) => (status ? words.memberStatuses[status] : null) },
      {
        title: columns.circumstances,
        width: 24,
        cell: ({ circumstances }) => listed(circumstances.map((one) => words.circumstances[one])),
      },
    ],
  })
}

type StandingAsked = Omit<z.output<typeof peopleStandingQuery>, "cursor">

/** How the people of a unit stand in their training, in the order of their numbers: a row for each figure. */
export async function trainingSheet(
  context: RequestContext,
  scope: Scope<"member.read">,
  unitId: number,
  query: StandingAsked,
): Promise<FileOut> {
  const { language } = context
  const unit = await unitWithin(context, scope, unitId)
  const people = await everyRow((cursor) => showPeopleStanding(context, scope, unitId, { ...query, cursor }))
  const rows = people.flatMap(({ figures, ...person }) => figures.map((figure) => ({ ...person, figure })))
  return await makeSheet(context, {
    name: sheetNames.training,
    unit,
    period: query.year?.toString(),
    rows,
    columns: [
      { title: columns.code, cell: ({ code }) => code },
      { title: columns.name, cell: ({ name }) => name },
      { title: columns.unit, width: 28, cell: ({ unitName }) => unitName },
      {
        title: columns.obligation,
        width: 32,
        cell: ({ figure: { obligation, title } }) =>
          language === "en" ? (clauseTitles[obligation] ?? title) : title,
      },
      { title: columns.actual, isFigure: true, cell: ({ figure }) => figure.actual },
      { title: columns.target, isFigure: true, cell: ({ figure }) => figure.target },
      {
        title: columns.measure,
        cell: ({ figure: { unit } }) => (language === "en" ? unitName(unit) : unit) || null,
      },
      {
        title: columns.state,
        cell: ({ figure: { state } }) => (state === "none" ? null : bandNames[state][language]),
      },
    ],
  })
}
