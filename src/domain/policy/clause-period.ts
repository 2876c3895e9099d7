import type { Person } from "../evaluation/people.ts"
import { lectureCycleIn, type Unit } from "../evaluation/units.ts"
import type { PeriodKind } from "../shared/calendar.ts"
import type { Clause } from "./clause.ts"

/** The kind of period by which a clause judges a subject in a year. */
export function periodKindIn(
  { period }: Pick<Clause, "period">,
  subject: Unit | Person,
  year: number,
): PeriodKind {
  if (period !== "lecture-cycle") return period
  return subject.who === "unit" ? lectureCycleIn(subject, year) : "half-year"
}
