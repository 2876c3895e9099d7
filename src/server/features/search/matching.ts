import { composed } from "../../../domain/shared/composed.ts"
import { typedKey } from "../../../domain/shared/folding.ts"

/** Where the names are that somebody looks for. */
interface Row {
  /** The table's alias; it has `name` and `search_key`. */
  readonly alias: string
  /** The column of what its owner is numbered or called by. */
  readonly code?: string
}

/**
 * What somebody types, as a condition of SQL; its values are added to `values`. Part of a name or a code in whatever
 * width and case, pinyin with or without spaces, or initials: `王建`, `370112`, `wang jianguo`, `wjg`.
 */
export function matching(typed: string, values: unknown[], { alias, code = "code" }: Row): string {
  const part = (text: string) => `$${values.push(`%${escaped(text)}%`)}`
  // A name that was just changed has no key yet.
  const conditions = [
    `${alias}.name ilike ${part(composed(typed, "NFC").trim())}`,
    `${alias}.${code} ilike ${part(composed(typed, "NFKC").trim())}`,
  ]
  const key = typedKey(typed)
  if (key !== "") conditions.push(`${alias}.search_key like ${part(key)}`)
  return `(${conditions.join(" or ")})`
}

/** Text that stands for itself in a pattern of SQL. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&")
}
