import { clauseTitles } from "../../contract/clause-titles.ts"
import type { Speech } from "./use-text.ts"

/** A clause's title as the reader says it; the documents' own titles are Chinese. */
export function clauseTitle({ language }: Speech, id: string, title: string): string {
  return language === "en" ? (clauseTitles[id] ?? title) : title
}

/** An event by kind and topic; where the topic says the kind already, once. */
export function eventName(kind: string, topic: string): string {
  return topic.startsWith(kind) ? topic : `${kind} · ${topic}`
}

/** The label of a record, which begins with its kind; where the topic says it again, once. */
export function recordLabel(label: string): string {
  return label.replace(/^([^：]+)：(?=\1)/u, "")
}
