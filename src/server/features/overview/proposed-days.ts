import { dayToPropose } from "../../../domain/calendar/day-to-propose.ts"
import { weekdayOfSlot } from "../../../domain/calendar/study-slot.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { readCalendar } from "../workdays/index.ts"
import { firstOf, type OwedWithDeeds } from "./owed-deeds.ts"
import type { UnitRow } from "./unit-queries.ts"

/** Adds the first day of the period of each thing a unit owes, and the day on which it is proposed. */
export async function withDays(
  { client, today }: RequestContext,
  { studyDay }: Pick<UnitRow, "studyDay">,
  owed: readonly OwedWithDeeds[],
) {
  const calendar = await readCalendar(client)
  const weekday = weekdayOfSlot(studyDay)
  return owed.map((one) => {
    const from = firstOf(one.period)
    const first = from > today ? from : today
    return { ...one, from, proposedOn: dayToPropose({ first, last: dayOf(one.until) }, weekday, calendar) }
  })
}
