/** What one account does in so much time; nobody who works by hand meets any of it. */
export interface Limits {
  /**
   * Writes of an account in a minute, at one server. The fastest work there is sends large files over a good network:
   * 24 writes for 20 MB, 1.5 seconds.
   */
  readonly writesAMinute: number
  /** Writes of an account under way at once, at one server; further ones wait for these, and hold no connection. */
  readonly writesAtOnce: number
  /** Suggestions of an account in 24 hours. */
  readonly suggestionsADay: number
  /** Different people an account sees in a day before the security administrator is told. */
  readonly peopleToldOf: number
  /** And before the password is asked for to see more. */
  readonly peopleUnasked: number
  /** Readings of a calendar feed in an hour, at one server: programs look every quarter of an hour, from several devices. */
  readonly feedReadsAnHour: number
  /** Addresses of feeds that are none, tried from one address in an hour. */
  readonly strangeFeedsAnHour: number
}

export const usualLimits: Limits = {
  writesAMinute: 1200,
  writesAtOnce: 4,
  suggestionsADay: 20,
  peopleToldOf: 2000,
  peopleUnasked: 5000,
  feedReadsAnHour: 120,
  strangeFeedsAnHour: 60,
}
