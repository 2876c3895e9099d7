import { type Clause, numberOn, type Pack } from "../../../domain/policy/clause.ts"
import { type Day, firstDayOf, plusDays, yearOf } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { packsInForce } from "../policy/index.ts"

/**
 * The last day on which an absence is made up in time (`makeup.days` of the pack); null where nothing in force in that
 * year asks for it.
 */
export function makeUpTermOf(
  packs: readonly Pack[],
  { kind, on }: { readonly kind: ActivityKind; readonly on: Day },
): Day | null {
  const year = yearOf(on)
  const terms = packsInForce(packs, year).flatMap((pack) =>
    pack.clauses.flatMap((clause) => {
      const asked = askedOf(clause, kind)
      return asked ? [plusDays(on, numberOn(pack, asked.withinParameter, firstDayOf(year)))] : []
    }),
  )
  return terms.sort()[0] ?? null
}

/** What asks that something missed is made up, whichever pack it stands in. */
export function makeUpClause(packs: readonly Pack[], kind: ActivityKind): Clause | undefined {
  return packs.flatMap(({ clauses }) => clauses).find((clause) => askedOf(clause, kind) !== undefined)
}

/** What a clause says of making up what was missed of a kind; undefined: nothing. */
function askedOf({ measure }: Clause, kind: ActivityKind) {
  if (measure.method !== "share-complete" || measure.counts.of !== "made-up-in-time") return undefined
  return measure.counts.kinds.includes(kind) ? measure.counts : undefined
}
