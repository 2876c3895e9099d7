import type { Language } from "./refusals.ts"

type Sentence = Readonly<Record<Language, string>>

/** What is done beside the requests, by the name of its queue. `what` says what it is for. */
export const jobWords = {
  "bring-standing-up-to-date": {
    title: { zh: "更新达标情况", en: "Bring the standing up to date" },
    what: {
      zh: "每分钟核算当年改动过的部分；新的一年、新的一天从头核算。",
      en: "Every minute judges again what was changed in the year that runs; a new day or year whole.",
    },
  },
  "check-audit-log": {
    title: { zh: "核对操作记录", en: "Check the audit log" },
    what: {
      zh: "每天沿封条把操作记录从头核对一遍。",
      en: "Every day walks along all seals of the audit log.",
    },
  },
  "clear-away": {
    title: { zh: "清理过期的内容", en: "Clear away what is over" },
    what: {
      zh: "每小时清理过期的登录、旧的重复请求、没有用到的文件和任务记录。",
      en: "Every hour lets go of ended sessions, old answers to repeated requests, files that nothing names and old runs of jobs.",
    },
  },
} as const satisfies Readonly<Record<string, { readonly title: Sentence; readonly what: Sentence }>>

export type JobName = keyof typeof jobWords
export const jobNames = Object.keys(jobWords) as [JobName, ...JobName[]]
