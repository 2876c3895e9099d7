let year: string | undefined

/** Hears which day it is; from then on days of other years show their year. An empty text: it is not known. */
export function hearToday(today: string): void {
  year = today === "" ? undefined : today.slice(0, 4)
}

/** Whether a day is known to lie in another year than today. */
export function isOfAnotherYear(day: string): boolean {
  return year !== undefined && day.slice(0, 4) !== year
}
