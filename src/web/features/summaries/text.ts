import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const text = {
  title: (period: string) => ({ zh: `${period}学习情况总结`, en: `Summary of ${period}` }),
  note: {
    zh: "数字都来自已有的记录，不用下级再报。活动是本级和下级开展的；上级组织的，在「内容结构」里另计。到会只算应到的人，列席的不算。",
    en: "Every figure comes from what is recorded; nobody below is asked for anything. Activities are those of the unit and all below it; what was held above is told apart in the mix of content. Attended is whoever was expected and came, without guests.",
  },
  period: { zh: "时段", en: "Period" },
  figures: { zh: "做了什么", en: "What was done" },
  people: (branches: number, people: number) => ({
    zh: `${branches} 个支部，${people} 名党员。`,
    en: `${counted(branches, "branch", "branches")}, ${counted(people, "member")}.`,
  }),
  held: (times: number, hours: string, came: number) => ({
    zh: `共开展活动 ${times} 次，${hours} 学时，到会 ${came} 人次。`,
    en: `${counted(times, "activity", "activities")}, ${counted(hours, "hour")}, attended ${counted(came, "time")}.`,
  }),
  plans: (filed: number, asked: number, late: number) => ({
    zh: `全年学习计划：应报 ${asked} 份，已备案 ${filed} 份${late === 0 ? "" : `，其中 ${late} 份迟报`}。`,
    en: `Plans of the year: ${filed} of ${asked} filed${late === 0 ? "" : `, ${late} of them late`}.`,
  }),
  lines: (held: number, all: number) => ({
    zh: `计划条目 ${all} 条，已开 ${held} 条。`,
    en: `Lines of the plans: ${held} of ${all} held.`,
  }),
  kind: { zh: "类型", en: "Kind" },
  times: { zh: "次数", en: "Times" },
  hours: { zh: "学时", en: "Hours" },
  came: { zh: "到会人次", en: "Attended" },
  nothing: { zh: "这段时间还没有记下活动。", en: "Nothing is recorded for this time yet." },
  standing: { zh: "全年各项要求（组织数）", en: "What the year asked, in units" },
  standingSoFar: { zh: "今年到现在各项要求（组织数）", en: "What the year has asked so far, in units" },
  bands: { zh: "达标情况", en: "How far" },
  clause: { zh: "要求", en: "Obligation" },
  leaders: { zh: "领导带头学", en: "Those who lead" },
  name: { zh: "姓名", en: "Name" },
  posts: { zh: "职务", en: "Posts" },
  attended: { zh: "到会", en: "Attended" },
  ofListed: (attended: string, listed: string) => ({
    zh: `${attended} / ${listed} 次`,
    en: `${attended} of ${listed}`,
  }),
  madeUp: { zh: "补课", en: "Made up" },
  lectures: { zh: "讲课", en: "Lectures given" },
  asFigures: { zh: "按数据写的原句", en: "As the figures have it" },
  sentences: { zh: "开头的话", en: "Opening sentences" },
  sentencesHint: {
    zh: "按数据写好的，可以改；清空就恢复。改过以后不再随数据变。",
    en: "Written from the figures, and yours to change; emptied, they come back. Once changed they no longer follow the figures.",
  },
  words: { zh: "补充说明", en: "In words" },
  wordsHint: {
    zh: "数字说不出的：好做法、问题、下一步。",
    en: "What figures do not say: what went well, what did not, what comes next.",
  },
  save: { zh: "保存", en: "Save" },
  saved: { zh: "已保存。", en: "Saved." },
  changed: (at: string, by: string) => ({ zh: `${at} ${by}写`, en: `Written on ${at} by ${by}` }),
} satisfies Texts
