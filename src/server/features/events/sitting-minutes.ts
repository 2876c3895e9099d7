import type { SittingBody } from "../../../contract/event-actions.ts"
import type { Language, Said } from "../../../contract/refusals.ts"
import { problem } from "../../http/problem.ts"

const oneMinutes: Said = {
  zh: "一场只有一份记录，请写在一处。",
  en: "A sitting has one set of minutes: please write them in one place.",
}

/** The minutes of the sitting, also where they were written beside one of its items. */
export function minutesOf({ minutes, items }: SittingBody): string | null {
  return minutes || items.find((item) => item.minutes)?.minutes || null
}

/** One meeting has one set of minutes: several that differ are nobody's to choose from. */
export function refuseSeveralMinutes({ minutes, items }: SittingBody, language: Language): void {
  const written = items.flatMap((item, index) =>
    item.minutes ? [{ pointer: `/items/${index}/minutes`, text: item.minutes }] : [],
  )
  const first = minutes || written[0]?.text
  const errors = written
    .filter(({ text }) => text !== first)
    .map(({ pointer }) => ({ pointer, message: oneMinutes[language] }))
  if (errors.length > 0) throw problem("invalid", {}, { errors })
}
