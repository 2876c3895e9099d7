import { fullDayWords } from "../domain/shared/day-words.ts"
import { type OrgKind, orgKinds, wordFor } from "../domain/shared/words.ts"
import { clauseTitles } from "./clause-titles.ts"
import type { Question } from "./questions.ts"
import type { Language } from "./refusals.ts"

/** How the key of the question begins that wants a reason as well. */
export const aboutOwing = "owes-no-longer"

/** What an edit takes away of what is asked of a unit; `from`: null where it was always so. */
export interface OwesNoLonger {
  readonly from: string | null
  readonly clauses: readonly { readonly id: string; readonly title: string }[]
}

/** Asks before an edit ends what a unit owes: what is no longer asked, and from which day. */
export function owesNoLonger({ from, clauses }: OwesNoLonger, pointer: string, language: Language): Question {
  const zh = clauses.map(({ title }) => title).join("；")
  const en = clauses.map(({ id, title }) => clauseTitles[id] ?? title).join("; ")
  const sentences = {
    zh:
      from === null
        ? `改成一向如此，以前各期也不再要求：${zh}。请写明原因；上级会收到通知，历史里留着。`
        : `从${fullDayWords(from).zh}起不再要求：${zh}。那天以前已经结束的各期照旧。请写明原因；上级会收到通知，历史里留着。`,
    en:
      from === null
        ? `If it was always so, this was never asked of it, earlier periods included: ${en}. Please say why; the officers above are told, and its history keeps it.`
        : `From ${fullDayWords(from).en} this is no longer asked of it: ${en}. Periods that ended before stay as they were. Please say why; the officers above are told, and its history keeps it.`,
  }
  const ids = clauses.map(({ id }) => id).join(",")
  return {
    key: `${aboutOwing}:${from ?? "always"}:${ids}`.slice(0, 300),
    pointer,
    sentence: sentences[language],
  }
}

/** Asks before a unit begins later than was kept: nothing is asked of it before it is there. */
export function beginsLater(from: string, language: Language): Question {
  const sentences = {
    zh: `成立日期改到${fullDayWords(from).zh}，以前各期就不再有要求。请写明原因；上级会收到通知，历史里留着。`,
    en: `If it was founded on ${fullDayWords(from).en}, nothing is asked of it for earlier periods. Please say why; the officers above are told, and its history keeps it.`,
  }
  return { key: `${aboutOwing}:founded:${from}`, pointer: "/foundedOn", sentence: sentences[language] }
}

/** A unit under the same superior that is called the same. */
export interface SameName {
  readonly unitId: number
  readonly name: string
  readonly kind: OrgKind
  /** Its code, where the reader may know it. */
  readonly code: string | null
}

/** Asks before two units under one superior are called the same. */
export function sameName({ unitId, name, kind, code }: SameName, language: Language): Question {
  const zh = `同一个上级之下已有一个${wordFor<string>(orgKinds, kind)}叫“${name}”${code === null ? "" : `（编码 ${code}）`}。确实是两个组织吗？`
  const en = `The same superior has a ${kind.replaceAll("-", " ")} called “${name}” already${code === null ? "" : ` (code ${code})`}. Are they two units?`
  return { key: `same-name:${unitId}`, pointer: "/name", sentence: language === "zh" ? zh : en }
}
