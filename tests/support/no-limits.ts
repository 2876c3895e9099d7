import type { Limits } from "../../src/server/limits.ts"

/** For tests that are about something else: they ask faster than any person. */
export const noLimits: Limits = {
  writesAMinute: 1_000_000,
  writesAtOnce: 1_000_000,
  suggestionsADay: 1_000_000,
  peopleToldOf: 1_000_000,
  peopleUnasked: 1_000_000,
  feedReadsAnHour: 1_000_000,
  strangeFeedsAnHour: 1_000_000,
}
