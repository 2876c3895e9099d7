import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import { packsInForce } from "../policy/index.ts"

/** A clause together with the pack it stands in. */
export interface PackClause {
  readonly pack: Pack
  readonly clause: Clause
}

/**
 * The clauses in force in a year, by id; none when the one asked for is not in force then. Throws {@link Refused}
 * for an obligation that no pack has, and for a year before all packs.
 */
export function clausesInForce(packs: readonly Pack[], year: number, obligation?: string): PackClause[] {
  const inForce = packsInForce(packs, year)
  if (inForce.length === 0) {
    const earliest = Math.min(...packs.map((pack) => Number(pack.from.slice(0, 4))))
    throw new Refused({ code: "no-pack-in-force", year, earliest })
  }
  const clauses = inForce
    .flatMap((pack) => pack.clauses.map((clause) => ({ pack, clause })))
    .sort((a, b) => (a.clause.id < b.clause.id ? -1 : 1))
  if (obligation === undefined) return clauses
  const found = clauses.filter(({ clause }) => clause.id === obligation)
  if (!packs.some((pack) => pack.clauses.some((clause) => clause.id === obligation))) {
    throw new Refused({
      code: "unknown-obligation",
      obligation,
      known: clauses.map(({ clause }) => clause.id),
    })
  }
  return found
}
