import { clauseTitles } from "../../contract/clause-titles.ts"
import { labelOfTask } from "../../contract/explanation-tasks.ts"
import { askedBesides } from "../../contract/reminder-words.ts"
import { activityKinds, trainingKinds, writingKinds } from "../../domain/shared/words.ts"
import type { Speech } from "./speech.ts"
import type { Text } from "./text.ts"

/** A clause's title as the reader says it; the documents' own titles are Chinese. */
export function clauseTitle({ language }: Speech, id: string, title: string): string {
  return language === "en" ? (clauseTitles[id] ?? askedBesides[id]?.en ?? title) : title
}

/** An event by kind and topic; where the topic says the kind already, once. */
export function eventName(kind: string, topic: string): string {
  if (topic === "") return kind
  return topic.startsWith(kind) ? topic : `${kind} · ${topic}`
}

/** The label of a record in the reader's words: it begins with its kind; where the topic says it again, once. */
export function recordLabel(label: string, { t, words }: Speech): string {
  if (label === studyPlan.zh) return t(studyPlan)
  const task = labelOfTask(label)
  if (task) return t(task)
  const [, kind = "", topic = ""] = /^([^：]+)：(.*)$/su.exec(label) ?? []
  if (topic === "" || topic.startsWith(kind)) return topic || label
  const said = kindWord(kind, words)
  return t({ zh: `${said}：${topic}`, en: `${said}: ${topic}` })
}

const studyPlan: Text = { zh: "学习计划", en: "Study plan" }

/** What a kind of record is called; the server names it in Chinese. */
function kindWord(kind: string, words: Speech["words"]): string {
  const lists: readonly (readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
    [activityKinds, words.activityKinds],
    [trainingKinds, words.trainingKinds],
    [writingKinds, words.writingKinds],
  ]
  for (const [ids, named] of lists) {
    const id = ids[kind]
    if (id !== undefined) return named[id] ?? kind
  }
  return kind
}
