import type { PackClause } from "../../../domain/overview/owed.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import { clausesInForce } from "../evaluation/index.ts"

const known = new WeakMap<readonly Pack[], Map<number, ReadonlyMap<string, PackClause>>>()

/** The clauses in force in a year, by id; none before the first document. Packs do not change while the program runs. */
export function clausesOf(packs: readonly Pack[], year: number): ReadonlyMap<string, PackClause> {
  const years = known.get(packs) ?? new Map<number, ReadonlyMap<string, PackClause>>()
  known.set(packs, years)
  const found = years.get(year) ?? read(packs, year)
  years.set(year, found)
  return found
}

function read(packs: readonly Pack[], year: number): ReadonlyMap<string, PackClause> {
  const begun = packs.some((pack) => Number(pack.from.slice(0, 4)) <= year)
  const clauses = begun ? clausesInForce(packs, year) : []
  return new Map(clauses.map((of) => [of.clause.id, of]))
}
