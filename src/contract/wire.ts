import { z } from "zod"
import { type Day, isDay } from "../domain/shared/calendar.ts"
import { keptName } from "../domain/shared/folding.ts"
import {
  firstDay,
  isDamagedCode,
  isTooLong,
  lastDay,
  lengths,
  mostHundredths,
  plainCode,
  plainText,
} from "../domain/shared/plain-text.ts"

/**
 * Building blocks of what crosses the wire. Objects are strict: an unknown field is refused, not dropped. Text is
 * taken by the rules of `domain/shared/plain-text.ts`, which an import follows as well.
 */

/** Faults of a text that have a sentence of their own; all others are about characters. */
const ownSentences: readonly string[] = ["error-value", "secrecy-mark"]

function text(
  most: number,
  least: number,
  lines: boolean,
  form = (said: string) => said,
  isLookedFor = false,
) {
  return z
    .string()
    .overwrite(form)
    .superRefine((said, context) => {
      const plain = plainText(said, lines)
      if (typeof plain === "string" || (isLookedFor && plain.code === "secrecy-mark")) return
      const rule = ownSentences.includes(plain.code) ? plain.code : "characters"
      context.addIssue({ code: "custom", params: { rule }, continue: false })
    })
    .overwrite((said) => {
      const plain = plainText(said, lines)
      return typeof plain === "string" ? plain : said
    })
    .min(least)
    .superRefine((said, context) => {
      if (!isTooLong(said, most)) return
      context.addIssue({ code: "too_big", origin: "string", maximum: most, inclusive: true, input: said })
    })
    .meta({ maxLength: most })
}

/** One line of text of at most so many characters. */
export function line(most: number, least = 1) {
  return text(most, least, false)
}

/** One line that is looked for and not kept: marks of state secrets are words like others. */
export function lookedFor(most: number, least = 1) {
  return text(most, least, false, (said) => said, true)
}

/** Text of several lines; line ends become `\n`. */
export function paragraphs(most: number, least = 1) {
  return text(most, least, true)
}

/** A person's name, in the one form in which it is kept. */
export const personName = text(lengths.personName, 1, false, keptName)

/** The same, where there may be none. */
export const personNameOrNone = text(lengths.personName, 0, false, keptName)

/** A code: in half-width form, without what separates several of them. */
export const code = undamaged(text(lengths.code, 1, false, plainCode).regex(/^[^、,;\s]+$/))

/** A phone number, as it was typed but for its width. */
export const phone = undamaged(text(lengths.phone, 1, false, plainCode))

function undamaged(number: z.ZodString) {
  return number.refine((said) => !isDamagedCode(said), { params: { rule: "damaged" } })
}

/** A day, `YYYY-MM-DD`, of the years that people can mean; whoever goes on from it stays within the calendar. */
export const day = z
  .string()
  .refine((text): text is Day => isMeant(text), { params: { rule: "day" } })
  .meta({ format: "date" })

function isMeant(text: string): text is Day {
  return isDay(text) && text >= firstDay && text <= lastDay
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
  .max(mostHundredths / 100)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { params: { rule: "hours" } })

/** An answer without a body. */
export const nothing = z.null()

/** Keys of the questions that were answered with yes; `all`: what was there before comes back, whatever it is. */
export const confirmed = z.union([z.literal("all"), z.array(line(300)).max(20)]).optional()
export type Confirmed = z.infer<typeof confirmed>

/** A file that goes out as it is, to be saved and never to be shown as a page. */
export interface FileOut {
  readonly name: string
  readonly media: string
  readonly bytes: number
  readonly content: AsyncIterable<Uint8Array>
  /** Whose it is, for the audit log; null: of several units. */
  readonly unitId: number | null
  /** What it was made of, where that names people: they are counted as if it had been read on the screen. */
  readonly madeOf?: unknown
}
export const fileOut = z.custom<FileOut>()

/** A body that says nothing more. */
export const emptyBody = z.strictObject({})

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
