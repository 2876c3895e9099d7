import type { Day } from "../shared/calendar.ts"
import type { ContentCategory, OrgField } from "../shared/words.ts"
import type { Pack } from "./clause.ts"

/** What units of some field of life are to study above all, by the words of a document. */
export interface Emphasis {
  readonly fields: readonly OrgField[]
  readonly topic: string
  readonly category: ContentCategory
  /** Word for word from the text. */
  readonly quote: string
}

/** What the documents in force emphasise for a field of life, each topic once. */
export function emphasisFor(packs: readonly Pack[], field: OrgField | null, day: Day): Emphasis[] {
  if (field === null) return []
  const found = packs
    .filter(({ from }) => from <= day)
    .flatMap(({ emphasis = [] }) => emphasis.filter(({ fields }) => fields.includes(field)))
  return [...new Map(found.map((one) => [one.topic, one])).values()]
}
