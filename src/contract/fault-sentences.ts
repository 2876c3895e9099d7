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

/** The sentence for a finding: what is wrong, and what would be right. */
export function faultSentence(fault: Fault, language: Language): string {
  if (!isCode(fault.code)) throw new Error(`no sentence for ${fault.code}`)
  const sentence = sentences[fault.code][language](fault)
  const more = fault.details?.more
  if (more === undefined) return sentence
  return language === "zh" ? `${sentence}（另有 ${more} 处）` : `${sentence} (and ${more} more)`
}
