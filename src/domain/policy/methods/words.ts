import { z } from "zod"

/** One of the words of a table in `words.ts`, written in Chinese and read as its identifier. */
export function word<T extends string>(table: Readonly<Record<string, T>>) {
  return z.string().transform((text, context): T => {
    const id = Object.hasOwn(table, text) ? table[text] : undefined
    if (id !== undefined) return id
    context.addIssue({ code: "custom", message: `"${text}" is not one of ${Object.keys(table).join(" ")}` })
    return z.NEVER
  })
}

/** One or more of them. */
export const words = <T extends string>(table: Readonly<Record<string, T>>) => z.array(word(table)).min(1)
