import type { TaskKind } from "../domain/policy/recorded-tasks.ts"
import type { Said } from "./refusals.ts"

/** Recorded tasks, in words. */
export const taskWords: Readonly<Record<TaskKind, Said>> = {
  "notebook-issued": { zh: "发放学习笔记本", en: "notebook issued" },
  "self-study-check": { zh: "检查自学情况", en: "self-study checked" },
  "reflection-exhibition": { zh: "展出学习心得", en: "exhibition of reflections" },
  "home-study-visit": { zh: "送学、助学", en: "study brought home" },
  "mailing-returned": { zh: "寄送材料、寄回心得", en: "material mailed, reflection returned" },
  "archive-filed": { zh: "学习档案归档", en: "archive of the year filed" },
  "branch-checked": { zh: "抽查、督导支部", en: "branch checked" },
  "supervision-report": { zh: "汇报督导情况", en: "report on supervision" },
  "evaluation-completed": { zh: "年度考评", en: "evaluation completed" },
}

const byLabel = new Map(Object.values(taskWords).map((words) => [words.zh, words]))

/** The label of a record, which the server names in Chinese, where it is the name of a task. */
export function labelOfTask(label: string): Said | undefined {
  return byLabel.get(label)
}
