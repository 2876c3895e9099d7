import type { TaskGroup } from "../domain/policy/task-groups.ts"
import type { Band } from "../domain/shared/words.ts"
import type { Said } from "./refusals.ts"

/** What groups of duties are called, on boards and in sheets. */
export const groupNames: Readonly<Record<TaskGroup, Said>> = {
  meetings: { zh: "三会一课", en: "Meetings and lectures" },
  study: { zh: "集中学习", en: "Collective study" },
  "central-group": { zh: "中心组", en: "Central study group" },
  training: { zh: "培训", en: "Training" },
  "secretary-lecture": { zh: "书记党课", en: "Secretary's lecture" },
  filing: { zh: "计划备案", en: "Plan filing" },
  "self-study": { zh: "自学", en: "Self-study" },
  supervision: { zh: "督导与考评", en: "Supervision" },
}

/** How something stands, in a word. */
export const bandNames: Readonly<Record<Band, Said>> = {
  met: { zh: "已达标", en: "met" },
  open: { zh: "进行中", en: "open" },
  "at-risk": { zh: "进度慢", en: "behind" },
  short: { zh: "已欠账", en: "short" },
}
