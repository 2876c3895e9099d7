import type { Database } from "../../db/index.ts"
import { plansAstray } from "../../features/plans/index.ts"
import { type Check, fine, wrong } from "./check.ts"

/** Named in full, so many; of more only how many. */
const named = 5

/** Whether every yearly plan stands in one place: filed with what was filed, or sent up, or with its unit. */
export async function checkPlanStates({ pool }: Database): Promise<Check> {
  const astray = await plansAstray(pool)
  if (astray.length === 0)
    return fine("plans", "每份学习计划的状态都清楚。", "Every yearly plan stands in one place.")
  const list = astray.slice(0, named).map(({ unit, year }) => `${unit} ${year}`)
  return wrong(
    "plans",
    {
      zh: `${astray.length} 份学习计划的状态前后矛盾：${list.join("、")}`,
      en: `The days and versions of ${astray.length} yearly plans contradict each other: ${list.join(", ")}`,
    },
    {
      zh: "请上级组织打开这几份计划核对；备案的内容以操作记录为准，需要时用“学习计划”表导入正确的日期。",
      en: "Let the committee above look at these plans; what was filed stands in the audit log. Where need be, bring the right days in by the sheet 学习计划.",
    },
  )
}
