import type { SheetKey, sheets } from "./sheets.ts"

type ValueOf<C> = C extends { is: "hours" | "year" }
  ? number
  : C extends { is: "flag" }
    ? boolean
    : C extends { is: "list" }
      ? readonly string[]
      : C extends { words: readonly (infer W)[] }
        ? W
        : string

type Columns<K extends SheetKey> = (typeof sheets)[K]["columns"]

/** A row of a sheet: null for an empty cell. */
export type BookRow<K extends SheetKey> = {
  readonly [C in keyof Columns<K>]: Columns<K>[C] extends { required: true }
    ? ValueOf<Columns<K>[C]>
    : ValueOf<Columns<K>[C]> | null
}

/** A whole workbook as plain objects. */
export type Book = { readonly [K in SheetKey]: readonly BookRow<K>[] }

export type Unit = BookRow<"units">
export type Member = BookRow<"members">
export type Activity = BookRow<"activities">
export type AttendanceRow = BookRow<"attendance">
export type Post = BookRow<"posts">["post"]

/** What is judged: a workbook, for a calendar year, as known on a day (`YYYY-MM-DD`). */
export interface Case {
  readonly book: Book
  readonly year: number
  readonly asOf: string
}
