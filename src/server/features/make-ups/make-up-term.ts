import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import { numberOn } from "../../../domain/policy/clause.ts"
import { type Day, dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"

/**
 * The last day on which an absence is made up in time (`makeup.days` of the pack); null where none of the clauses asks
 * for it.
 */
export function makeUpTerm(
  clauses: readonly { readonly pack: Pack; readonly clause: Pick<Clause, "measure"> }[],
  { kind, on }: { readonly kind: ActivityKind; readonly on: Day },
): Day | null {
  const terms = clauses.flatMap(({ pack, clause: { measure } }) => {
    if (measure.method !== "share-complete" || measure.counts.of !== "made-up-in-time") return []
    if (!measure.counts.kinds.includes(kind)) return []
    const days = numberOn(pack, measure.counts.withinParameter, dayOf(`${on.slice(0, 4)}-01-01`))
    return days === undefined ? [] : [plusDays(on, days)]
  })
  return terms.sort()[0] ?? null
}

/** The same of all packs that are in force at some time. */
export function makeUpTermOf(
  packs: readonly Pack[],
  of: { readonly kind: ActivityKind; readonly on: Day },
): Day | null {
  return makeUpTerm(
    packs.flatMap((pack) => pack.clauses.map((clause) => ({ pack, clause }))),
    of,
  )
}

/** What asks that something missed is made up, whichever pack it stands in. */
export function makeUpClause(packs: readonly Pack[], kind: ActivityKind): Clause | undefined {
  return packs
    .flatMap(({ clauses }) => clauses)
    .find(
      ({ measure }) =>
        measure.method === "share-complete" &&
        measure.counts.of === "made-up-in-time" &&
        measure.counts.kinds.includes(kind),
    )
}
