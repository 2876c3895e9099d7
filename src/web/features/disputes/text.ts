import type { Dispute } from "../../../contract/disputes.ts"
import { isAsClaimed } from "../../../domain/disputes/dispute-rules.ts"
import { counted } from "../../../domain/shared/english.ts"
import type { Text, Texts } from "../../text/text.ts"

export const text = {
  dispute: { zh: "有异议", en: "Dispute it" },
  title: (topic: string) => ({
    zh: `“${topic}”的考勤记得不对`,
    en: `The list of “${topic}” is wrong about me`,
  }),
  word: { zh: "一句话说明", en: "In one sentence" },
  wordHint: {
    zh: "比如坐在哪里、和谁一起。只有记考勤的人看得到，不要写病情。",
    en: "Where you sat, or with whom. Seen by whoever keeps the list alone; please write nothing about an illness.",
  },
  which: { zh: "实际情况是哪一种，点了就送出。", en: "Choose how it was, and it is sent." },
  until: (day: string, days: number) => ({
    zh: `记下以后 ${days} 天内可以提，这一次到${day}为止。`,
    en: `It may be disputed for ${counted(days, "day")} after it was noted, this one until ${day}.`,
  }),
  made: {
    zh: "已送出。有了结果会通知您。",
    en: "Sent. You will hear what comes of it.",
  },
  late: (day: string) => ({
    zh: `提异议的期限到${day}为止，已经过了。确实记错的，请直接找记录员或书记。`,
    en: `This could be disputed until ${day}. If it is wrong all the same, please turn to your recorder or secretary.`,
  }),
  mine: { zh: "我提的异议", en: "What I disputed" },
  toSettle: { zh: "等您处理的考勤异议", en: "Disputed absences for you to settle" },
  line: (name: string, topic: string) => ({ zh: `${name}：“${topic}”`, en: `${name}: “${topic}”` }),
  about: (day: string, status: string) => ({
    zh: `${day}记为${status}`,
    en: `recorded on ${day} as: ${status}`,
  }),
  says: (claim: string, word: string) => ({
    zh: `本人说“${claim}”：${word}`,
    en: `they say “${claim}”: ${word}`,
  }),
  said: (claim: string, word: string) => ({
    zh: `您说“${claim}”：${word}`,
    en: `you said “${claim}”: ${word}`,
  }),
  answered: (word: string, by: string) => ({ zh: `${by}答复：${word}`, en: `${by} answered: ${word}` }),
  correctedBy: (by: string, now: string) => ({
    zh: `${by}已更正名单，现在记为${now}`,
    en: `corrected by ${by}; the list now says: ${now}`,
  }),
  noRow: { zh: "没有记", en: "nothing" },
  wasRight: { zh: "异议成立", en: "you were right" },
  closed: {
    zh: "这次的记录已签字定稿。更正会写明理由重新打开，改好后要再签字。",
    en: "The record is signed and closed. A correction opens it again and says why; it is then signed anew.",
  },
  accept: { zh: "更正", en: "Correct it" },
  acceptTitle: (name: string) => ({ zh: `更正${name}的考勤`, en: `Correct the list for ${name}` }),
  shouldBe: { zh: "应当记为", en: "It should say" },
  kind: { zh: "哪一种假", en: "Which leave" },
  save: { zh: "更正名单", en: "Correct the list" },
  accepted: { zh: "名单已更正，已告诉本人。", en: "The list is corrected, and the person has been told." },
  answer: { zh: "答复", en: "Answer" },
  answerTitle: (name: string) => ({ zh: `答复${name}，名单不改`, en: `Answer ${name}; the list stays` }),
  answerWord: { zh: "为什么不改", en: "Why it stays" },
  answerSend: { zh: "送出答复", en: "Send the answer" },
  answerSent: { zh: "已答复本人。", en: "The person has your answer." },
  withdraw: { zh: "撤回", en: "Withdraw" },
  withdrawn: { zh: "已撤回。", en: "Withdrawn." },
} satisfies Texts

/** What somebody says instead, as a button, and as it is told. */
export const claimWords = {
  "was-there": { zh: "我到会了", en: "I was there" },
  "was-on-leave": { zh: "我请过假", en: "I was on leave" },
  "other-leave": { zh: "假的类别不对", en: "It was another kind of leave" },
} satisfies Readonly<Record<string, Text>>

/** What became of a dispute, whatever the list says after it. */
export const stateWords = {
  waiting: { zh: "已提异议，等答复", en: "disputed, waits for an answer" },
  accepted: { zh: "已据异议更正", en: "the list was corrected" },
  answered: { zh: "异议已答复", en: "your dispute was answered" },
  withdrawn: { zh: "异议已撤回", en: "withdrawn" },
  overtaken: { zh: "名单已另行改过", en: "the list was changed otherwise" },
} satisfies Readonly<Record<string, Text>>

/** What became of a dispute, as its member reads it: they were right where the list says what they said. */
export function becameOf({ state, claim, now }: Pick<Dispute, "state" | "claim" | "now">): Text {
  return state === "accepted" && now && isAsClaimed(claim, now.status) ? text.wasRight : stateWords[state]
}
