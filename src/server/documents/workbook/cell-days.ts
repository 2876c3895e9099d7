import { isDay } from "../../../domain/shared/calendar.ts"
import { CellProblem } from "./cell-text.ts"

/** Days a workbook may name, both included. */
export const firstDay = "1900-01-01"
export const lastDay = "2200-12-31"

const dayText = /^\d{4}-\d{2}-\d{2}$/
const momentText = /^(\d{4}-\d{2}-\d{2}) (?:[01]\d|2[0-3]):[0-5]\d$/
/** Other ways to write a day that leave no doubt: 2010/1/5, 2010.1.5, 2010年1月5日, 20100105. */
const dayAlike = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/
const dayDigits = /^(\d{4})(\d{2})(\d{2})$/
const timeAlike = /^T?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})\s*分?(?::00(?:\.0+)?)?Z?$/

/** Days come again and again; each is looked up in the calendar once. */
const known = new Map<string, string | CellProblem>()
const knownLimit = 200_000

/** `YYYY-MM-DD`, a day that the calendar has. */
export function readDayText(text: string): string | CellProblem {
  const before = known.get(text)
  if (before !== undefined) return before
  const read = dayText.test(text) ? checkDay(text) : new CellProblem("not-a-day", suggest(likelyDay(text)))
  if (known.size < knownLimit && text.length < 20) known.set(text, read)
  return read
}

/** `YYYY-MM-DD HH:mm`, on a day that the calendar has. */
export function readMomentText(text: string): string | CellProblem {
  const day = momentText.exec(text)?.[1]
  if (day === undefined) return new CellProblem("not-a-moment", suggest(likelyMoment(text)))
  const checked = readDayText(day)
  return checked instanceof CellProblem ? checked : text
}

/** Excel's own date, whose local time stands in the Date's UTC fields. */
export function readDayDate(date: Date): string | CellProblem {
  const text = isoMinutes(date)
  if (text === undefined) return new CellProblem("not-a-day")
  const day = text.slice(0, 10)
  return text.endsWith("00:00") ? checkDay(day) : new CellProblem("not-a-day", { suggestion: day })
}

/** Excel's own date and time, to the minute. */
export function readMomentDate(date: Date): string | CellProblem {
  const text = isoMinutes(date)
  if (text === undefined) return new CellProblem("not-a-moment")
  const checked = checkDay(text.slice(0, 10))
  return checked instanceof CellProblem ? checked : text
}

/** A date as text, for a cell that holds text. */
export function dateAsText(date: Date): string {
  const text = isoMinutes(date) ?? ""
  return text.endsWith("00:00") ? text.slice(0, 10) : text
}

/** Excel stores a time as a fraction of a day; within a second of the minute it is the minute. */
function isoMinutes(date: Date): string | undefined {
  const minutes = Math.round(date.getTime() / 60_000)
  const near = Math.abs(date.getTime() - minutes * 60_000) < 1000
  if (!near || Number.isNaN(minutes)) return undefined
  return new Date(minutes * 60_000).toISOString().slice(0, 16).replace("T", " ")
}

function checkDay(day: string): string | CellProblem {
  if (!isDay(day)) return new CellProblem("no-such-day", lastOfMonth(day))
  if (day < firstDay || day > lastDay)
    return new CellProblem("day-out-of-range", { first: firstDay, last: lastDay })
  return day
}

function lastOfMonth(day: string): { last: string } | undefined {
  if (day.endsWith("00")) return undefined
  const last = [31, 30, 29, 28].map((date) => `${day.slice(0, 8)}${date}`).find(isDay)
  return last === undefined ? undefined : { last }
}

function likelyDay(text: string): string | undefined {
  const match = dayAlike.exec(text) ?? dayDigits.exec(text)
  if (!match) return undefined
  const [, year = "", month = "", date = ""] = match
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`
  return checkDay(day) === day ? day : undefined
}

function likelyMoment(text: string): string | undefined {
  const day = likelyDay(text)
  const match = timeAlike.exec(text.replace(dayAlike, "").trim())
  if (day === undefined || !match) return undefined
  const [, hour = "", minute = ""] = match
  const moment = `${day} ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`
  return momentText.test(moment) ? moment : undefined
}

function suggest(suggestion: string | undefined): { suggestion: string } | undefined {
  return suggestion === undefined ? undefined : { suggestion }
}
