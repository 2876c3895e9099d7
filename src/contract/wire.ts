import { z } from "zod"
import { type Day, isDay } from "../domain/shared/calendar.ts"

/**
 * Building blocks of what crosses the wire. Objects are strict: an unknown field is refused, not dropped. Text is
 * well formed, in NFC, trimmed, without control characters, marks that turn the writing direction, or characters
 * of no width.
 */

const forbiddenInLine = /[\p{Cc}\u200B-\u200D\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/u
const forbiddenInText = /(?![\n\t])[\p{Cc}\u200B\u200C\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/u

function clean(text: z.ZodString, most: number, least: number, forbidden: RegExp) {
  return text
    .refine((said) => said.isWellFormed() && !forbidden.test(said), {
      params: { rule: "characters" },
      abort: true,
    })
    .normalize("NFC")
    .trim()
    .min(least)
    .max(most)
}

/** One line of text of at most so many UTF-16 units. */
export function line(most: number, least = 1) {
  return clean(z.string(), most, least, forbiddenInLine)
}

/** Text of several lines; line ends become `\n`. */
export function paragraphs(most: number, least = 1) {
  const text = z.string().overwrite((said) => said.replace(/\r\n?/g, "\n"))
  return clean(text, most, least, forbiddenInText)
}

/** A day, `YYYY-MM-DD`, of the years that people can mean; whoever goes on from it stays within the calendar. */
export const day = z
  .string()
  .refine((text): text is Day => isMeant(text), { params: { rule: "day" } })
  .meta({ format: "date" })

function isMeant(text: string): text is Day {
  return isDay(text) && text >= "1900-01-01" && text <= "2199-12-31"
}

/** A start in Asia/Shanghai, `YYYY-MM-DD HH:mm`. */
export const start = z
  .string()
  .refine((text) => isMeant(text.slice(0, 10)) && /^.{10} ([01]\d|2[0-3]):[0-5]\d$/.test(text), {
    params: { rule: "start" },
  })
  .meta({ description: "YYYY-MM-DD HH:mm, Asia/Shanghai" })

/** A row's number. */
export const id = z.int().min(1).max(2_147_483_647)

/** The same in an address or a query. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((value) => value <= 2_147_483_647)

export const yearText = z
  .string()
  .regex(/^(19|20|21)\d\d$/)
  .transform(Number)

/** Hours with at most two places, as people write them. */
export const hours = z
  .number()
  .min(0)
  .max(999)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { params: { rule: "hours" } })

/** How much of a list is asked for: `limit` rows after `cursor`. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 200)
    .optional(),
  cursor: z.string().max(200).optional(),
}

/** A page of a list: `next` is the cursor of the following one, null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** Rows of a page out of one row more than asked for, and the cursor. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (last: T) => string,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}
