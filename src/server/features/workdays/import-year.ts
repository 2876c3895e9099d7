import type { Question } from "../../../contract/questions.ts"
import type { Language } from "../../../contract/refusals.ts"
import { mostWorkdayBytes } from "../../../contract/workday-limits.ts"
import {
  fewHolidays,
  fewHolidaysQuestion,
  isWorkdayFault,
  readWorkdays,
  type WorkdayFault,
  workdaysTooLarge,
} from "../../../contract/workdays.ts"
import type { WorkdayYear } from "../../../domain/shared/workday-calendar.ts"

/** A file with the list of a year. */
export interface WorkdayFile {
  readonly content: Uint8Array
  /** Which year of it. */
  readonly year: number | undefined
  /** What is asked about is meant. */
  readonly sure: boolean
}

/** What came of a file: a list to keep, a fault, or something to ask first. */
export type WorkdayReading =
  | { readonly list: WorkdayYear }
  | { readonly fault: WorkdayFault }
  | { readonly asks: (language: Language) => Question[] }

/** Reads a file with the list of a year, and asks about what is hardly whole. */
export function readWorkdayFile({ content, year, sure }: WorkdayFile): WorkdayReading {
  if (content.length > mostWorkdayBytes) return { fault: workdaysTooLarge }
  const list = readWorkdays(new TextDecoder().decode(content), year)
  if (isWorkdayFault(list)) return { fault: list }
  const named = fewHolidays(list)
  if (named === undefined || sure) return { list }
  return {
    asks: (language) => [
      {
        key: `few:${list.year}:${named}`,
        pointer: "",
        sentence: fewHolidaysQuestion[language](list.year, named),
      },
    ],
  }
}
