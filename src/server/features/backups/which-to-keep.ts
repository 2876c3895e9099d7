/** How many days, weeks and months have a backup that is kept, counted from the newest back. */
const kept = { days: 7, weeks: 5, months: 12 } as const

/** A backup by the moment in its name. */
export interface Dated {
  readonly name: string
  /** The day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly day: string
}

/**
 * Which of the backups, the newest first, may go: those that are the newest of none of the last seven days, five weeks
 * and twelve months that have one.
 */
export function whichMayGo(newestFirst: readonly Dated[]): Dated[] {
  const stays = new Set<Dated>()
  const newestOfEach = (periodOf: (day: string) => string, most: number) => {
    const seen = new Set<string>()
    for (const one of newestFirst) {
      const period = periodOf(one.day)
      if (seen.has(period) || seen.size === most) continue
      seen.add(period)
      stays.add(one)
    }
  }
  newestOfEach((day) => day, kept.days)
  newestOfEach(weekOf, kept.weeks)
  newestOfEach((day) => day.slice(0, 7), kept.months)
  return newestFirst.filter((one) => !stays.has(one))
}

/** The Monday of a day's week. */
function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}
