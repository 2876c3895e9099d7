import type { Texts } from "../../text/text.ts"

export const text = {
  suggestionsTitle: { zh: "意见建议", en: "Suggestions" },
  suggestionsNote: {
    zh: "哪里不好用、不合规矩、想要什么，都可以写。由区里的学习办答复。",
    en: "What is awkward, what is wrong, what is missing: write it down. The district's study office answers.",
  },
  newSuggestionTitle: { zh: "提一条意见建议", en: "Make a suggestion" },
  newNote: {
    zh: "学习办看得到是谁提的、从哪一页提的；别人看不到。",
    en: "The study office sees who wrote it and from which page; nobody else does.",
  },
  body: { zh: "想说什么", en: "What would you like to say" },
  bodyHint: {
    zh: "写清楚在做什么事、哪里不顺就够了。",
    en: "It is enough to say what you were doing and what got in the way.",
  },
  aboutPage: (page: string) => ({ zh: `关于这一页：${page}`, en: `About the page ${page}` }),
  send: { zh: "提交", en: "Send" },
  sent: { zh: "已提交，有了答复会通知您。", en: "Sent. You will get a notice when it is answered." },
  mine: { zh: "我提的", en: "Mine" },
  toAnswer: { zh: "大家提的", en: "From everybody" },
  which: { zh: "看哪些", en: "Which" },
  open: { zh: "待答复", en: "not answered" },
  all: { zh: "全部", en: "all" },
  from: (name: string, unit: string, at: string) => ({
    zh: `${name}，${unit}，${at}`,
    en: `${name}, ${unit}, ${at}`,
  }),
  fromNoUnit: (name: string, at: string) => ({ zh: `${name}，${at}`, en: `${name}, ${at}` }),
  answeredBy: (name: string, at: string) => ({ zh: `${name}答复于 ${at}`, en: `${name} answered on ${at}` }),
  waiting: { zh: "还没有答复", en: "Not answered yet" },
  answer: { zh: "答复", en: "Answer" },
  answerLabel: { zh: "答复内容", en: "Your answer" },
  answerHint: {
    zh: "直接说能不能办、什么时候办、不办的原因。",
    en: "Say whether it will be done, when, or why not.",
  },
  giveAnswer: { zh: "发出答复", en: "Send the answer" },
  answered: { zh: "已答复，并通知了对方。", en: "Answered; the sender has been told." },
  cancel: { zh: "取消", en: "Cancel" },
  noneMine: { zh: "您还没有提过意见建议", en: "You have not made a suggestion yet" },
  noneMineHint: {
    zh: "每一页的页脚都有入口；提过的和答复会列在这里。",
    en: "There is a link at the foot of every page. What you wrote and its answer will be listed here.",
  },
  noneOpen: { zh: "没有等着答复的", en: "Nothing waits for an answer" },
  noneOpenHint: {
    zh: "新提的会列在这里，先到的在后。",
    en: "New ones will be listed here, the newest first.",
  },
} satisfies Texts
