import { type Pack, targetOn } from "../../../domain/policy/clause.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"

/** The packs that judge a calendar year: some clause of theirs asks for a number at its beginning or at its end. */
export function packsInForce(packs: readonly Pack[], year: number): Pack[] {
  const name = String(year).padStart(4, "0")
  const ends = [dayOf(`${name}-01-01`), dayOf(`${name}-12-31`)]
  return packs.filter(
    (pack) =>
      pack.from.slice(0, 4) <= name &&
      pack.clauses.some(({ targets }) => ends.some((day) => targetOn(targets, day) !== undefined)),
  )
}
