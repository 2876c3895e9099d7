import { kindThatSettles } from "../../../domain/overview/outlook.ts"
import type { PackClause } from "../../../domain/overview/owed.ts"
import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
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

/** What a clause is called in whichever document has it; its identifier where none has any more. */
export function clauseTitled(packs: readonly Pack[], id: string): string {
  for (const pack of packs) {
    const clause = pack.clauses.find((one) => one.id === id)
    if (clause) return clause.title
  }
  return id
}

/** What asks a branch for study every week, of the documents in force on a day. */
export function weeklyStudy(packs: readonly Pack[], today: Day): Clause | undefined {
  for (const { clause } of clausesOf(packs, yearOf(today)).values())
    if (clause.period === "week" && kindThatSettles(clause) === "collective-study") return clause
  return undefined
}

function read(packs: readonly Pack[], year: number): ReadonlyMap<string, PackClause> {
  const begun = packs.some((pack) => Number(pack.from.slice(0, 4)) <= year)
  const clauses = begun ? clausesInForce(packs, year) : []
  return new Map(clauses.map((of) => [of.clause.id, of]))
}
