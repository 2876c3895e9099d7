import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "本组织的制度", en: "Rules of the unit" },
  note: {
    zh: "写下来、看得到、打得出来。改了以后，原来的留作以前的版本。",
    en: "Written down, to be read and printed. Whenever one changes, what it was is kept.",
  },
  "central-group": { zh: "中心组理论学习制度", en: "Study of the central group" },
  "three-meetings": { zh: "“三会一课”制度", en: "Three meetings and one lecture" },
  training: { zh: "定期培训制度", en: "Regular training" },
  "collective-study": { zh: "集中学习制度", en: "Collective study" },
  "self-study": { zh: "自学制度", en: "Self-study" },
  archive: { zh: "学习档案制度", en: "Learning archives" },
  none: { zh: "还没有写", en: "Not written yet" },
  since: (day: string, by: string) => ({
    zh: by === "" ? `${day}起` : `${day}起，${by}写`,
    en: by === "" ? `From ${day}` : `From ${day}, written by ${by}`,
  }),
  write: { zh: "写这一项", en: "Write it" },
  edit: { zh: "修改", en: "Change" },
  body: { zh: "内容", en: "Text" },
  bodyHint: {
    zh: "纯文字；以“一、二、三、”开头的行是小标题。",
    en: "Plain text; a line that begins with a Chinese numeral and a comma is a heading.",
  },
  save: { zh: "保存", en: "Save" },
  saved: { zh: "已保存。", en: "Saved." },
  earlier: { zh: "以前的版本", en: "Earlier versions" },
  seal: { zh: "（签章）", en: "(signature and seal)" },
  dated: { zh: "年　　月　　日", en: "Date:" },
  print: { zh: "打印", en: "Print" },
} satisfies Texts
