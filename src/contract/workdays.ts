import { z } from "zod"
import { type Day, isDay, yearOf } from "../domain/shared/calendar.ts"
import type { ListedDay, WorkdayYear } from "../domain/shared/workday-calendar.ts"
import type { ProblemDetails, ProblemTable } from "./problems.ts"
import { day, line, yearText } from "./wire.ts"
import { workdaysTooLargeSays } from "./workday-limits.ts"

/**
 * 放假安排: the State Council's list of a year, as JSON. Two forms are read: that of the package chinese-days, which
 * may hold many years (`holidays` and `workdays` by day), and that of the public lists, one year a file (`year`,
 * `days` with `isOffDay`).
 */

export const workdayProblems = {
  "workdays-no-json": {
    status: 422,
    zh: "这个文件不是 JSON。",
    en: "This file is no JSON.",
  },
  "workdays-unknown-form": {
    status: 422,
    zh: ({ where }) =>
      `看不懂这个文件：${where}。能读两种：{"holidays": {…}, "workdays": {…}}，或 {"year": …, "papers": […], "days": [{"name", "date", "isOffDay"}]}。`,
    en: ({ where }) =>
      `This file is of no known form: ${where}. Two are read: {"holidays": {…}, "workdays": {…}}, or {"year": …, "papers": […], "days": [{"name", "date", "isOffDay"}]}.`,
  },
  "workdays-which-year": {
    status: 422,
    zh: ({ years }) => `文件里有几年的安排（${years}），请写明要哪一年。`,
    en: ({ years }) => `The file holds several years (${years}): please say which.`,
  },
  "workdays-none-of-year": {
    status: 422,
    zh: ({ year }) => `文件里没有 ${year} 年的放假日。`,
    en: ({ year }) => `The file names no day off of ${year}.`,
  },
  "workdays-wrong-year": {
    status: 422,
    zh: ({ year, asked }) => `这是 ${year} 年的安排，要的是 ${asked} 年的。`,
    en: ({ year, asked }) => `This is the list of ${year}, and that of ${asked} was asked for.`,
  },
  "workdays-other-year": {
    status: 422,
    zh: ({ fullDay, year }) => `${fullDay}不在 ${year} 年，也不在它前面的十二月。`,
    en: ({ fullDay, year }) => `${fullDay} lies neither in ${year} nor in the December before it.`,
  },
  "workdays-twice": {
    status: 422,
    zh: ({ day }) => `${day}写了两次。`,
    en: ({ day }) => `${day} stands there twice.`,
  },
  "workdays-too-large": { status: 413, ...workdaysTooLargeSays },
} as const satisfies ProblemTable

/** Why a list was not taken. */
export interface WorkdayFault {
  readonly code: keyof typeof workdayProblems
  readonly details: ProblemDetails
}

/** Some browsers know JSON files by no name. */
export const workdayMedia = ["application/json", "application/octet-stream"] as const

const label = line(100)
const byDay = z.record(day, label)
/** `{"2027-01-01": "New Year's Day,元旦,1"}`; 调休 days stand among the days off as well. */
const severalYears = z.strictObject({ holidays: byDay, workdays: byDay, inLieuDays: byDay.optional() })
const oneYear = z.strictObject({
  $schema: z.string().max(300).optional(),
  $id: z.string().max(300).optional(),
  year: z.int().min(2000).max(2199),
  papers: z.array(z.string().max(300)).max(20),
  days: z.array(z.strictObject({ name: label, date: day, isOffDay: z.boolean() })).max(400),
})

/** Reads a list for a year; without one, for the year that the file is of. */
export function readWorkdays(text: string, asked?: number): WorkdayYear | WorkdayFault {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch {
    return fault("workdays-no-json")
  }
  const one = oneYear.safeParse(json)
  if (one.success) return ofOneYear(one.data, asked)
  const several = severalYears.safeParse(json)
  if (several.success) return ofSeveralYears(several.data, text, asked)
  const meant = typeof json === "object" && json !== null && "days" in json ? one.error : several.error
  return fault("workdays-unknown-form", { where: placeOf(meant) })
}

/** The fault of a file that is not read at all. */
export const workdaysTooLarge = fault("workdays-too-large")

/** Whether a list was read. */
export function isWorkdayFault(found: WorkdayYear | WorkdayFault): found is WorkdayFault {
  return "code" in found
}

function fault(code: WorkdayFault["code"], details: ProblemDetails = {}): WorkdayFault {
  return { code, details }
}

