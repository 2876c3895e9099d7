import type { Day } from "../../domain/shared/calendar.ts"
import { weekdayOf } from "../../domain/shared/calendar.ts"
import {
  besideTarget,
  type FigureText,
  numberText,
  owedText,
  shareText,
} from "../../domain/shared/figure-text.ts"
import { type Language, say, type Text } from "./text.ts"
import { isOfAnotherYear } from "./this-year.ts"

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
const longMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]
const weekdays: readonly Text[] = [
  { zh: "星期一", en: "Monday" },
  { zh: "星期二", en: "Tuesday" },
  { zh: "星期三", en: "Wednesday" },
  { zh: "星期四", en: "Thursday" },
  { zh: "星期五", en: "Friday" },
  { zh: "星期六", en: "Saturday" },
  { zh: "星期日", en: "Sunday" },
]
const chineseQuarters = ["一季度", "二季度", "三季度", "四季度"]

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
}

const parts = (text: string): readonly [number, number, number] => [
  Number(text.slice(0, 4)),
  Number(text.slice(5, 7)),
  Number(text.slice(8, 10)),
]

function dayText(day: string): Text {
  const [, month, date] = parts(day)
  return { zh: `${month}月${date}日`, en: `${date} ${months[month - 1]}` }
}

function fullDayText(day: string): Text {
  const [year, month, date] = parts(day)
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` }
}

function periodText(name: string): Text {
  const year = name.slice(0, 4)
  const kind = name.slice(5, 6)
  const index = Number(name.slice(6))
  switch (kind) {
    case "":
      return { zh: `${year}年`, en: year }
    case "H":
      return {
        zh: `${year}年${index === 1 ? "上" : "下"}半年`,
        en: `${index === 1 ? "1st" : "2nd"} half of ${year}`,
      }
    case "Q":
      return { zh: `${year}年${chineseQuarters[index - 1]}`, en: `Q${index} ${year}` }
    case "B":
      return {
        zh: `${year}年${index * 2 - 1}至${index * 2}月`,
        en: `${months[index * 2 - 2]}–${months[index * 2 - 1]} ${year}`,
      }
    case "W":
      return { zh: `${year}年第 ${index} 周`, en: `week ${index} of ${year}` }
    default:
      return {
        zh: `${year}年${Number(name.slice(5))}月`,
        en: `${longMonths[Number(name.slice(5)) - 1]} ${year}`,
      }
  }
}

/** An instant moved to China's clock, as `YYYY-MM-DD HH:mm`. */
export function chinaClock(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")
}

function make(language: Language): Format {
  const t = (text: Text) => say(text, language)
  const day = (value: string) => t(isOfAnotherYear(value) ? fullDayText(value) : dayText(value))
  const timed = (value: string) => `${day(value)} ${value.slice(11, 16)}`
  return {
    number: (value) => numberText(value),
    share: shareText,
    beside: besideTarget,
    owed: owedText,
    day,
    fullDay: (value) => t(fullDayText(value)),
    weekday: (value) => t(weekdays[weekdayOf(value as Day) - 1] ?? { zh: "", en: "" }),
    month: (value) =>
      t({ zh: `${Number(value.slice(5, 7))}月`, en: longMonths[Number(value.slice(5, 7)) - 1] ?? "" }),
    fullMonth: (value) => t(periodText(value.slice(0, 7))),
    start: timed,
    instant: (value) => {
      const clock = chinaClock(value)
      return `${t(fullDayText(clock))} ${clock.slice(11)}`
    },
    period: (name) => t(periodText(name)),
    list: (items) => items.join(language === "zh" ? "、" : ", "),
  }
}

const made = { zh: make("zh"), en: make("en") }

export function formatIn(language: Language): Format {
  return made[language]
}
