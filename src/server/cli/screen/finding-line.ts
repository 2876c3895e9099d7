import { faultSentence } from "../../../contract/fault-sentences.ts"
import type { Language } from "../../../contract/refusals.ts"
import type { Fault } from "../../../contract/workbook.ts"

/** A finding in a file as one line: where, the value as it stood, what is wrong and what would be right. */
export function findingLine(fault: Fault, language: Language): string {
  const sentence = faultSentence(fault, language)
  const row = fault.row === undefined ? "" : language === "zh" ? `第${fault.row}行` : `row ${fault.row}`
  const value = fault.value && !sentence.includes(fault.value) ? quoted(fault.value, language) : ""
  const place = [fault.sheet ?? "", row, fault.column ?? "", value].filter(Boolean).join(" ")
  return visible(place === "" ? sentence : `${place}: ${sentence}`)
}

function quoted(text: string, language: Language): string {
  return language === "zh" ? `“${text}”` : `"${text}"`
}

/** Marks that steer a terminal, turn the writing around or can't be seen. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Text from a file as it may be printed: what can't be seen is named, and what steers the terminal does not. */
export function visible(text: string): string {
  return text.replace(invisible, (mark) => {
    const number = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase()
    return `<U+${number.padStart(4, "0")}>`
  })
}
