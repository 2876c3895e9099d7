import { wordsIn } from "../../../contract/field-words.ts"
import { sheetColumns as columns, sheetNames } from "../../../contract/sheet-words.ts"
import type { UnitTrainingQuery } from "../../../contract/training.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { showUnitTraining } from "../training/index.ts"
import { atOnce, everyRow } from "./every-row.ts"
import { makeSheet } from "./make-sheet.ts"

/** The training of the people of a unit as it was registered: a row for each, in the order of the page. */
export async function trainingRecordsSheet(
  context: RequestContext,
  scope: Scope<"member.read">,
  unitId: number,
  query: Omit<UnitTrainingQuery, "limit" | "cursor">,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const unit = await unitWithin(context, scope, unitId)
  const rows = await everyRow((cursor) =>
    showUnitTraining(context, scope, unitId, { ...query, cursor, limit: atOnce }),
  )
  return await makeSheet(context, {
    name: sheetNames.trainingRecords,
    unit,
    period: query.year?.toString(),
    rows: rows.map(({ can: _, ...row }) => row),
    columns: [
      { title: columns.code, cell: ({ member }) => member.code },
      { title: columns.name, cell: ({ member }) => member.name },
      { title: columns.unit, width: 28, cell: (row) => row.unit?.name ?? null },
      { title: columns.training, width: 32, cell: ({ name }) => name },
      { title: columns.kind, cell: ({ kind }) => words.trainingKinds[kind] },
      { title: columns.firstDay, cell: ({ first }) => first },
      { title: columns.lastDay, cell: ({ last }) => last },
      { title: columns.hours, isFigure: true, cell: ({ hours }) => hours },
      { title: columns.evidence, width: 28, cell: ({ evidence }) => evidence },
      { title: columns.state, cell: ({ state }) => words.trainingStates[state] },
      { title: columns.enteredBy, cell: ({ enteredBy }) => enteredBy },
      { title: columns.decidedBy, cell: ({ decidedBy }) => decidedBy },
      { title: columns.word, width: 28, cell: ({ word }) => word },
    ],
  })
}
