import type { Day } from "../../domain/shared/calendar.ts"
import { weekdayOf } from "../../domain/shared/calendar.ts"
import { chinaClock, dayWords, fullDayWords, monthWords, periodWords } from "../../domain/shared/day-words.ts"
import {
  besideTarget,
  type FigureText,
  numberText,
  owedText,
  shareText,
} from "../../domain/shared/figure-text.ts"
import { type Language, say, type Text } from "./text.ts"
import { isOfAnotherYear } from "./this-year.ts"

const weekdays: readonly Text[] = [
  { zh: "星期一", en: "Monday" },
  { zh: "星期二", en: "Tuesday" },
  { zh: "星期三", en: "Wednesday" },
  { zh: "星期四", en: "Thursday" },
  { zh: "星期五", en: "Friday" },
  { zh: "星期六", en: "Saturday" },
  { zh: "星期日", en: "Sunday" },
]

/** Figures and days as people write them. */
export interface Format {
  /** `1,164`, `30.5`: at most two places, none where they are zero. */
  number(value: number): string
  /** A fraction of 1 as `78%`. */
  share(value: number): string
  /** A figure beside its target, and what is missing: the only way such two are shown. */
  beside(actual: number, target: number, unit: string): FigureText
  /** What is still owed, rounded up. */
  owed(owed: number, unit: string): string
  /** `8月6日`, `6 Aug`; of another year than this with its year. */
  day(day: string): string
  /** With the year. */
  fullDay(day: string): string
  weekday(day: string): string
  /** A month `2026-08` as `8月`, `August`. */
  month(month: string): string
  /** A month with its year. */
  fullMonth(month: string): string
  /** A start `2026-08-06 14:30` as `8月6日 14:30`. */
  start(start: string): string
  /** An instant (ISO with offset) as a day and a time in China. */
  instant(at: string): string
  /** A period's name, such as `2026-Q1`, in words. */
  period(name: string): string
  /** Names one after another. */
  list(items: readonly string[]): string
  /** Something with a word beside it in brackets, as the language writes them. */
  aside(what: string, note: string): string
}

function make(language: Language): Format {
  const t = (text: Text) => say(text, language)
  const day = (value: string) => t(isOfAnotherYear(value) ? fullDayWords(value) : dayWords(value, value))
  const timed = (value: string) => `${day(value)} ${value.slice(11, 16)}`
  return {
    number: (value) => numberText(value),
    share: shareText,
    beside: besideTarget,
    owed: owedText,
    day,
    fullDay: (value) => t(fullDayWords(value)),
    weekday: (value) => t(weekdays[weekdayOf(value as Day) - 1] ?? { zh: "", en: "" }),
    month: (value) => t(monthWords(value)),
    fullMonth: (value) => t(periodWords(value.slice(0, 7))),
    start: timed,
    instant: (value) => {
      const clock = chinaClock(value)
      return `${t(fullDayWords(clock))} ${clock.slice(11)}`
    },
    period: (name) => t(periodWords(name)),
    list: (items) => items.join(language === "zh" ? "、" : ", "),
    aside: (what, note) => (language === "zh" ? `${what}（${note}）` : `${what} (${note})`),
  }
}

const made = { zh: make("zh"), en: make("en") }

export function formatIn(language: Language): Format {
  return made[language]
}
