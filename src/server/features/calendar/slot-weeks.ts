import type { SlotWeek } from "../../../contract/calendar.ts"
import { weeksOf } from "../../../domain/calendar/series.ts"
import { slotDayIn, weekdayOfSlot } from "../../../domain/calendar/study-slot.ts"
import { existsOn } from "../../../domain/org/existence.ts"
import type { Day, Period } from "../../../domain/shared/calendar.ts"
import { valueOn } from "../../../domain/shared/history.ts"
import type { ActivityState } from "../../../domain/shared/words.ts"
import type { WorkdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import type { RhythmRow, SkipRow } from "./queries.ts"

export interface WeeksAsked {
  readonly span: { readonly from: Day; readonly until: Day }
  readonly rhythm: RhythmRow
  readonly studied: readonly { readonly on: Day; readonly state: ActivityState }[]
  readonly skips: readonly SkipRow[]
  readonly calendar: WorkdayCalendar
  readonly today: Day
}

/** How each week of a unit's slot stands, as far as the unit exists in it. */
export function slotWeeks(asked: WeeksAsked): SlotWeek[] {
  return weeksOf(asked.span)
    .filter(({ first, last }) => existsOn(asked.rhythm, first) && existsOn(asked.rhythm, last))
    .map((week) => slotWeek(week, asked))
}

function slotWeek(week: Period, { rhythm, studied, skips, calendar, today }: WeeksAsked): SlotWeek {
  const weekday = weekdayOfSlot(valueOn(rhythm.history, week.first, rhythm.studyDay))
  const slot = weekday === undefined ? null : slotDayIn(week, weekday, calendar)
  const skip = skips.find((one) => one.week === week.name)
  return {
    week: week.name,
    first: week.first,
    last: week.last,
    state: stateOf(week, { studied, skipped: skip !== undefined, works: calendar.hasWorkday(week), today }),
    on: slot?.on ?? null,
    as: slot?.as ?? null,
    insteadOf: slot?.insteadOf ?? null,
    skip: skip ? { reason: skip.reason, note: skip.note, by: skip.by, notedAt: skip.notedAt } : null,
  }
}

function stateOf(
  { first, last }: Period,
  week: Pick<WeeksAsked, "studied" | "today"> & { readonly skipped: boolean; readonly works: boolean },
): SlotWeek["state"] {
  const within = week.studied.filter(({ on }) => first <= on && on <= last)
  if (within.some(({ state, on }) => state === "held" && on <= week.today)) return "held"
  if (!week.works) return "off"
  if (week.skipped) return "skipped"
  if (within.some(({ state, on }) => state === "planned" && on >= week.today)) return "planned"
  return last < week.today ? "missed" : "open"
}
