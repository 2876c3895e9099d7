import { mostSheetRows, sheetProblems } from "../../../contract/sheets.ts"
import { Problem } from "../../http/problem.ts"

interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Rows that are read at once. */
export const atOnce = 200

/** All rows of a list that is read page by page, as far as a sheet holds them. */
export async function everyRow<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    rows.push(...page.items)
    refuseTooMany(rows.length + (page.next === null ? 0 : 1))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}

/** Refuses what is more than a sheet holds. */
export function refuseTooMany(rows: number): void {
  if (rows > mostSheetRows) throw new Problem(sheetProblems, "too-many-rows", { most: mostSheetRows })
}
