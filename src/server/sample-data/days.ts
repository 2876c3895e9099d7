import { type Day, dayOf, eachDay, isDay, periodsOf, plusDays } from "../../domain/shared/calendar.ts"
import type { Random } from "./random.ts"

/** The days around the years of a sample district by number, so that a plan is made in whole numbers. */
export interface Days {
  /** Number of the last day on which anything has happened. */
  readonly until: number
  readonly years: readonly number[]
  at(index: number): Day
  indexOf(day: Day): number
  /** Number of the first day of a month, 1 to 12. */
  monthStart(year: number, month: number): number
  /** 0 Monday … 6 Sunday. */
  weekday(index: number): number
  /** First and last day of a year. */
  span(year: number): { readonly first: number; readonly last: number }
  /** Spring Festival, the first week of October, New Year and Labour Day: hardly anybody meets. */
  isQuiet(index: number): boolean
}

/** 正月初一 of the years people are likely to ask for; elsewhere the middle of the season. */
const springFestivals: Readonly<Record<number, string>> = {
  2005: "02-09",
  2006: "01-29",
  2007: "02-18",
  2008: "02-07",
  2009: "01-26",
  2010: "02-14",
  2011: "02-03",
  2012: "01-23",
  2013: "02-10",
  2014: "01-31",
  2015: "02-19",
  2016: "02-08",
  2017: "01-28",
  2018: "02-16",
  2019: "02-05",
  2020: "01-25",
  2021: "02-12",
  2022: "02-01",
  2023: "01-22",
  2024: "02-10",
  2025: "01-29",
  2026: "02-17",
  2027: "02-06",
  2028: "01-26",
  2029: "02-13",
  2030: "02-03",
}

/** Days from the year before the first to the year after the last. */
export function daysAround(until: Day, years: readonly number[]): Days {
  const firstYear = Math.min(...years)
  const lastYear = Math.max(...years)
  const opening = periodsOf(firstYear - 1, "year")[0]
  const closing = periodsOf(lastYear + 1, "year")[0]
  if (!opening || !closing) throw new Error("a year has no days")
  const all = eachDay({ name: "", first: opening.first, last: closing.last })
  const numbers = new Map<string, number>(all.map((day, index) => [day, index]))
  const indexOf = (day: string) => {
    const index = numbers.get(day)
    if (index === undefined) throw new Error(`${day} lies outside the years of the sample district`)
    return index
  }
  const monday = periodsOf(firstYear, "week")[0]?.first
  if (!monday) throw new Error("a year has no weeks")
  const someMonday = indexOf(monday)
  const quiet = new Set<number>()
  for (const year of [...years, lastYear + 1]) {
    const festival = indexOf(`${year}-${springFestivals[year] ?? "02-05"}`)
    for (let day = festival - 2; day <= festival + 8; day += 1) quiet.add(day)
    quiet.add(indexOf(`${year}-01-01`)).add(indexOf(`${year}-05-01`))
    const october = indexOf(`${year}-10-01`)
    for (let day = october; day < october + 7; day += 1) quiet.add(day)
  }
  return {
    until: indexOf(until),
    years,
    at(index) {
      const day = all[index]
      if (day === undefined) throw new Error(`no day number ${index}`)
      return day
    },
    indexOf,
    monthStart: (year, month) => indexOf(`${year}-${String(month).padStart(2, "0")}-01`),
    weekday: (index) => (((index - someMonday) % 7) + 7) % 7,
    span: (year) => ({ first: indexOf(`${year}-01-01`), last: indexOf(`${year}-12-31`) }),
    isQuiet: (index) => quiet.has(index),
  }
}

/** A day of a year that has already passed, its number. */
export function pastDayOf(year: number, days: Days, random: Random): number {
  const { first, last } = days.span(year)
  return random.between(first, Math.min(last, days.until))
}

/** A day of a year long gone; the 29th to 31st are left out. */
export function someDayOf(year: number, random: Random): Day {
  const month = String(random.between(1, 12)).padStart(2, "0")
  const date = String(random.between(1, 28)).padStart(2, "0")
  return dayOf(`${String(year).padStart(4, "0")}-${month}-${date}`)
}

/** The day a year earlier. */
export function yearBefore(day: Day): Day {
  const text = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`
  return isDay(text) ? text : plusDays(dayOf(`${text.slice(0, 7)}-28`), 1)
}
