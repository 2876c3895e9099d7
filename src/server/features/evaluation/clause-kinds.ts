import { groupOf, outlookOf } from "../../../domain/overview/outlook.ts"
import type { Outlook } from "../../../domain/policy/method.ts"
import type { Rank } from "../../../domain/shared/words.ts"
import type { PackClause } from "./clauses-in-force.ts"

/** The clauses in force, by what their figures rest on. */
export interface ClausesByKind {
  /** About people: what they did themselves. */
  readonly personal: readonly PackClause[]
  /** About units: what they did, and what reached them. */
  readonly own: readonly PackClause[]
  /** Those of them that rest on what reached the unit. */
  readonly reaching: readonly PackClause[]
  /** Those that rest on what holders of a post in the unit gave, wherever that was. */
  readonly given: readonly PackClause[]
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
  const resting = (...on: Outlook["restsOn"][]) =>
    ofUnits.filter(({ clause }) => on.includes(outlookOf(clause).restsOn))
  const mean = resting("people-below")
  return {
    personal: clauses.filter(({ clause }) => clause.subject.who === "person"),
    own: resting("own", "reaching", "given", "branches-anywhere"),
    reaching: resting("reaching"),
    given: resting("given"),
    served: resting("people-served"),
    mean,
    sample: resting("branches-anywhere"),
    meanRanks: ranksOf(mean),
  }
}

/** The obligations by which people stand in their training: of a year, and due. */
export function trainingOf(clauses: readonly PackClause[]): string[] {
  return clauses.flatMap(({ clause }) => {
    const { id, subject, period, weight } = clause
    const counts = subject.who === "person" && period === "year" && weight === "must"
    return counts && groupOf(clause) === "training" ? [id] : []
  })
}

function ranksOf(mean: readonly PackClause[]): Rank[] | null {
  const all: Rank[] = []
  for (const { pack, clause } of mean) {
    if (clause.measure.method !== "mean-per-year") continue
    const { category } = clause.measure
    for (const { ranks } of pack.categories.filter(({ name }) => name === category)) {
      if (!ranks) return null
      all.push(...ranks)
    }
  }
  return all
}
