import type { Texts } from "../../text/text.ts"

export const platformText = {
  title: { zh: "省平台录入的次序和标题", en: "Order and headings of the provincial platform" },
  what: {
    zh: "支部要在省平台再录一遍时，每条记录按这里的次序和标题给出来，复制过去或整月导入。现在是三会一课记录本的惯例，请照你们省平台的页面改。",
    en: "Where branches have to type a record again on the provincial platform, it is given to them in this order and under these headings, to paste or to import. By itself it is that of the customary record book: please follow your platform's page.",
  },
  heading: (field: string) => ({ zh: `“${field}”的标题`, en: `Heading of ${field}` }),
  up: (field: string) => ({ zh: `把“${field}”往上移`, en: `Move ${field} up` }),
  order: { zh: "次序和标题", en: "Order and headings" },
} as const satisfies Texts

/** What can be said of a record, each a choice of its own. */
export const platformFieldNames = {
  kind: { zh: "会议类型", en: "kind of meeting" },
  time: { zh: "会议时间", en: "time" },
  place: { zh: "地点", en: "place" },
  chair: { zh: "主持人", en: "chair" },
  lecturer: { zh: "主讲人", en: "lecturer" },
  recorder: { zh: "记录人", en: "recorder" },
  expected: { zh: "应到", en: "expected" },
  attended: { zh: "实到", en: "attended" },
  absent: { zh: "缺席人员及原因", en: "who was away, and why" },
  guests: { zh: "列席", en: "guests" },
  topic: { zh: "议题", en: "topic" },
  content: { zh: "会议内容", en: "content" },
  effect: { zh: "学习效果", en: "what came of it" },
  decisions: { zh: "决议", en: "decisions" },
  attachments: { zh: "附件", en: "attachments" },
} as const satisfies Texts
