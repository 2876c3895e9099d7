import type { z } from "zod"

/** The schema library, handed in by whoever reads a file: judging loads nothing of it. */
export type Zod = typeof z

/** One of the words of a table in `words.ts`, written in Chinese and read as its identifier. */
export function word<T extends string>(z: Zod, table: Readonly<Record<string, T>>) {
  return z.string().transform((text, context): T => {
    const id = Object.hasOwn(table, text) ? table[text] : undefined
    if (id !== undefined) return id
    context.addIssue({ code: "custom", message: `"${text}" is not one of ${Object.keys(table).join(" ")}` })
    return z.NEVER
  })
}

/** One or more of them. */
export const words = <T extends string>(z: Zod, table: Readonly<Record<string, T>>) =>
  z.array(word(z, table)).min(1)
