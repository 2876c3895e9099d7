import type { Pack } from "../../../domain/policy/clause.ts"

/** The packs that judge a calendar year: in force by its end, and not repealed by its beginning. */
export function packsInForce(packs: readonly Pack[], year: number): Pack[] {
  const first = `${String(year).padStart(4, "0")}-01-01`
  return packs.filter(
    (pack) => Number(pack.from.slice(0, 4)) <= year && !(pack.repealed && pack.repealed.from <= first),
  )
}
