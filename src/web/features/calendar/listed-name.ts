import type { Speech } from "../../text/use-text.ts"
import { holidays } from "./holidays.ts"
import { text } from "./text.ts"
import type { CalendarBody } from "./types.ts"

/** What the State Council's list says of a day, in words: the holiday, or that it is worked in exchange. */
export function listedName(
  { listed }: Pick<CalendarBody, "listed">,
  on: string,
  { t, language }: Speech,
): string {
  const found = listed.find(({ day }) => day === on)
  if (!found) return ""
  if (!found.off) return t(text.workedDay)
  return language === "zh" ? found.name : (holidays[found.name] ?? found.name)
}
