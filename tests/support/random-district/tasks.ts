import type { Book, Member, Unit } from "../oracle/book.ts"
import { plusDays } from "../oracle/days.ts"
import type { taskSheets } from "../oracle/sheets.ts"
import { pick } from "./pick.ts"
import type { TaskSeed } from "./seeds.ts"

type Tasks = Pick<Book, keyof typeof taskSheets>

/** Single tasks that somebody did; of those that are done once, a year or a period, the first that is drawn. */
export function assembleTasks(
  seeds: readonly TaskSeed[],
  units: readonly Unit[],
  members: readonly Member[],
): Tasks {
  const branches = units.filter((unit) => unit.kind === "党支部")
  const of = <T>(kind: number, row: (seed: TaskSeed) => T) =>
    seeds.filter((seed) => seed.kind % 9 === kind).map(row)
  const bodies = units.filter((unit) => unit.name === "区直机关工委" || unit.category === "街镇")
  const checking = (seed: TaskSeed) => pick(bodies.length === 0 ? units : bodies, seed.at).code
  const unit = (seed: TaskSeed) => pick(units, seed.at).code
  const branch = (seed: TaskSeed) => pick(branches, seed.at).code
  const member = (seed: TaskSeed) => pick(members, seed.who).code
  const later = (seed: TaskSeed) => (seed.isWhole ? plusDays(seed.day, seed.later) : null)
  return {
    notebooks: once(
      of(0, (seed) => ({ member: member(seed), year: seed.year, issuedOn: seed.day })),
      (row) => `${row.member} ${row.year}`,
    ),
    selfStudyChecks: of(1, (seed) => ({ unit: (seed.isWhole ? branch : unit)(seed), checkedOn: seed.day })),
    exhibitions: of(2, (seed) => ({ unit: (seed.isWhole ? branch : unit)(seed), startedOn: seed.day })),
    visits: of(3, (seed) => ({ member: member(seed), visitedOn: seed.day })),
    mailings: of(4, (seed) => ({ member: member(seed), returnedOn: later(seed) })),
    archives: once(
      of(5, (seed) => ({ member: member(seed), year: seed.year, filedOn: later(seed) })),
      (row) => `${row.member} ${row.year}`,
    ),
    branchChecks: of(6, (seed) => ({
      body: checking(seed),
      branch: pick(branches, seed.who).code,
      checkedOn: seed.day,
    })),
    reports: once(
      of(7, (seed) => ({
        unit: checking(seed),
        period: `${seed.year}-B${seed.twoMonths}`,
        toOrganisationOn: seed.day,
        toPublicityOn: later(seed),
      })),
      (row) => `${row.unit} ${row.period}`,
    ),
    evaluations: once(
      of(8, (seed) => ({ unit: branch(seed), year: seed.year, completedOn: seed.day })),
      (row) => `${row.unit} ${row.year}`,
    ),
  }
}

function once<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const keys = rows.map(keyOf)
  return rows.filter((_, at) => keys.indexOf(pick(keys, at)) === at)
}
