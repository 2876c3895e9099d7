/** How many days, weeks and months have a backup that is kept, counted from the newest back. */
const kept = { days: 7, weeks: 5, months: 12 } as const

/** A backup by the moment in its name. */
export interface Dated {
  readonly name: string
  /** The day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly day: string
}

/**
 * Which of the backups may go: those that are the first of none of the first seven days, five weeks and twelve months
 * that have one, in the order that is given: the newest first, as a rule.
 */
export function whichMayGo(inOrder: readonly Dated[]): Dated[] {
  const stays = new Set<Dated>()
  const firstOfEach = (periodOf: (day: string) => string, most: number) => {
    const seen = new Set<string>()
    for (const one of inOrder) {
      const period = periodOf(one.day)
      if (seen.has(period) || seen.size === most) continue
      seen.add(period)
      stays.add(one)
    }
  }
  firstOfEach((day) => day, kept.days)
  firstOfEach(weekOf, kept.weeks)
  firstOfEach((day) => day.slice(0, 7), kept.months)
  return inOrder.filter((one) => !stays.has(one))
}

/** The Monday of a day's week. */
function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}
