import type { SittingBody } from "../../../contract/event-actions.ts"
import type { Language, Said } from "../../../contract/refusals.ts"
import { hasStructure, type StructuredText, textOf } from "../../../domain/shared/structured-text.ts"
import { problem } from "../../http/problem.ts"

const oneMinutes: Said = {
  zh: "一场只有一份记录，请写在一处。",
  en: "A sitting has one set of minutes: please write them in one place.",
}

/** Minutes as they are kept: their words, and the document where it says more than its paragraphs. */
export interface KeptMinutes {
  readonly minutes: string | null
  readonly minutesDocument: StructuredText | null
}

/** A document of minutes as it is kept; one without words is none. */
export function keptMinutes(document: StructuredText): KeptMinutes {
  const minutes = textOf(document).trim() || null
  return { minutes, minutesDocument: minutes !== null && hasStructure(document) ? document : null }
}

/** The minutes of the sitting, also where they were written beside one of its items. */
export function minutesOf({ minutes, minutesDocument, items }: SittingBody): KeptMinutes {
  if (minutesDocument) return keptMinutes(minutesDocument)
  const written = minutes || items.find((item) => item.minutes)?.minutes
  return { minutes: written || null, minutesDocument: null }
}

/** One meeting has one set of minutes: several that differ are nobody's to choose from. */
export function refuseSeveralMinutes(body: SittingBody, language: Language): void {
  const { items } = body
  const written = items.flatMap((item, index) =>
    item.minutes ? [{ pointer: `/items/${index}/minutes`, text: item.minutes }] : [],
  )
  const first = body.minutesDocument || body.minutes ? minutesOf(body).minutes : written[0]?.text
  const errors = written
    .filter(({ text }) => text !== first)
    .map(({ pointer }) => ({ pointer, message: oneMinutes[language] }))
  if (errors.length > 0) throw problem("invalid", {}, { errors })
}
