import { readFileSync, statSync } from "node:fs"
import { problemSentence } from "../../../contract/problems.ts"
import { mostWorkdayBytes } from "../../../contract/workday-limits.ts"
import { workdayProblems } from "../../../contract/workdays.ts"
import {
  countsOf,
  importWorkdays,
  listWorkdayYears,
  missingYears,
  publishedYears,
  readCalendar,
  removeWorkdays,
} from "../../features/workdays/index.ts"
import { type CommonOptions, type Shell, yearFrom } from "../screen/shell.ts"
import type { Said } from "../screen/speaker.ts"

export interface ImportCalendarOptions extends CommonOptions {
  readonly year?: string
  readonly sure?: true
}

/** `xueer calendar import FILE [--year Y] [--sure]`: brings in the State Council's list of a year. */
export async function importCalendarVerb(
  shell: Shell,
  path: string,
  options: ImportCalendarOptions,
): Promise<number> {
  const { speak, json, withDatabase } = shell
  const year = options.year === undefined ? undefined : yearFrom(options.year)
  // What is too large is not read.
  const content =
    statSync(path).size > mostWorkdayBytes ? new Uint8Array(mostWorkdayBytes + 1) : readFileSync(path)
  const reading = await withDatabase((database) =>
    importWorkdays(database, { content, year, sure: options.sure ?? false }),
  )
  if ("list" in reading) {
    const counts = countsOf(reading.list)
    if (json) speak.answer(JSON.stringify({ done: true, ...counts }))
    else speak.answer(taken(counts))
    return 0
  }
  const said: Said =
    "fault" in reading
      ? inWords((language) =>
          problemSentence(workdayProblems[reading.fault.code], language, reading.fault.details),
        )
      : inWords((language) =>
          reading
            .asks(language)
            .map(({ sentence }) => sentence)
            .join(" "),
        )
  if (json) speak.answer(JSON.stringify({ done: false, ...said }))
  else {
    speak.tell(said)
    if ("asks" in reading) speak.tell(meantAnyhow)
  }
  return 1
}

const inWords = (say: (language: "zh" | "en") => string): Said => ({ zh: say("zh"), en: say("en") })

const taken = ({ year, daysOff, daysWorked }: ReturnType<typeof countsOf>): Said => ({
  zh: `已导入 ${year} 年的放假安排：放假 ${daysOff} 天，调休上班 ${daysWorked} 天。`,
  en: `The list of ${year} is in: ${daysOff} ${daysOff === 1 ? "day" : "days"} off, ${daysWorked} worked in exchange.`,
})

const meantAnyhow: Said = {
  zh: "什么也没有改动。确实如此的，加 --sure 再导入一次。",
  en: "Nothing was changed. If it is meant, bring it in once more with --sure.",
}

/** `xueer calendar list`: which years are there. */
export async function listCalendarsVerb({ speak, json, today, withDatabase }: Shell): Promise<number> {
  const { lists, missing } = await withDatabase(async ({ pool }) => ({
    lists: await listWorkdayYears(pool),
    missing: missingYears(today, await readCalendar(pool)),
  }))
  const imported = lists.map(countsOf)
  if (json) {
    speak.answer(JSON.stringify({ published: publishedYears, imported, missing }))
    return 0
  }
  const { first, last } = publishedYears
  speak.answer({ zh: `程序自带：${first}–${last} 年`, en: `brought along: ${first} to ${last}` })
  for (const { year, daysOff, daysWorked } of imported) {
    speak.answer({
      zh: `已导入：${year} 年，放假 ${daysOff} 天，调休上班 ${daysWorked} 天`,
      en: `brought in: ${year}, ${daysOff} ${daysOff === 1 ? "day" : "days"} off, ${daysWorked} worked in exchange`,
    })
  }
  if (missing.length > 0)
    speak.answer({ zh: `还缺：${missing.join("、")} 年`, en: `missed: ${missing.join(", ")}` })
  return 0
}

/** `xueer calendar remove YEAR`: what was brought in for a year holds no more. */
export async function removeCalendarVerb(
  { speak, json, withDatabase }: Shell,
  written: string,
): Promise<number> {
  const year = yearFrom(written)
  const done = await withDatabase((database) => removeWorkdays(database, year))
  if (json) speak.answer(JSON.stringify({ done, year }))
  else if (done) {
    speak.answer({ zh: `已撤回 ${year} 年的放假安排。`, en: `The list of ${year} was taken back.` })
  } else {
    speak.answer({ zh: `没有导入过 ${year} 年的放假安排。`, en: `No list of ${year} was brought in.` })
  }
  return done ? 0 : 1
}
