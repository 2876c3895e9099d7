import type { Explanation } from "../../../contract/explanation.ts"
import { inForceOn, type Pack, parameterOn, targetOn } from "../../../domain/policy/clause.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import type { Database } from "../../db/index.ts"
import { clausesInForce, type PackClause } from "./clauses-in-force.ts"
import { inOneSnapshot } from "./district-queries.ts"
import { yearDay } from "./facts.ts"
import { findSteps } from "./find-steps.ts"
import { type Finding, prepareClause, rowOf } from "./judge-clause.ts"
import { oneLane } from "./lane.ts"
import { listRecords, type Question } from "./list-records.ts"
import { openBench } from "./open-bench.ts"
import { workOut } from "./work-out.ts"

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
  const year = yearOf(request.period)
  if (!Number.isInteger(year) || year < 1900 || year > 2199)
    throw new Refused({ code: "unknown-period", period: request.period, expected: periodForms })
  const [of] = clausesInForce(packs, year, request.obligation)
  if (!of) throw new Refused({ code: "not-in-force", obligation: request.obligation, year })
  const client = await database.pool.connect()
  try {
    await inOneSnapshot(client)
    const who = of.clause.subject.who === "unit" ? { org: request.subject } : { member: request.subject }
    const bench = await openBench(database.pool, client, oneLane(client), {
      year,
      asOf: request.asOf,
      all: true,
      ...who,
    })
    const finding = pick((await prepareClause(of.pack, of.clause, bench))(), request, of)
    const question = { ...of, bench, subject: finding.subject, period: finding.period }
    return await tell(client, question, finding)
  } finally {
    await client.query("rollback")
    client.release()
  }
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
  client: Parameters<typeof listRecords>[0],
  question: Question,
  finding: Finding,
): Promise<Explanation> {
  const { pack, clause, bench, period } = question
  const target = inForceOn(clause.targets, period.first)
  const value = targetOn(clause.targets, period.first) ?? 0
  const records = await listRecords(client, question)
  const start = yearDay(bench.district.year, "01-01")
  return {
    result: rowOf(clause, finding),
    subjectName: finding.subject.name,
    clause: {
      id: clause.id,
      title: clause.title,
      article: clause.article,
      quote: clause.quote,
      reading: clause.reading,
      weight: clause.weight,
    },
    pack: { id: pack.id, version: pack.version, title: pack.title, unverified: pack.unverified },
    target: {
      value,
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
    asOf: bench.asOf,
    records,
    arithmetic: finding.judged ? workOut(question, finding.judged, value, records) : [],
    steps: finding.judged ? findSteps(question, finding.judged, records) : [],
  }
}
