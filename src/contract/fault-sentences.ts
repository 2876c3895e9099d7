import { fullDayWords } from "../domain/shared/day-words.ts"
import { type FileFaultCode, fileFaultSentences } from "./file-faults.ts"
import { type ImportFaultCode, importFaultSentences } from "./import-faults.ts"
import type { Language } from "./refusals.ts"
import type { Fault } from "./workbook.ts"

type Sentence = Readonly<Record<Language, (fault: Fault) => string>>

const sentences: Readonly<Record<FileFaultCode | ImportFaultCode, Sentence>> = {
  ...fileFaultSentences,
  ...importFaultSentences,
}

function isCode(code: string): code is keyof typeof sentences {
  return Object.hasOwn(sentences, code)
}

/** Details that hold days, or from which day to which; anything else may be a code that looks like one. */
const ofDays: readonly string[] = [
  "day",
  "from",
  "start",
  "end",
  "on",
  "life",
  "span",
  "about",
  "bornOn",
  "last",
]
/** Findings about a cell whose value is a day. */
const ofDayCells: readonly string[] = [
  "newest-differs",
  "born-later",
  "born-long-ago",
  "joined-before-birth",
  "joined-later",
]

/** Days as people write them; what says how a cell is to be written keeps the writing of cells. */
function withDaysInWords(fault: Fault, code: keyof typeof sentences, language: Language): Fault {
  if (code in fileFaultSentences) return fault
  const said = (text: string) => text.replace(/\d{4}-\d{2}-\d{2}/g, (day) => fullDayWords(day)[language])
  const details = Object.entries(fault.details ?? {}).map(([name, value]) => [
    name,
    typeof value === "string" && ofDays.includes(name) ? said(value) : value,
  ])
  const { value } = fault
  return {
    ...fault,
    ...(value !== undefined && ofDayCells.includes(code) ? { value: said(value) } : {}),
    details: Object.fromEntries(details),
  }
}

/** The sentence for a finding: what is wrong, and what would be right. */
export function faultSentence(fault: Fault, language: Language): string {
  if (!isCode(fault.code)) throw new Error(`no sentence for ${fault.code}`)
  const sentence = sentences[fault.code][language](withDaysInWords(fault, fault.code, language))
  const more = fault.details?.more
  if (more === undefined) return sentence
  return language === "zh" ? `${sentence}（另有 ${more} 处）` : `${sentence} (and ${more} more)`
}
