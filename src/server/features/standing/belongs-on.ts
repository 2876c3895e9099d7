import { heldOn } from "../../access/index.ts"

/**
 * Whether a membership covers the day a kept year is looked at: that of the judgement, of a year that is over its
 * last. A condition of SQL over two aliases.
 */
export function belongsOn(membership: string, year: string): string {
  const day = `least(${year}.as_of, make_date(${year}.year, 12, 31))`
  return heldOn(membership, day)
}
