import type { z } from "zod"
import { wordsIn } from "../../../contract/field-words.ts"
import { sheetColumns as columns, sheetNames } from "../../../contract/sheet-words.ts"
import type { unitsQuery } from "../../../contract/units.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"
import { readUnits } from "../units/index.ts"
import { atOnce, everyRow } from "./every-row.ts"
import { makeSheet } from "./make-sheet.ts"

/** The units within reach, by code. */
export async function unitsSheet(
  context: RequestContext,
  scope: Scope<"unit.read">,
  query: Omit<z.output<typeof unitsQuery>, "limit" | "cursor">,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const rows = await everyRow((cursor) => readUnits(context, scope, { ...query, cursor, limit: atOnce }))
  return await makeSheet(context, {
    name: sheetNames.units,
    unit: rows.find(({ unitId }) => unitId === query.under) ?? null,
    rows,
    columns: [
      { title: columns.unitCode, cell: ({ code }) => code },
      { title: columns.unit, width: 28, cell: ({ name }) => name },
      { title: columns.kind, cell: ({ kind }) => words.orgKinds[kind] },
      { title: columns.superior, width: 28, cell: ({ parentName }) => parentName },
      { title: columns.people, isFigure: true, cell: ({ people }) => people },
      { title: columns.endedOn, width: 12, cell: ({ dissolvedOn }) => dissolvedOn },
    ],
  })
}