function placeOf({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path.join(".") ?? ""
  return issue?.code === "unrecognized_keys" ? [path, ...issue.keys].filter(Boolean).join(".") : path || "{}"
}

function ofOneYear({ year, days }: z.output<typeof oneYear>, asked: number | undefined) {
  if (asked !== undefined && asked !== year) return fault("workdays-wrong-year", { year, asked })
  const listed = days.map(({ name, date, isOffDay }) => ({ day: date, name, off: isOffDay }))
  const outside = listed.find((one) => !belongsTo(year, one.day))
  if (outside) return fault("workdays-other-year", { fullDay: outside.day, year })
  return listOf(year, listed)
}

function ofSeveralYears(
  { holidays, workdays, inLieuDays = {} }: z.output<typeof severalYears>,
  text: string,
  asked: number | undefined,
) {
  // Where a name stands twice in an object, reading it forgets one of them.
  const times = new Map<string, number>()
  for (const [, written = ""] of text.matchAll(/"(\d{4}-\d{2}-\d{2})"/g))
    times.set(written, (times.get(written) ?? 0) + 1)
  for (const [written, count] of times) {
    const there = [holidays, workdays, inLieuDays].filter((days) => Object.hasOwn(days, written)).length
    if (there > 0 && count > there) return fault("workdays-twice", { day: written })
  }
  const listed = [...namedIn(holidays, true), ...namedIn(workdays, false)]
  const years = [...new Set(Object.keys(holidays).map(yearOf))].sort((one, other) => one - other)
  const year = asked ?? years.at(-1)
  if (year === undefined) return fault("workdays-unknown-form", { where: "holidays" })
  const ofYear = listed.filter(({ day }) => belongsTo(year, day))
  if (asked === undefined && ofYear.length < listed.length)
    return fault("workdays-which-year", { years: spanOf(years) })
  return listOf(year, ofYear)
}

const spanOf = (years: readonly number[]) =>
  years.length > 1 ? `${years[0]}–${years.at(-1)}` : String(years[0] ?? "")

function namedIn(days: Readonly<Record<string, string>>, off: boolean): ListedDay[] {
  return Object.entries(days).flatMap(([day, said]) =>
    isDay(day) ? [{ day, name: said.split(",")[1] ?? said, off }] : [],
  )
}

/** A list may name days of the December before its year: work done in exchange, or the eve of 元旦. */
function belongsTo(year: number, day: Day): boolean {
  return yearOf(day) === year || day.startsWith(`${year - 1}-12-`)
}

function listOf(year: number, listed: readonly ListedDay[]): WorkdayYear | WorkdayFault {
  const days = [...listed].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
  const twice = days.find((one, index) => days[index + 1]?.day === one.day)
  if (twice) return fault("workdays-twice", { day: twice.day })
  if (!days.some(({ day, off }) => off && yearOf(day) === year))
    return fault("workdays-none-of-year", { year })
  return { year, days }
}

/** Holidays that every year has; a list that names fewer is hardly whole. */
const usualHolidays = 5

/** How many holidays a list names, where they are hardly all. */
export function fewHolidays({ days }: WorkdayYear): number | undefined {
  const named = new Set(days.filter(({ off }) => off).map(({ name }) => name)).size
  return named < usualHolidays ? named : undefined
}

export const fewHolidaysQuestion = {
  zh: (year: number, named: number) => `${year} 年的安排里只有 ${named} 个节日，是不是不全？`,
  en: (year: number, named: number) =>
    `The list of ${year} names ${named} ${named === 1 ? "holiday" : "holidays"} only: is it whole?`,
}

export const workdayYearParams = z.strictObject({ year: yearText })
export const importWorkdaysQuery = z.strictObject({
  /** Which year of a file that holds several. */
  year: yearText.optional(),
  /** What was asked about is meant. */
  sure: z.literal("yes").optional(),
})

/** The years whose list is there, and those whose list is missed. */
export const workdayYears = z.object({
  /** What the program brings along. */
  published: z.object({ first: z.int(), last: z.int() }),
  imported: z.array(
    z.object({
      year: z.int(),
      days: z.array(z.object({ day: z.string(), name: z.string(), off: z.boolean() })),
      importedAt: z.string(),
      /** Who brought it in; null: on the command line. */
      by: z.string().nullable(),
    }),
  ),
  missing: z.array(z.int()),
  can: z.array(z.enum(["settings.edit"])),
})
