import type { Day, Period } from "../../shared/calendar.ts"
import { shown, tolerance } from "../../shared/quantity.ts"
import { closesNothing, type RecordLine, type Step } from "../explanation.ts"

/** Steps that are named one by one: as many as anybody takes. Whoever takes them all has closed the gap. */
export const stepsShown = 200

/** When something is to be done for a period: by its last day, and not before its first where that is to come. */
export function within({ first, last }: Period, asOf: Day): { readonly from?: Day; readonly by: Day } {
  return asOf < first ? { from: first, by: last } : { by: last }
}

/** What remains when a period is over: to record what was done in it. */
export const periodOver = (last: Day): Step => ({ ...closesNothing, step: "period-over", last })

/** The hours that are still owed, `inUnit` of the clause's unit. */
export function owedHours(inUnit: number, perUnit: number, unit: string, by: Day): Step {
  return {
    step: "hours",
    hours: shown(inUnit * perUnit),
    unit,
    inUnit: shown(inUnit),
    by,
    closes: inUnit,
  }
}

/** Hours that a make-up, a make-up already dated, or a recognition brings, largest first; then what is still owed. */
export function hoursSteps(
  records: readonly RecordLine[],
  gapInUnit: number,
  perUnit: number,
  rest: (inUnit: number) => Step,
): Step[] {
  let gap = gapInUnit
  const steps: Step[] = []
  const open = records
    .filter(({ reason }) => ["on-leave", "absent", "make-up-to-come", "not-recognised"].includes(reason))
    .sort((a, b) => (b.hundredthHours ?? 0) - (a.hundredthHours ?? 0))
  for (const { reason, code, label, on, hundredthHours } of open) {
    if (gap <= tolerance || steps.length === stepsShown) break
    const hours = (hundredthHours ?? 0) / 100
    if (hours === 0) continue
    const closes = hours / perUnit
    steps.push(
      reason === "on-leave" || reason === "absent"
        ? { step: "make-up", code, label, on, hours, closes }
        : { step: "awaiting", code, label, on, hours, closes },
    )
    gap -= closes
  }
  return gap > tolerance ? [...steps, rest(gap)] : steps
}
