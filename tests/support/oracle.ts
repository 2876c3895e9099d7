import type { Book, Case } from "./oracle/book.ts"
import { judgeChu, judgeEssays, judgeTraining } from "./oracle/judge-people.ts"
import {
  judgeCentralGroup,
  judgeCollectiveStudy,
  judgeMeetings,
  judgePlan,
  judgeSecretary,
} from "./oracle/judge-units.ts"
import {
  judgeBranchWithoutFacts,
  judgePersonWithoutFacts,
  judgeSupervision,
} from "./oracle/judge-without-facts.ts"
import { type OracleRow, rowFor } from "./oracle/rows.ts"

export type { Book } from "./oracle/book.ts"
export type { OracleRow } from "./oracle/rows.ts"

/**
 * Judges a workbook by the pack `licheng-2010`, a second time and in the plainest way, for tests to compare
 * with the product: written from the page that fixes how each number is judged, sharing no code with the engine.
 * Answers the rows of `evaluate --json` (those that are not applicable left out), in its order; target and
 * actual are rounded to six places.
 */
export function judgeBook(book: Book, year: number, asOf: string): OracleRow[] {
  const judged: Case = { book, year, asOf }
  const unitRules = [
    judgeCentralGroup,
    judgeMeetings,
    judgeSecretary,
    judgeChu,
    judgeCollectiveStudy,
    judgePlan,
    judgeBranchWithoutFacts,
    judgeSupervision,
  ]
  const memberRules = [judgeEssays, judgeTraining, judgePersonWithoutFacts]
  const findings = [
    ...book.units.flatMap((unit) => unitRules.flatMap((rule) => rule(judged, unit))),
    ...book.members.flatMap((member) => memberRules.flatMap((rule) => rule(judged, member))),
  ]
  return findings.map((finding) => rowFor(finding, asOf)).sort(byPlace)
}

function byPlace(a: OracleRow, b: OracleRow): number {
  return compare(a.obligation, b.obligation) || compare(a.subject, b.subject) || compare(a.period, b.period)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
