import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "附件", en: "Attachments" },
  titleOfSitting: { zh: "附件（这一场各项共有）", en: "Attachments (shared by all items of the sitting)" },
  none: { zh: "还没有附件。照片不是必须的。", en: "Nothing is attached yet. Photographs are optional." },
  nothingSecret: { zh: "严禁上传涉密信息。", en: "Nothing secret may be uploaded." },
  nothingSecretNote: {
    zh: "带绝密、机密、秘密标志的文件不收。图片里的字程序认不出，请先自己看清。",
    en: "Files that bear the mark of a state secret are refused. The program cannot read what is in a picture: please look first.",
  },
  add: { zh: "添加照片或文件", en: "Add photographs or files" },
  addHint: (most: string, left: string, year: number) => ({
    zh: `照片、PDF、Word、Excel、PowerPoint、WPS、纯文本，每个最多 ${most}。本组织 ${year} 年还能放 ${left}。断了网会自己接着传。照片里的位置和时间会去掉。`,
    en: `Photographs, PDF, Word, Excel, PowerPoint, WPS and plain text, ${most} each at most. There is room for ${left} more in ${year}. Where the network breaks, it goes on by itself. Place and time are taken out of photographs.`,
  }),
  full: {
    zh: "这一场的附件已满，要加就先删去一些。",
    en: "This sitting has all the attachments it can have: take one out first.",
  },
  facts: (size: string, when: string) => ({ zh: `${size} · ${when}`, en: `${size} · ${when}` }),
  factsBy: (size: string, when: string, by: string) => ({
    zh: `${size} · ${when} · ${by}`,
    en: `${size} · ${when} · ${by}`,
  }),
  kilobytes: (figure: string) => ({ zh: `${figure} KB`, en: `${figure} KB` }),
  megabytes: (figure: string) => ({ zh: `${figure} MB`, en: `${figure} MB` }),
  gigabytes: (figure: string) => ({ zh: `${figure} GB`, en: `${figure} GB` }),
  waiting: { zh: "等着上传", en: "Waiting" },
  sending: (share: string) => ({ zh: `正在上传 ${share}%`, en: `Uploading: ${share}%` }),
  resting: (share: string) => ({
    zh: `网络断了，已传 ${share}%，通了就接着传。`,
    en: `The network is down at ${share}%. It goes on when it is back.`,
  }),
  looking: { zh: "传完了，正在检查…", en: "All there; being looked at…" },
  unfinished: (share: string) => ({
    zh: `上次传到 ${share}%。再选一次同一个文件，就从这里接着传。`,
    en: `Stopped at ${share}%. Choose the same file again, and it goes on from there.`,
  }),
  drop: { zh: "不传了", en: "Give it up" },
  away: { zh: "知道了", en: "Dismiss" },
  remove: { zh: "删除", en: "Remove" },
  removeOf: (name: string) => ({ zh: `删除 ${name}`, en: `Remove ${name}` }),
  removeTitle: { zh: "删除这个附件？", en: "Remove this attachment?" },
  removeNote: (name: string) => ({
    zh: `“${name}”删除后不能恢复，操作记录里会留下一条。`,
    en: `“${name}” cannot be brought back. The audit log keeps an entry.`,
  }),
  removed: { zh: "附件已删除", en: "The attachment was removed" },
} as const satisfies Texts
