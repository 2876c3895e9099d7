import type { PackShown } from "../../../contract/policy-text.ts"
import type { Speech } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** A document as the server answers it. */
export type Pack = PackShown
export type Clause = Pack["clauses"][number]

const periods = {
  week: text.perWeek,
  month: text.perMonth,
  "two-months": text.perTwoMonths,
  quarter: text.perQuarter,
  "half-year": text.perHalfYear,
  year: text.perYear,
  "lecture-cycle": text.perCycle,
} as const

/** What a clause asks, in a few words: 每月 1 次. */
export function askedBy({ target, unit, period }: Clause, { t, format }: Speech): string {
  if (target === null) return t(text.asksNothing)
  const often = t(periods[period as keyof typeof periods] ?? text.perYear)
  return t(
    text.asked(
      often,
      unit === "" ? t(text.whole) : `${format.number(target)} ${t(units[unit] ?? text.whole)}`,
    ),
  )
}

const units: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  次: { zh: "次", en: "times" },
  学时: { zh: "学时", en: "hours" },
  天: { zh: "天", en: "days" },
  篇: { zh: "篇", en: "pieces" },
}

/** A value of a parameter as people read it. */
export function valueText(value: string | number | boolean, { t, format }: Speech): string {
  if (typeof value === "boolean") return t(value ? text.yes : text.no)
  if (value === "repealed") return t(text.repealed)
  return typeof value === "number" ? format.number(value) : value
}
