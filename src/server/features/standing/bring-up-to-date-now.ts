import { yearOf, yearOfWeek } from "../../../domain/shared/calendar.ts"
import type { AppContext } from "../../request-context.ts"
import { basisOf } from "./basis.ts"
import { isFresh } from "./queries.ts"
import { refresh } from "./refresh.ts"

/**
 * Brings the current year up to date, and the year of the week that runs: a week may belong to the year beside the one
 * that runs, and whoever owes something in it reads that year too. Answers the years there was something to do for.
 */
export async function bringUpToDateNow(
  { database, packs, today }: AppContext,
  onYear: (year: number) => void,
): Promise<number[]> {
  const day = today()
  const judged: number[] = []
  for (const year of new Set([yearOf(day), yearOfWeek(day)])) {
    if (await isFresh(database.pool, { year, asOf: day, basis: basisOf(packs) })) continue
    onYear(year)
    await refresh(database, packs, year, day)
    judged.push(year)
  }
  return judged
}
