import type { Grade, NoteName, PartName } from "../domain/meetings/kinds.ts"
import type { Said } from "./refusals.ts"

/** What is written of a meeting, as pages, paper and the provincial platform call it. */

export const partWords: Readonly<Record<PartName, Said>> = {
  "without-vote": { zh: "列席", en: "Without a vote" },
  secretary: { zh: "学习秘书", en: "Secretary" },
  "lead-reader": { zh: "领学", en: "Lead readers" },
  "key-speaker": { zh: "重点发言", en: "Who spoke" },
  entrant: { zh: "参赛", en: "Entrants" },
  speaker: { zh: "汇报", en: "Speakers" },
  researcher: { zh: "课题组", en: "People of the project" },
  step: { zh: "步骤", en: "Steps" },
}

export const noteWords: Readonly<Record<NoteName, Said>> = {
  conclusion: { zh: "总结和下一步", en: "Conclusions" },
  station: { zh: "远程教育站点", en: "Distance-learning station" },
  question: { zh: "课题", en: "Question" },
  report: { zh: "调研报告", en: "Report" },
}

export const gradeWords: Readonly<Record<Grade, Said>> = {
  excellent: { zh: "优秀", en: "Excellent" },
  qualified: { zh: "合格", en: "Qualified" },
  basic: { zh: "基本合格", en: "Basically qualified" },
  unqualified: { zh: "不合格", en: "Not qualified" },
}
