import type { Pool, PoolClient } from "pg"
import type { Explanation } from "../../../contract/explanation.ts"
import { whileThere } from "../../../domain/evaluation/status.ts"
import { exemptionsFrom } from "../../../domain/overview/exemption.ts"
import { outlookOf } from "../../../domain/overview/outlook.ts"
import { inForceOn, nameOfClause, type Pack, parameterOn, targetFor } from "../../../domain/policy/clause.ts"
import type { Said } from "../../../domain/policy/explanation.ts"
import type { Answer, Question } from "../../../domain/policy/method.ts"
import { type Measure, methodOf } from "../../../domain/policy/methods/index.ts"
import { whyNothingIsAsked } from "../../../domain/policy/not-asked.ts"
import { type Day, firstDayOf, yearOf } from "../../../domain/shared/calendar.ts"
import { fullDayWords } from "../../../domain/shared/day-words.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import type { Database } from "../../db/index.ts"
import { clausesInForce, type PackClause } from "./clauses-in-force.ts"
import { inOneSnapshot } from "./district-queries.ts"
import { type Finding, isWithoutCalendar, prepareClause, rowOf } from "./judge-clause.ts"
import { openSubject } from "./parts.ts"

export interface ExplanationRequest {
  readonly obligation: string
  /** The code of a unit or the number of a member, as the obligation's subject is. */
  readonly subject: string
  /** The name of a period, such as `2010-03`. */
  readonly period: string
  readonly asOf: Day
}

/** What the names of periods look like. */
const periodForms = ["2010", "2010-H1", "2010-Q1", "2010-B1", "2010-03", "2010-W05"]

/**
 * Explains one result: the clause in its own words, the reading, the records that count and those that do not, the
 * arithmetic, and the shortest way to close the gap. Throws {@link Refused} when there is no such result.
 */
export async function explain(
  database: Database,
  packs: readonly Pack[],
  request: ExplanationRequest,
): Promise<Explanation> {
  const client = await database.pool.connect()
  try {
    await inOneSnapshot(client)
    return await explainIn(database.pool, client, packs, request)
  } finally {
    await client.query("rollback")
    client.release()
  }
}

/** The same on a connection that is in a transaction, as that sees the records. */
export async function explainIn(
  pool: Pool,
  client: PoolClient,
  packs: readonly Pack[],
  request: ExplanationRequest,
): Promise<Explanation> {
  const year = yearOf(request.period)
  if (!Number.isInteger(year) || year < 1900 || year > 2199)
    throw new Refused({ code: "not-a-period", text: request.period, forms: periodForms })
  const [of] = clausesInForce(packs, year, request.obligation)
  if (!of) throw new Refused({ code: "not-in-force", obligation: request.obligation, year })
  const asking = { year, asOf: request.asOf, all: true }
  const context = await openSubject(pool, client, of, request.subject, asking)
  const finding = pick((await prepareClause(of.pack, of.clause, context))(), request, of)
  const { measure } = of.clause
  const { subject, period } = finding
  const exemption = exemptionsFrom(of, clausesInForce(packs, year), context)(subject)
  return await tell({ ...of, measure, context, subject, period }, finding, exemption)
}

/** The same for the part of its period in which a unit is there: after its last day nothing can be done. */
function inItsLife(answer: Answer<Measure>): Answer<Measure> {
  const { subject, period } = answer
  return subject.who === "unit" ? { ...answer, period: whileThere(period, subject.life.dissolvedOn) } : answer
}

/** The first day without a unit, or after the last membership of a person; null: it goes on. */
function endOf(subject: Finding["subject"]): Day | null {
  if (subject.who === "unit") return subject.life.dissolvedOn
  const ends = subject.memberships.map(({ untilOn }) => untilOn)
  return ends.reduce(
    (last, end) => (last === null || end === null || last > end ? last : end),
    ends[0] ?? null,
  )
}

/** Says of a unit that ended within the period when it did. */
function endLines(answer: Answer<Measure>): Said[] {
  const { last } = inItsLife(answer).period
  if (last === answer.period.last) return []
  return [
    {
      zh: `组织存在到${fullDayWords(last).zh}为止，以后不再要求`,
      en: `the unit was there up to ${fullDayWords(last).en}; nothing is asked later`,
    },
  ]
}

/** The finding asked for among those of the subject. */
function pick(
  findings: readonly Finding[],
  { subject, period }: ExplanationRequest,
  { clause }: PackClause,
): Finding {
  const own = findings.filter((finding) => finding.subject.code === subject)
  if (own.length === 0) throw new Refused({ code: "not-this-subject", obligation: clause.id, subject })
  const found = own.find((finding) => finding.period.name === period)
  if (!found) {
    throw new Refused({ code: "unknown-period", period, expected: own.map((finding) => finding.period.name) })
  }
  return found
}

async function tell(
  question: Question<Measure>,
  finding: Finding,
  exemption: PackClause | undefined,
): Promise<Explanation> {
  const { pack, clause, measure, context, period } = question
  const target = inForceOn(clause.targets, period.first)
  const asked = targetFor(clause.targets, period) ?? 0
  const method = methodOf(measure)
  const records = await method.records(question)
  const start = firstDayOf(context.district.year)
  const { judged } = finding
  const answer = judged && { ...question, asked, judged, records }
  return {
    result: rowOf(clause, finding, context),
    subjectName: finding.subject.name,
    clause: {
      id: clause.id,
      title: clause.title,
      article: clause.article,
      quote: clause.quote,
      reading: clause.reading,
      weight: clause.weight,
      group: outlookOf(clause, pack).group,
    },
    pack: { id: pack.id, version: pack.version, title: pack.title, unverified: pack.unverified },
    target: {
      value: asked,
      from: target?.from ?? "",
      source: target?.source ?? "",
      unverified: target?.unverified ?? false,
    },
    parameters: clause.uses.flatMap((name) => {
      const parameter = pack.parameters[name]
      if (!parameter) return []
      const { title, otherReading, values } = parameter
      const source = inForceOn(values, start)?.source ?? ""
      const value = parameterOn(pack, name, start)
      return [{ name, title, value, source, ...(otherReading === undefined ? {} : { otherReading }) }]
    }),
    period: { name: period.name, first: period.first, last: period.last },
    over: { first: finding.over.first, last: whileThere(finding.over, endOf(finding.subject)).last },
    asOf: context.asOf,
    notAsked: judged ? null : whyNothingIsAsked(question, method),
    records,
    arithmetic: answer ? [...method.arithmetic(answer), ...endLines(answer)] : [],
    steps: answer && answer.judged.status !== "met" ? method.steps(inItsLife(answer)) : [],
    withoutCalendar: isWithoutCalendar(finding, context),
    exemptedBy: exemption ? nameOfClause(exemption) : null,
  }
}
