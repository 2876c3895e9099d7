/** What one account does in so much time; nobody who works by hand meets any of it. */
export interface Limits {
  /**
   * Writes of an account in a minute, at one server. The fastest work there is sends large files over a good network:
   * 24 writes for 20 MB, 1.5 seconds.
   */
  readonly writesAMinute: number
  /** Suggestions of an account in 24 hours. */
  readonly suggestionsADay: number
  /** Different people an account sees in a day before the security administrator is told. */
  readonly peopleToldOf: number
  /** And before the password is asked for to see more. */
  readonly peopleUnasked: number
}

export const usualLimits: Limits = {
  writesAMinute: 1200,
  suggestionsADay: 20,
  peopleToldOf: 2000,
  peopleUnasked: 5000,
}
