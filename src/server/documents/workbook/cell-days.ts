import { isDay } from "../../../domain/shared/calendar.ts"
import { firstDay, lastDay } from "../../../domain/shared/plain-text.ts"
import { CellProblem } from "./cell-text.ts"

const dayText = /^\d{4}-\d{2}-\d{2}$/
const momentText = /^(\d{4}-\d{2}-\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d)$/
/** Other ways to write a day that leave no doubt: 2010/1/5, 2010.1.5, 2010年1月5日, 20100105. */
const dayAlike =
  /^(\d{4})\s*(?:([-‐–—−/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})|年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号])/
const dayDigits = /^(\d{4})(\d{2})(\d{2})(?!\d)/
/** The beginning of a day, as programs write it after one. */
const midnight = /^[T\s]\s*0{1,2}:00(?::00(?:\.0+)?)?Z?$/
const timeAlike =
  /^T?\s*(?:(上午|下午)\s*)?(\d{1,2})\s*(?:[:时点]\s*(\d{1,2})\s*分?(?::00(?:\.0+)?)?|[时点]整?)Z?$/

/** Days come again and again; each is looked up in the calendar once. */
const known = new Map<string, string | CellProblem>()
const knownLimit = 50_000

/** A day that the calendar has: `YYYY-MM-DD`, or another way to write one that leaves no doubt. */
export function readDayText(text: string): string | CellProblem {
  const before = known.get(text)
  if (before !== undefined) return before
  const read = readDay(text)
  if (known.size < knownLimit && text.length < 20) known.set(text, read)
  return read
}

function readDay(text: string): string | CellProblem {
  if (dayText.test(text)) return checkDay(text)
  const meant = dayIn(text)
  if (meant === undefined) return new CellProblem("not-a-day")
  if (meant.rest === "" || midnight.test(meant.rest)) return checkDay(meant.day)
  const isDay = checkDay(meant.day) === meant.day
  return new CellProblem("not-a-day", isDay ? { suggestion: meant.day } : undefined)
}

/** A day and time: `YYYY-MM-DD HH:mm`, or another way to write them that leaves no doubt. */
export function readMomentText(text: string): string | CellProblem {
  const exact = momentText.exec(text)
  const [day, time] = exact ? [exact[1], exact[2]] : meantMoment(text)
  if (day === undefined || time === undefined) return new CellProblem("not-a-moment")
  const checked = readDayText(day)
  return checked instanceof CellProblem ? checked : `${day} ${time}`
}

/** The day with which a text begins, and what comes after it. */
function dayIn(text: string): { day: string; rest: string } | undefined {
  const match = dayAlike.exec(text) ?? dayDigits.exec(text)
  if (!match) return undefined
  const [whole, year = "", ...others] = match
  const [month = "", date = ""] = others.filter((part) => part !== undefined && /^\d/.test(part))
  return { day: `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`, rest: text.slice(whole.length) }
}

function meantMoment(text: string): [day?: string, time?: string] {
  const meant = dayIn(text)
  const match = timeAlike.exec(meant?.rest.trim() ?? "")
  if (!meant || !match) return []
  const [, half, hour = "", minute = "0"] = match
  const hours = half === "下午" && Number(hour) < 12 ? Number(hour) + 12 : Number(hour)
  const isTime = hours < 24 && Number(minute) < 60
  return isTime ? [meant.day, `${two(hours)}:${two(Number(minute))}`] : []
}

function two(value: number): string {
  return String(value).padStart(2, "0")
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
