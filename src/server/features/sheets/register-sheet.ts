import { markOf, markToCome } from "../../../contract/event-problems.ts"
import { type Words, wordsIn } from "../../../contract/field-words.ts"
import type { Language } from "../../../contract/refusals.ts"
import {
  sheetColumns as columns,
  makeUpToCome,
  sheetNames,
  withoutRow,
} from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { attendanceStatuses } from "../../../domain/shared/words.ts"
import type { RequestContext } from "../../request-context.ts"
import { showRegister } from "../events/index.ts"
import { refuseTooMany } from "./every-row.ts"
import { makeSheet } from "./make-sheet.ts"

/** A year of a unit as a register: a line for each person, a word for each activity. */
export async function registerSheet(
  context: RequestContext,
  scope: Scope<"event.read">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const { language } = context
  const words = wordsIn(language)
  const { unit, activities, people, more } = await showRegister(context, scope, unitId, year)
  refuseTooMany(people.length)
  const said = saidOf(words, language)
  return await makeSheet(context, {
    name: sheetNames.register,
    unit,
    period: String(year),
    rows: people,
    more,
    columns: [
      { title: columns.code, cell: ({ code }) => code },
      { title: columns.name, cell: ({ name }) => name },
      ...activities.map(({ on, kind }, place) => {
        const title = `${on} ${words.activityKinds[kind]}`
        return {
          title: { zh: title, en: title },
          width: 12,
          cell: ({ marks }: (typeof people)[number]) => said.get(marks[place] ?? "-") ?? null,
        }
      }),
      { title: columns.attendedTimes, cell: ({ figures }) => figures.attended },
      { title: columns.attendedOrExcused, cell: ({ figures }) => figures.attendedOrExcused },
      { title: columns.madeUpTimes, cell: ({ figures }) => figures.madeUp },
    ],
  })
}

/** What the letters of a register say; where nobody is expected a cell is empty. */
function saidOf(words: Words, language: Language): ReadonlyMap<string, string> {
  const statuses = Object.values(attendanceStatuses)
  return new Map([
    ...statuses.map((status) => [markOf[status], words.attendanceStatuses[status]] as const),
    [markToCome, makeUpToCome[language]],
    ["?", withoutRow[language]],
  ])
}
