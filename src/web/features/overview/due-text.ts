import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

/** What is counted, by the word for it. */
export type Counted = "branches" | "groups" | "units"
const counting: Readonly<Record<Counted, { zh: string; en: readonly [string, string] }>> = {
  branches: { zh: "个支部", en: ["branch", "branches"] },
  groups: { zh: "个小组", en: ["group", "groups"] },
  units: { zh: "个组织", en: ["unit", "units"] },
}
/** The words for what is counted. Every sentence is tried with anything at all, and then units are. */
export const countedAs = (of: Counted) => counting[of] ?? counting.units

export const dueText = {
  title: { zh: "到期时间表", en: "What is due when" },
  of: (unit: string) => ({ zh: `${unit} · 到期时间表`, en: `${unit} · What is due when` }),
  note: (day: string) => ({ zh: `今天到${day}`, en: `From today to ${day}` }),
  quarter: { zh: "三个月", en: "Three months" },
  year: { zh: "一年", en: "A year" },
  howFar: { zh: "看多远", en: "How far" },
  by: (day: string) => ({ zh: `${day}前`, en: `by ${day}` }),
  nothing: { zh: "这段时间没有要到期的", en: "Nothing falls due in this time" },
  planned: (start: string) => ({ zh: `已排 ${start}`, en: `planned for ${start}` }),
  open: { zh: "打开", en: "Open it" },
  plan: { zh: "排上", en: "Plan it" },
  behind: (people: number) => ({
    zh: `${people} 人进度慢了`,
    en: `${counted(String(people), "person is", "people are")} behind`,
  }),
  whoIsBehind: { zh: "看是谁", en: "See who" },
  nextTitle: { zh: "往后要做的", en: "Due next" },
  all: { zh: "到期时间表", en: "What is due when" },
  countNote: {
    zh: "活动按开始那天所在的月、季计算：补开的算在开的那个月。明年的按今年的要求先列出来。",
    en: "An activity counts in the month and quarter of the day it begins: one held later counts where it was held. Next year is listed as this one asks.",
  },
  weeksNote: { zh: "每周的只列最近一次。", en: " Of what comes every week the nearest is listed." },
  owing: (left: string, all: string, of: Counted) => ({
    zh: `${all} ${countedAs(of).zh}里还有 ${left} 个`,
    en: `${left} of ${counted(all, ...countedAs(of).en)} still to do`,
  }),
  allDone: (all: string, of: Counted) => ({
    zh: `${all} ${countedAs(of).zh}都做了`,
    en: `all done by ${counted(all, ...countedAs(of).en)}`,
  }),
  onDay: (left: number) => ({ zh: `${left} 件`, en: counted(String(left), "thing") }),
  which: { zh: "还有哪些", en: "Which" },
  yearly: (day: string, days: number) => ({
    zh: `${day}截止，还有 ${days} 天`,
    en: `by ${day}, ${counted(String(days), "day")} left`,
  }),
} satisfies Texts
