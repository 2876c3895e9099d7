import { clauseTitles } from "../../../contract/clause-titles.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import { sheetCells, sheetNames } from "../../../contract/sheet-words.ts"
import { makeUpStateNames } from "../../../contract/study-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { showUnitLeave } from "../leave/index.ts"
import { showUnitMakeUps } from "../make-ups/index.ts"
import { readReminders } from "../reminders/index.ts"
import { everyRow, refuseTooMany } from "./every-row.ts"
import { listSheet } from "./list-sheet.ts"

/** Leave of the people of a unit. */
export async function leaveSheet(
  context: RequestContext,
  scope: Scope<"leave.read">,
  unitId: number,
  which: "current" | "year",
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const unit = await unitWithin(context, scope, unitId)
  const { items, more } = await showUnitLeave(context, scope, unitId, which)
  refuseTooMany(more ? Number.POSITIVE_INFINITY : items.length)
  return await listSheet(context, {
    name: sheetNames.leave,
    unit,
    rows: items,
    columns: [
      "code",
      "name",
      "unit",
      "from",
      "until",
      "reason",
      "state",
      "approvedBy",
      "returnedOn",
      "remark",
    ],
    cells: (leave) => ({
      code: leave.member.code,
      name: leave.member.name,
      unit: leave.unit?.name ?? null,
      from: leave.from,
      until: leave.last,
      reason: words.leaveKinds[leave.kind],
      state: words.leaveStates[leave.state],
      approvedBy: leave.decidedBy,
      returnedOn: leave.returnedOn,
      remark: leave.remark,
    }),
  })
}

/** Make-ups of the people of a unit that are asked for or arranged. */
export async function makeUpsSheet(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
): Promise<FileOut> {
  const { language } = context
  const words = wordsIn(language)
  const unit = await unitWithin(context, scope, unitId)
  const { items, more } = await showUnitMakeUps(context, scope, unitId)
  return await listSheet(context, {
    name: sheetNames.makeUps,
    unit,
    rows: items,
    more,
    columns: ["code", "name", "on", "kind", "topic", "hours", "state", "helper", "madeUpOn", "material"],
    cells: (one) => ({
      code: one.member.code,
      name: one.member.name,
      on: one.activity.on,
      kind: words.activityKinds[one.activity.kind],
      topic: one.activity.topic,
      hours: one.activity.hours,
      state: makeUpStateNames[one.state][language],
      helper: one.helper?.name ?? null,
      madeUpOn: one.madeUpOn ?? one.plannedOn,
      material: one.material,
    }),
  })
}

/** What a unit was asked after, by notice and by phone. */
export async function remindersSheet(
  context: RequestContext,
  scope: Scope<"standing.read">,
  unitId: number,
): Promise<FileOut> {
  const { language } = context
  const unit = await unitWithin(context, scope, unitId)
  return await listSheet(context, {
    name: sheetNames.reminders,
    unit,
    rows: await everyRow((cursor) => readReminders(context, scope, unitId, { cursor, limit: 200 })),
    columns: ["on", "way", "by", "obligation", "period", "whom", "remark", "doneOn", "state"],
    cells: (row) => ({
      on: row.at,
      way: sheetCells[row.way][language],
      by: row.by,
      obligation: (language === "en" && clauseTitles[row.obligation ?? ""]) || row.title,
      period: row.period,
      whom: row.whom,
      remark: row.note,
      doneOn: row.doneOn,
      state: row.over === null ? null : sheetCells[row.over][language],
    }),
  })
}
