import type { z } from "zod"
import type { calendarQuery } from "../../../contract/calendar.ts"
import { clauseTitles } from "../../../contract/clause-titles.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import type { UnitDue } from "../../../contract/overview-homes.ts"
import type { Language } from "../../../contract/refusals.ts"
import { sheetCells, sheetNames } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitName } from "../../../domain/shared/english.ts"
import { owedText } from "../../../domain/shared/figure-text.ts"
import type { RequestContext } from "../../request-context.ts"
import { showCalendar } from "../calendar/index.ts"
import { showBoardDue, showUnitDue } from "../overview/index.ts"
import { listSheet } from "./list-sheet.ts"

/** What a calendar shows of some days, a row for each activity. */
export async function calendarSheet(
  context: RequestContext,
  scope: Scope<"event.read">,
  query: z.output<typeof calendarQuery>,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { unit, days } = await showCalendar(context, scope, query)
  return await listSheet(context, {
    name: sheetNames.calendar,
    unit,
    rows: days.flatMap(({ on, items }) => items.map((one) => ({ on, ...one }))),
    columns: ["on", "at", "unit", "kind", "topic", "state"],
    cells: (one) => ({
      on: one.on,
      at: one.time,
      unit: one.unitName,
      kind: words.activityKinds[one.kind],
      topic: one.topic,
      state: words.activityStates[one.state],
    }),
  })
}

const titled = (
  language: Language,
  { obligation, title }: { readonly obligation: string; readonly title: string },
) => (language === "en" ? (clauseTitles[obligation] ?? title) : title)

/** How much is still owed, with what it is measured in. */
function owedOf(
  { lacks, people, times, kind }: UnitDue["items"][number],
  language: Language,
): { readonly left: string | number | null; readonly measure: string | null } {
  if (people !== null) return { left: people, measure: sheetCells.people[language] }
  if (lacks !== null) {
    const left = owedText(lacks.amount, lacks.unit)
    const measure = language === "en" ? unitName(lacks.unit, left) : lacks.unit
    return { left: lacks.unit === "" ? left : Number(left.replaceAll(",", "")), measure }
  }
  // What is filed or written is there or not.
  if (kind === null) return { left: null, measure: null }
  return { left: times, measure: language === "en" ? unitName("次", times) : "次" }
}

/** What a unit has to do in the days ahead, by the last day in time. */
export async function unitDueSheet(
  context: RequestContext,
  scope: Scope<"standing.read">,
  unitId: number,
  query: { readonly days?: number | undefined },
): Promise<FileOut> {
  const { unit, items } = await showUnitDue(context, scope, unitId, query)
  return await listSheet(context, {
    name: sheetNames.due,
    unit,
    rows: items,
    columns: ["dueOn", "unit", "obligation", "period", "times", "left", "measure", "planned"],
    cells: (one) => ({
      dueOn: one.until,
      unit: one.unitName,
      obligation: titled(context.language, one),
      period: one.period,
      times: one.lacks === null && one.people === null ? one.times : null,
      ...owedOf(one, context.language),
      planned: one.planned?.start ?? null,
    }),
  })
}

/** What falls due for the units below one: counts, by the last day in time. */
export async function boardDueSheet(
  context: RequestContext,
  scope: Scope<"board.read">,
  unitId: number,
  query: { readonly days?: number | undefined },
): Promise<FileOut> {
  const { unit, items } = await showBoardDue(context, scope, unitId, query)
  return await listSheet(context, {
    name: sheetNames.due,
    unit,
    rows: items,
    columns: ["dueOn", "obligation", "period", "asked", "done", "left"],
    cells: (one) => ({
      dueOn: one.until,
      obligation: titled(context.language, one),
      period: one.period,
      asked: one.all,
      done: one.done,
      left: one.all - one.done,
    }),
  })
}
