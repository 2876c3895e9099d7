import { type Day, lastDayOf, type PeriodKind, periodKinds, periodsOf } from "../shared/calendar.ts"

/** `so-far` takes every period that has begun, `now` the one that a day lies in. */
export type BoardView = "so-far" | "now"

/** Of each kind of period, the numbers of the first and last that a view takes; `first` after `last` where none is. */
export interface Taken {
  readonly kind: PeriodKind
  readonly first: number
  readonly last: number
}

/** The day on which a year is looked at: today, of a year that is over its last. */
export function boardDay(year: number, today: Day): Day {
  return periodDay({ last: lastDayOf(year) }, today)
}

/** The day on which a period is looked at: today, of one that is over its last. */
export function periodDay({ last }: { readonly last: Day }, today: Day): Day {
  return today < last ? today : last
}

/** The periods of a year that a view takes on a day. */
export function takenBy(view: BoardView, year: number, today: Day): Taken[] {
  return periodKinds.map((kind) => {
    const begun = periodsOf(year, kind).filter((period) => period.first <= today)
    const over = begun.filter((period) => period.last < today).length
    return { kind, first: view === "so-far" ? 1 : over + 1, last: begun.length }
  })
}
