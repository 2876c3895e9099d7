import type { Day } from "../domain/shared/calendar.ts"
import { dayWords, fullDayWords } from "../domain/shared/day-words.ts"
import type { Confirmed } from "./wire.ts"

/** How the key of the question about lists that are kept begins. */
export const aboutLists = "late-on-lists"

/**
 * Something hardly true that a person is asked about before it is kept, in the answer `please-confirm`. Whoever sends
 * the same once more with the keys under `confirmed` has answered; a key holds what was asked about, so that another
 * value is asked about again.
 */
export interface Question {
  readonly key: string
  /** The field, by JSON pointer. */
  readonly pointer: string
  readonly sentence: string
}

/** Of how many lists a past day makes somebody part, and from which day; `people`: more than one of them. */
interface LateOnLists {
  readonly from: Day
  readonly today: Day
  readonly events: number
  readonly people?: number
}

/**
 * Asks before a past day adds people to lists that are kept already: each of those lists then lacks somebody, and wants
 * to be completed by hand.
 */
export function lateOnLists({ from, today, events, people }: LateOnLists, language: "zh" | "en"): Question {
  const since = dayWords(from, today)
  const zh = `从${since.zh}起已有 ${events} 次活动记了考勤，应到名单会多出${people === undefined ? "此人" : `这 ${people} 人`}，考勤要一次一次补记（办好后可以打开这些名单），补齐以前都显示人员还缺。不补记的话，请把日期改成今天（${dayWords(today, today).zh}）。`
  const who = people === undefined ? "them" : `these ${people} people`
  const en = `Since ${since.en} ${events} lists have been kept that would then expect ${who} too: each lacks somebody until it is completed (the lists can be opened afterwards). If they are not to be completed, choose today (${dayWords(today, today).en}).`
  return {
    key: [aboutLists, from, events, people ?? 1].join(":"),
    pointer: "/on",
    sentence: language === "zh" ? zh : en,
  }
}

/** Asks before a second person holds a post that one person holds as a rule. */
export function postHeld(
  { postId, name, from }: { readonly postId: number; readonly name: string; readonly from: Day },
  language: "zh" | "en",
): Question {
  const since = fullDayWords(from)
  const zh = `${name}从${since.zh}起担任这个职务，还没有登记届时免职。确实由两人同时担任吗？`
  const en = `${name} holds this post since ${since.en}, and is not down to have left it by then. Do both hold it at once?`
  return { key: `post-held:${postId}`, pointer: "/post", sentence: language === "zh" ? zh : en }
}

/** The questions that nobody has answered yet. */
export function unanswered(questions: readonly Question[], confirmed: Confirmed): Question[] {
  if (confirmed === "all") return []
  return questions.filter(({ key }) => !confirmed?.includes(key))
}
