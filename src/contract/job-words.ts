import type { Said } from "./refusals.ts"

/** What is done beside the requests, by the name of its queue. `what` says what it is for. */
export const jobWords = {
  "bring-standing-up-to-date": {
    title: { zh: "更新达标情况", en: "Bring the standing up to date" },
    what: {
      zh: "每分钟核算当年改动过的部分；新的一年、新的一天从头核算。",
      en: "Every minute judges again what was changed in the year that runs; a new day or year whole.",
    },
  },
  "keep-backup": {
    title: { zh: "每夜备份", en: "Nightly backup" },
    what: {
      zh: "每天凌晨把全部数据加密备份成一个文件，再恢复一遍验证；旧的按 7 天、5 周、12 个月留存。",
      en: "Every night all data is backed up into one encrypted file and restored once to prove it; of older ones seven days, five weeks and twelve months are kept.",
    },
  },
  "check-audit-log": {
    title: { zh: "核对操作记录", en: "Check the audit log" },
    what: {
      zh: "每天沿封条把操作记录从头核对一遍。",
      en: "Every day walks along all seals of the audit log.",
    },
  },
  "close-registers": {
    title: { zh: "签字提醒和自动定稿", en: "Remind of signatures, close records" },
    what: {
      zh: "每天早上提醒还没有签字的会议记录；过了“设置”里的天数，自动定稿。",
      en: "Every morning reminds of records of meetings that nobody has signed; after the days of the settings they are closed.",
    },
  },
  "clear-away": {
    title: { zh: "清理过期的内容", en: "Clear away what is over" },
    what: {
      zh: "每小时清理过期的登录和激活码、旧的重复请求、没有用到的文件和任务记录。",
      en: "Every hour lets go of ended sessions and codes, old answers to repeated requests, files that nothing names and old runs of jobs.",
    },
  },
  "keep-retention": {
    title: { zh: "按设置删除旧内容", en: "Let go of what is old" },
    what: {
      zh: "每天凌晨删除“设置”里定了保留天数、已经过期的通知、导入预览、记录和离开的人的联系方式；没有定的一直保留。",
      en: "Every night lets go of notices, previews of imports, notes and ways to reach whoever has left that are older than the settings say; what they say nothing of is kept.",
    },
  },
  "send-notices": {
    title: { zh: "发出通知", en: "Send notices" },
    what: {
      zh: "每分钟把该发的邮件和群消息发出去；没发成的隔一会儿再试。",
      en: "Every minute sends what is due by mail and into groups; what did not go out is tried again later.",
    },
  },
  "tell-meetings": {
    title: { zh: "通知活动安排", en: "Tell people of meetings" },
    what: {
      zh: "每分钟把新安排、有变动和取消了的活动通知到应到的人，每人一条，不重复。",
      en: "Every minute tells those expected of meetings that are planned, changed or called off: one notice each, and nobody twice.",
    },
  },
  "tell-audit-head": {
    title: { zh: "寄出最新封条", en: "Tell the newest seal" },
    what: {
      zh: "每天把操作记录的最新封条写进审计管理员的信里，留在系统外面。",
      en: "Every day puts the newest seal of the audit log into the audit administrator's letter, so that it is kept outside.",
    },
  },
} as const satisfies Readonly<Record<string, { readonly title: Said; readonly what: Said }>>

export type JobName = keyof typeof jobWords
export const jobNames = Object.keys(jobWords) as [JobName, ...JobName[]]
