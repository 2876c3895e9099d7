import { type Day, eachDay, type Period, weekdayOf, yearOf } from "./calendar.ts"

/** A day that the State Council's list of a year names: off, or a day of a weekend that is worked in its place. */
export interface ListedDay {
  readonly day: Day
  /** 元旦, 春节 and so on. */
  readonly name: string
  readonly off: boolean
}

/** The list of a year; some of its days may lie in December before it. */
export interface WorkdayYear {
  readonly year: number
  readonly days: readonly ListedDay[]
}

/** What is known without any list that was brought in. */
export interface PublishedWorkdays {
  readonly knows: (year: number) => boolean
  readonly isWorkday: (day: Day) => boolean
  /** What the list of its year says of a day, where it names it. */
  readonly listedOn: (day: Day) => Pick<ListedDay, "name" | "off"> | undefined
}

/** Which days are worked, as the State Council says. */
export interface WorkdayCalendar extends PublishedWorkdays {
  /** Whether any day of a week is worked; a week without one asks nothing. */
  readonly hasWorkday: (week: Period) => boolean
}

/** The calendar of the lists that were brought in; a year without one is as it was published. */
export function workdayCalendar(
  lists: readonly WorkdayYear[],
  published: PublishedWorkdays,
): WorkdayCalendar {
  const years = new Set(lists.map(({ year }) => year))
  // Where two lists name a day, the later one was made knowing the other.
  const inOrder = [...lists].sort((one, other) => one.year - other.year)
  const listed = new Map(inOrder.flatMap(({ days }) => days.map((one) => [one.day, one] as const)))
  const isWorkday = (day: Day) => {
    const found = listed.get(day)
    if (found !== undefined) return !found.off
    return years.has(yearOf(day)) ? weekdayOf(day) <= 5 : published.isWorkday(day)
  }
  const known = new Map<string, boolean>()
  return {
    knows: (year) => years.has(year) || published.knows(year),
    isWorkday,
    listedOn: (day) => listed.get(day) ?? (years.has(yearOf(day)) ? undefined : published.listedOn(day)),
    hasWorkday: (week) => {
      const worked = known.get(week.name) ?? eachDay(week).some(isWorkday)
      known.set(week.name, worked)
      return worked
    },
  }
}
