import type { SheetKey, sheets } from "../../../src/contract/workbook.ts"

type ColumnOf<K extends SheetKey> = Extract<(typeof sheets)[number], { key: K }>["columns"][number]

type ValueOf<T extends { is: string }> = T extends { is: "hours" | "year" }
  ? number
  : T extends { is: "flag" }
    ? boolean
    : T extends { is: "codes" | "choices" }
      ? readonly string[]
      : string

/** A row of a sheet: the workbook's column keys, null for an empty cell. Hours are whole hundredths. */
export type BookRow<K extends SheetKey> = {
  readonly [C in ColumnOf<K> as C["key"]]: C extends { required: true }
    ? ValueOf<C["type"]>
    : ValueOf<C["type"]> | null
}

/** A whole workbook as plain objects. */
export type Book = { readonly [K in SheetKey]: readonly BookRow<K>[] }

export type Unit = BookRow<"units">
export type Member = BookRow<"members">
export type Activity = BookRow<"activities">
export type AttendanceRow = BookRow<"attendance">

/** What is judged: a workbook, for a calendar year, as known on a day (`YYYY-MM-DD`). */
export interface Case {
  readonly book: Book
  readonly year: number
  readonly asOf: string
}
