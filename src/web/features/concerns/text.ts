import type { Texts } from "../../text/text.ts"

export const text = {
  note: {
    zh: "把学习和三类问题结合起来：群众利益、本单位发展、基层组织建设。没有结果的排在前面。",
    en: "Study joined to three kinds of problem: people's interests, the unit's own development, building the organisation. Those without a result come first.",
  },
  raise: { zh: "提一个问题", en: "Raise a problem" },
  noteProgress: { zh: "记办理情况", en: "Note what became of it" },
  kind: { zh: "哪一类", en: "Which kind" },
  title: { zh: "什么问题", en: "What the problem is" },
  action: { zh: "怎么办的", en: "What was done" },
  actionHint: { zh: "可以以后再写。", en: "It can be written later." },
  result: { zh: "结果", en: "What came of it" },
  uses: { zh: "学用在哪里", en: "How study was put to use" },
  settled: { zh: "已经办结", en: "It is settled" },
  settledHint: {
    zh: "办结要写一句结果；以后可以重新打开。",
    en: "Say what came of it; it can be opened again.",
  },
  settledOn: { zh: "办结日期", en: "Settled on" },
  save: { zh: "保存", en: "Save" },
  raised: { zh: "已记下，记活动时可以选它。", en: "Noted. It can be chosen when a sitting is recorded." },
  saved: { zh: "已保存。", en: "Saved." },
  unsolved: { zh: "还没有解决的问题", en: "Problems not solved yet" },
  allConcerns: { zh: "看全部", en: "See all" },
  which: { zh: "看哪些", en: "Which" },
  all: { zh: "全部", en: "All" },
  open: { zh: "没有结果的", en: "Open" },
  done: { zh: "办结的", en: "Settled" },
  openSince: (day: string) => ({ zh: `${day}提出，还没有结果`, en: `Raised on ${day}, still open` }),
  settledSince: (from: string, until: string) => ({
    zh: `${from}提出，${until}办结`,
    en: `Raised on ${from}, settled on ${until}`,
  }),
  joined: { zh: "结合的活动", en: "Activities joined to it" },
  studyForIt: { zh: "结合它学一次", en: "Study for it" },
  none: { zh: "还没有记过问题", en: "No problem is noted yet" },
  noneHelp: {
    zh: "学习中要解决什么问题，记在这里；记活动时选上，以后写结果。",
    en: "Note here what study is to help with, choose it when a sitting is recorded, and write later what came of it.",
  },
} satisfies Texts
