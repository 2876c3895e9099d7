import type { z } from "zod"
import type { eventsQuery } from "../../../contract/events.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import { sheetColumns as columns, sheetNames } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"
import { showAbsences, showEvents } from "../events/index.ts"
import { atOnce, everyRow, refuseTooMany } from "./every-row.ts"
import { makeSheet } from "./make-sheet.ts"

type EventsAsked = Omit<z.output<typeof eventsQuery>, "limit" | "cursor">

/** The activities that a list shows, all of them. */
export async function eventsSheet(
  context: RequestContext,
  scope: Scope<"event.read">,
  query: EventsAsked,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const rows = await everyRow((cursor) => showEvents(context, scope, { ...query, cursor, limit: atOnce }))
  const unit = rows.find((row) => row.unit.unitId === query.unit)?.unit ?? null
  return await makeSheet(context, {
    name: sheetNames.events,
    unit,
    rows,
    columns: [
      { title: columns.on, width: 12, cell: ({ start }) => start.slice(0, 10) },
      { title: columns.at, width: 8, cell: ({ start }) => start.slice(11) },
      { title: columns.unitCode, cell: (row) => row.unit.code },
      { title: columns.unit, width: 28, cell: (row) => row.unit.name },
      { title: columns.kind, cell: ({ kind }) => words.activityKinds[kind] },
      { title: columns.topic, width: 40, cell: ({ topic }) => topic },
      { title: columns.hours, isFigure: true, cell: ({ hours }) => hours },
      { title: columns.state, width: 10, cell: ({ state }) => words.activityStates[state] },
      { title: columns.place, cell: ({ place }) => place },
      { title: columns.expected, isFigure: true, cell: ({ expected }) => expected },
      { title: columns.attended, isFigure: true, cell: ({ attended }) => attended },
    ],
  })
}

/** Who missed what in a year and has not made it up: a row for each absence. */
export async function absencesSheet(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { unit, people, more } = await showAbsences(context, scope, unitId, year)
  const rows = people.flatMap(({ missed, ...person }) => missed.map((one) => ({ ...person, ...one })))
  refuseTooMany(more ? Number.POSITIVE_INFINITY : rows.length)
  return await makeSheet(context, {
    name: sheetNames.absences,
    unit,
    period: String(year),
    rows,
    columns: [
      { title: columns.code, cell: ({ code }) => code },
      { title: columns.name, cell: ({ name }) => name },
      { title: columns.on, width: 12, cell: ({ on }) => on },
      { title: columns.kind, cell: ({ kind }) => words.activityKinds[kind] },
      { title: columns.topic, width: 40, cell: ({ topic }) => topic },
      { title: columns.hours, isFigure: true, cell: ({ hours }) => hours },
      {
        title: columns.state,
        cell: ({ status, detail }) =>
          detail === null ? words.attendanceStatuses[status] : words.attendanceDetails[detail],
      },
      { title: columns.reason, cell: ({ reason }) => reason },
    ],
  })
}
