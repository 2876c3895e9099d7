import { writeXlsx } from "hucre/xlsx"
import { cellUnits } from "../../../domain/shared/plain-text.ts"
import { textCell } from "./write-xlsx.ts"

/** A column of a list that somebody takes along. */
export interface ListColumn {
  readonly title: string
  /** Figures stay figures; all else is text, so that codes keep their leading zeros. */
  readonly isFigure?: boolean
  /** Characters that fit. */
  readonly width?: number
}

interface List {
  readonly name: string
  readonly columns: readonly ListColumn[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** What the list is and where it comes from: a sheet of its own behind it. */
  readonly about: { readonly name: string; readonly lines: readonly (readonly [string, string])[] }
}

/** An `.xlsx` of a list with its titles kept in sight, and a sheet that says what it is. */
export async function writeList({ name, columns, rows, about }: List): Promise<Uint8Array> {
  const titles = columns.map(({ title }) => textCell(title))
  const bold = { style: { font: { bold: true } } }
  return await writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ isFigure, width }) => ({
          width: width ?? (isFigure ? 10 : 18),
          ...(isFigure ? {} : { numFmt: "@" }),
        })),
        freezePane: { rows: 1 },
        rows: [titles, ...rows.map((row) => row.map(cell))],
        cells: new Map(columns.map((_, index) => [`0,${index}`, bold])),
      },
      {
        name: about.name,
        columns: [
          { width: 18, numFmt: "@" },
          { width: 60, numFmt: "@" },
        ],
        rows: about.lines.map((line) => line.map(cell)),
      },
    ],
  })
}

function cell(value: string | number | null): string | number | null {
  return typeof value === "string" ? textCell(value.slice(0, cellUnits)) : value
}
