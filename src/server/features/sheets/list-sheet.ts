import type { Said } from "../../../contract/refusals.ts"
import { sheetColumns } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import { periodWords } from "../../../domain/shared/day-words.ts"
import type { RequestContext } from "../../request-context.ts"
import { refuseTooMany } from "./every-row.ts"
import { makeSheet, type SheetColumn } from "./make-sheet.ts"

/** Columns that hold figures. */
const figures: readonly string[] = [
  ...["hours", "people", "branches", "lines", "heldLines", "days", "seats", "times", "taken", "passed"],
  ...[
    "asked",
    "done",
    "left",
    "sittings",
    "unfollowed",
    "came",
    "actual",
    "target",
    "figure",
    "number",
    "expected",
    "reached",
  ],
  ...["daysThere", "daysOnLeave", "daysMadeUp", "daysAbsent", "daysAlone"],
]
/** Columns of more than a word. */
const wide: readonly string[] = [
  ...[
    "topic",
    "unit",
    "superior",
    "remark",
    "action",
    "result",
    "meetings",
    "given",
    "aim",
    "equipment",
    "obligation",
    "document",
  ],
  ...["heldOn", "filesWith", "owner", "street", "unfollowed", "follows"],
]

type ColumnName = keyof typeof sheetColumns
/** A cell by its column, in the order in which they stand. */
export type Cells = Readonly<Partial<Record<ColumnName, string | number | null>>>

/** A list as a sheet whose columns are those of its cells; `columns` names them, also where there is no row. */
export async function listSheet<Row>(
  context: RequestContext,
  of: {
    readonly name: Said
    readonly unit: { readonly unitId: number; readonly name: string } | null
    readonly period?: string | undefined
    readonly columns: readonly ColumnName[]
    readonly rows: readonly Row[]
    readonly more?: boolean
    readonly cells: (row: Row) => Cells
  },
): Promise<FileOut> {
  const { name, unit, period, rows, more = false, cells } = of
  refuseTooMany(rows.length)
  const said = (value: string | number | null, column: ColumnName) =>
    column === "period" && value !== null ? periodWords(String(value))[context.language] : value
  const columns = of.columns.map(
    (column): SheetColumn<Row> => ({
      title: sheetColumns[column],
      isFigure: figures.includes(column),
      ...(wide.includes(column) ? { width: 32 } : {}),
      cell: (row) => said(cells(row)[column] ?? null, column),
    }),
  )
  return await makeSheet(context, { name, unit, period, rows, more, columns })
}
