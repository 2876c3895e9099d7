import { dutyGroupOf } from "../../../domain/overview/duty.ts"
import type { Rank } from "../../../domain/shared/words.ts"
import type { PackClause } from "../evaluation/index.ts"

/** The clauses in force, by what their figures rest on. */
export interface ClausesByKind {
  /** About people: what they did themselves. */
  readonly personal: readonly PackClause[]
  /** About units: what they did, and what reached them. */
  readonly own: readonly PackClause[]
  /** Those of them that rest on what reached the unit. */
  readonly reaching: readonly PackClause[]
  /** About a branch: what was done for its people. */
  readonly served: readonly PackClause[]
  /** Means over people below. */
  readonly mean: readonly PackClause[]
  /** Of a pool of branches anywhere in the tree. */
  readonly sample: readonly PackClause[]
  /** Whoever counts for a mean is of one of these ranks; null: anybody may. */
  readonly meanRanks: readonly Rank[] | null
}

/** Sorts clauses by what their figures rest on. */
export function sortClauses(clauses: readonly PackClause[]): ClausesByKind {
  const ofUnits = clauses.filter(({ clause }) => clause.subject.who === "unit")
  const mean = ofUnits.filter(({ clause }) => clause.measure.way === "mean-per-year")
  const served = ofUnits.filter(isServed)
  return {
    personal: clauses.filter(({ clause }) => clause.subject.who === "person"),
    own: ofUnits.filter((of) => !mean.includes(of) && !served.includes(of)),
    reaching: ofUnits.filter(isReaching),
    served,
    mean,
    sample: ofUnits.filter(({ clause }) => clause.measure.way === "sample"),
    meanRanks: ranksOf(mean),
  }
}

/** The obligations by which people stand in their training: of a year, and due. */
export function trainingOf(clauses: readonly PackClause[]): string[] {
  return clauses.flatMap(({ clause }) => {
    const { id, subject, period, weight } = clause
    const counts = subject.who === "person" && period === "year" && weight === "must"
    return counts && dutyGroupOf(clause) === "training" ? [id] : []
  })
}

function isServed({ clause: { measure } }: PackClause): boolean {
  return measure.way === "share-complete" && measure.counts.of === "members-served"
}

function isReaching({ clause: { measure } }: PackClause): boolean {
  if (measure.way !== "at-least-once-every" && measure.way !== "minimum-per-year") return false
  return measure.counts.of === "activities" && measure.counts.relation === "reaching"
}

function ranksOf(mean: readonly PackClause[]): Rank[] | null {
  const all: Rank[] = []
  for (const { pack, clause } of mean) {
    if (clause.measure.way !== "mean-per-year") continue
    const { category } = clause.measure
    for (const { ranks } of pack.categories.filter(({ name }) => name === category)) {
      if (!ranks) return null
      all.push(...ranks)
    }
  }
  return all
}
