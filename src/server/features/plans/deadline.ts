import { boardDay } from "../../../domain/overview/board-view.ts"
import { deadlineOf } from "../../../domain/overview/outlook.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import { type Day, lastDayOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { clausesInForce } from "../evaluation/index.ts"

/** What plans of a year are asked under, the first of the documents in force; null: none asks for them. */
export function planObligation(packs: readonly Pack[], year: number): string | null {
  return planClauses(packs, year)[0]?.clause.id ?? null
}

/** The day on which the plans of a year are looked at: that of its board, of a year that has not begun its eve. */
export function planDay(year: number, today: Day): Day {
  return year > yearOf(today) ? lastDayOf(year - 1) : boardDay(year, today)
}

/** The day on which whoever plans a year owes its plan: the last in time, where no document names one the year's eve. */
export function planDueOn(packs: readonly Pack[], year: number): Day {
  return planDeadline(packs, year, "branch") ?? lastDayOf(year - 1)
}

function planClauses(packs: readonly Pack[], year: number) {
  if (!packs.some((pack) => Number(pack.from.slice(0, 4)) <= year)) return []
  return clausesInForce(packs, year).filter(
    ({ clause: { measure } }) => measure.method === "before-deadline" && measure.counts === "plan-filed",
  )
}

/** The last day on which the plan of such a unit for a year is filed in time, as the documents in force say (F1-4). */
export function planDeadline(packs: readonly Pack[], year: number, kind: OrgKind): Day | null {
  const days = planClauses(packs, year).flatMap(({ pack, clause }) => {
    const { subject } = clause
    if (subject.who !== "unit" || !subject.kinds.includes(kind)) return []
    return deadlineOf(pack, clause, year) ?? []
  })
  return days.toSorted()[0] ?? null
}
