import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "通知", en: "Notice" },
  waiting: {
    zh: "十分钟内没有再改动，就通知应到的人；明天以内的活动马上通知。",
    en: "Those expected are told when nothing has changed for ten minutes; of a meeting today or tomorrow at once.",
  },
  asked: { zh: "一分钟内通知。", en: "They are told within a minute." },
  told: (told: string, read: string) => ({
    zh: `已通知 ${told} 人，其中 ${read} 人看过。时间、地点有变动或取消，会自动通知他们。`,
    en: `${told} know of it, and ${read} of them have seen it. They hear by themselves when day, hour or place change, or it is cancelled.`,
  }),
  nobody: { zh: "还没有通知。", en: "Nobody has been told yet." },
  unreached: (count: string) => ({
    zh: `${count} 人没有可以登录的账号，要当面或打电话告诉。`,
    en: `${count} of those expected have no account to sign in with: please tell them in person or by phone.`,
  }),
  tellNow: { zh: "现在就通知", en: "Tell them now" },
  tellingNow: { zh: "一分钟内通知到人。", en: "They will know within a minute." },
  who: { zh: "看是哪些人", en: "Who they are" },
  read: { zh: "看过", en: "Seen" },
  unread: { zh: "通知了，还没看", en: "Told, not seen yet" },
  "not-told": { zh: "还没通知", en: "Not told yet" },
  "no-account": { zh: "没有可以登录的账号", en: "No account to sign in with" },
  count: (name: string, count: string) => ({ zh: `${name}（${count} 人）`, en: `${name} (${count})` }),
} as const satisfies Texts
