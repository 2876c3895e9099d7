/** In the order they run. Forward only: a published migration is never changed, a mistake is a new one. */
export const migrationNames = [
  "2026-11-23-the-learning-year",
  "2026-11-25-accounts",
  "2026-11-25-standing",
  "2026-11-25-the-workbench",
  "2026-11-25-trail-marks",
  "2026-11-25-what-makes-a-version",
  "2026-11-25-what-was-called-off",
  "2026-11-25-what-was-changed",
  "2026-11-28-audit-entries",
  "2026-11-28-guests-by-name",
  "2026-11-28-what-was-so-on-a-day",
  "2026-11-28-words-and-keys",
  "2026-11-28-words-found-however-typed",
  "2026-11-28-writes-invalidate",
  "2026-11-28-written-history",
  "2026-11-28-written-since-when",
] as const
