import { heldActivities } from "./oracle/activities.ts"
import type { Book, Member, Unit } from "./oracle/book.ts"
import { District } from "./oracle/district.ts"
import { type Finding, type Judging, type OracleRow, rowFor } from "./oracle/findings.ts"
import { judgeChuMean, judgeEssays, judgePersonTasks, judgeTraining } from "./oracle/licheng-people.ts"
import { judgeBranchTasks, judgeSampling, judgeTown } from "./oracle/licheng-tasks.ts"
import {
  judgeCentralGroup,
  judgeCollectiveStudy,
  judgeMeetings,
  judgePlan,
  judgeSecretary,
} from "./oracle/licheng-units.ts"
import {
  judgeBranch2018,
  judgeCadres2023,
  judgeCentralGroup2017,
  judgeMembers2019,
  judgePlan2009,
} from "./oracle/national.ts"

export type { Book } from "./oracle/book.ts"
export type { OracleRow } from "./oracle/findings.ts"

const unitRules: readonly ((judging: Judging, unit: Unit) => Finding[])[] = [
  judgeCentralGroup,
  judgeMeetings,
  judgeSecretary,
  judgeChuMean,
  judgeCollectiveStudy,
  judgePlan,
  judgeBranchTasks,
  judgeSampling,
  judgeTown,
  judgeCentralGroup2017,
  judgeBranch2018,
]

const memberRules: readonly ((judging: Judging, member: Member) => Finding[])[] = [
  judgeEssays,
  judgeTraining,
  judgePersonTasks,
  judgePlan2009,
  judgeMembers2019,
  judgeCadres2023,
]

/** From which day to before which the numbers of obligations that begin like this are in force. */
const inForce: readonly { readonly ids: RegExp; readonly from: string; readonly before?: string }[] = [
  { ids: /^(CG|TM|TR|CS|SS|AR|PL|SU|EV)-/, from: "2010-01-01" },
  { ids: /^N09-/, from: "2009-01-01", before: "2014-01-01" },
  { ids: /^G17-/, from: "2017-01-30" },
  { ids: /^B18-/, from: "2018-10-28" },
  { ids: /^M19-/, from: "2019-01-01" },
  { ids: /^C23-CHU$/, from: "2023-01-01" },
  { ids: /^C23-KE$/, from: "2023-09-19" },
]

/** Whether numbers are in force from the period's first day to its last. */
function isInForce({ obligation, period }: Finding): boolean {
  const numbers = inForce.find(({ ids }) => ids.test(obligation))
  if (!numbers) throw new Error(`no numbers for ${obligation}`)
  return numbers.from <= period.first && (numbers.before === undefined || period.last < numbers.before)
}

/**
 * Judges a workbook by all six packs, a second time and in the plainest way, for tests to compare with the
 * product: written from the page that fixes how each number is judged and the packs' texts, sharing no code with
 * the engine. Answers the rows of `evaluate --json` (those that are not applicable left out), in its order;
 * target and actual are rounded to six places.
 */
export function judgeBook(book: Book, year: number, asOf: string): OracleRow[] {
  const judging: Judging = { district: new District(book), year, asOf, held: heldActivities(book, asOf) }
  const findings = [
    ...book.units.flatMap((unit) => unitRules.flatMap((rule) => rule(judging, unit))),
    ...book.members.flatMap((member) => memberRules.flatMap((rule) => rule(judging, member))),
  ]
  return findings
    .filter(isInForce)
    .map((finding) => rowFor(finding, asOf))
    .sort(byPlace)
}

function byPlace(a: OracleRow, b: OracleRow): number {
  return compare(a.obligation, b.obligation) || compare(a.subject, b.subject) || compare(a.period, b.period)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
