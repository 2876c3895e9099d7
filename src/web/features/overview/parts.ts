import { clauseTitles } from "../../../contract/clause-titles.ts"
import type { UnitHome } from "../../../contract/home.ts"
import type { Speech } from "../../text/use-text.ts"
import { unitNames } from "./text.ts"

export type GridRow = UnitHome["grid"][number]
export type Figure = UnitHome["hours"][number]

/** A clause's title as the reader says it; the documents' own titles are Chinese. */
export function clauseTitle({ language }: Speech, id: string, title: string): string {
  return language === "en" ? (clauseTitles[id] ?? title) : title
}

/** 次, 学时 and the like as the reader says it. */
export function unitName({ t }: Speech, unit: string): string {
  const name = unitNames[unit]
  return name ? t(name) : unit
}

/** An event by kind and topic; where the topic says the kind already, once. */
export function eventName(kind: string, topic: string): string {
  return topic.startsWith(kind) ? topic : `${kind} · ${topic}`
}

/** The label of a record, which begins with its kind; where the topic says it again, once. */
export function recordLabel(label: string): string {
  return label.replace(/^([^：]+)：(?=\1)/u, "")
}

/** The word beside a figure: English has another for one. */
function unitBeside(speech: Speech, value: number, unit: string): string {
  const name = unitName(speech, unit)
  return speech.language === "en" && value === 1 ? name.replace(/s$/, "") : name
}

/** A figure as people read it: shares as percent, filed or not without a number. */
export function figureText(speech: Speech, value: number | null, unit: string): string {
  if (value === null) return ""
  if (unit === "") return speech.format.share(value)
  return `${speech.format.number(value)} ${unitBeside(speech, value, unit)}`
}
