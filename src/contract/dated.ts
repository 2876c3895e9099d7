import { z } from "zod"
import { counted } from "../domain/shared/english.ts"
import type { MemberItem, UnitItem } from "../domain/shared/words.ts"
import type { Said } from "./refusals.ts"
import { day } from "./wire.ts"

/** Since when an edit holds: from a day on (today where none is named), or always, which corrects what was kept. */
export const holdsSince = { from: day.optional(), always: z.boolean().optional() }

/** One row of a history: a value, and the day from which it holds; null: since always. */
export const datedRow = z.object({
  item: z.string(),
  from: z.string().nullable(),
  value: z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]),
  /** Who noted it, where an account did. */
  by: z.string().nullable(),
  notedAt: z.string(),
})
export type DatedRow = z.infer<typeof datedRow>

/** What an item is called in a sentence. */
export const itemNames: Readonly<Record<UnitItem | MemberItem, Said>> = {
  name: { zh: "名称", en: "name" },
  parent: { zh: "上级组织", en: "superior" },
  category: { zh: "类别", en: "category" },
  field: { zh: "领域", en: "field" },
  "central-group": { zh: "设中心组", en: "central study group" },
  committee: { zh: "设支委会", en: "branch committee" },
  "lecture-cycle": { zh: "党课周期", en: "lecture cycle" },
  "study-day": { zh: "固定学习日", en: "study day" },
  rank: { zh: "职级", en: "rank" },
  "in-service": { zh: "在职", en: "in service" },
  status: { zh: "党员状态", en: "membership" },
  circumstances: { zh: "特殊情况", en: "circumstances" },
}

/** What is asked before what was said of later days, or of all days, goes. */
export const datedQuestions = {
  later: (item: Said, days: readonly string[]): Said => ({
    zh: `${item.zh}在 ${days.join("、")} 还有变动，保存后从所填的日子起一直是现在这样，那以后的变动不再保留。`,
    en: `The ${item.en} changes again on ${days.join(", ")}; from the day you name it will be what you say, and those later changes go.`,
  }),
  always: (item: Said, rows: number): Said => ({
    zh: `${item.zh}原有 ${rows} 条变动记录。改成一向如此，这些记录就去掉，以前各期的结果也会变。`,
    en: `The ${item.en} has a history of ${counted(rows, "row")}. If it was always so, these go, and results of earlier periods change.`,
  }),
} as const
