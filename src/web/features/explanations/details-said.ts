import { detailsIn } from "../../../contract/explanation-reasons.ts"
import type { Format } from "../../text/format.ts"
import type { Language } from "../../text/text.ts"

interface Reader {
  readonly language: Language
  readonly format: Pick<Format, "day">
}

/** What stands beside a record, names and days among it, as its reader writes days. */
export function detailsSaid(details: string, { language, format }: Reader): string {
  return detailsIn(
    language,
    details.replace(/\d{4}-\d{2}-\d{2}/g, (day) => format.day(day)),
  )
}
