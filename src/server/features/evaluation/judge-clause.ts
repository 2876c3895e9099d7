import type { ResultRow } from "../../../contract/evaluation.ts"
import type { EvaluationContext, Figure } from "../../../domain/evaluation/context.ts"
import type { Person } from "../../../domain/evaluation/people.ts"
import { type Judged, judge } from "../../../domain/evaluation/status.ts"
import { isSubjectPerson, isSubjectUnit } from "../../../domain/evaluation/subjects.ts"
import type { Unit } from "../../../domain/evaluation/units.ts"
import { type Clause, type Pack, targetFor } from "../../../domain/policy/clause.ts"
import { periodKindIn } from "../../../domain/policy/clause-period.ts"
import { methodOf } from "../../../domain/policy/methods/index.ts"
import { type Period, type PeriodKind, periodsOf } from "../../../domain/shared/calendar.ts"
import { shown } from "../../../domain/shared/quantity.ts"

/** A finding about one subject and period; without a judgement it is not applicable. */
export interface Finding {
  readonly subject: Unit | Person
  readonly kind: PeriodKind
  readonly period: Period
  /** Counted from 0 within the year. */
  readonly index: number
  readonly judged: Judged | undefined
  /** The days over which the figure grows: the period, or a cycle of years. */
  readonly over: Period
}

/** Whether a finding is of a week whose days off nobody knows: it goes by the day of the week alone. */
export function isWithoutCalendar(
  { kind }: Finding,
  { district, workdays }: Pick<EvaluationContext, "district" | "workdays">,
): boolean {
  return kind === "week" && !workdays.knows(district.year)
}

/** A finding as the output has it. */
export function rowOf(
  clause: Clause,
  finding: Finding,
  context: Pick<EvaluationContext, "district" | "workdays">,
): ResultRow {
  const { subject, period, judged } = finding
  return {
    obligation: clause.id,
    subjectType: clause.subject.who === "unit" ? "org" : "member",
    subject: subject.code,
    period: period.name,
    target: judged ? shown(judged.target) : null,
    actual: judged ? shown(judged.actual) : null,
    unit: clause.unit,
    status: judged?.status ?? "not_applicable",
    atRisk: judged?.atRisk ?? false,
    pack: clause.pack,
    ...(isWithoutCalendar(finding, context) ? { withoutCalendar: true } : {}),
  }
}

/**
 * Gathers the facts of a clause, and answers how to judge it for all its subjects, in the order of their codes and
 * of the periods' names. Gathering and judging are apart so that one clause can be judged while the database
 * gathers for the next.
 */
export async function prepareClause(
  pack: Pack,
  clause: Clause,
  context: EvaluationContext,
): Promise<() => Finding[]> {
  const { measure } = clause
  const figure = await methodOf(measure).figure({ pack, clause, measure }, context)
  const { units, people } = context.district
  return () => {
    const findings: Finding[] = []
    const { subject } = clause
    if (subject.who === "unit") {
      for (const unit of units) {
        if (subject.kinds.includes(unit.kind)) judgeSubject(findings, clause, context, unit, figure)
      }
    } else for (const person of people) judgeSubject(findings, clause, context, person, figure)
    return findings
  }
}

/** Whether a clause speaks to a subject in a period, by what they are on its last day. */
function speaksTo(
  { subject: whom }: Clause,
  subject: Unit | Person,
  year: number,
  { last }: Period,
): boolean {
  if (whom.who === "unit") return subject.who === "unit" && isSubjectUnit(subject, whom, last)
  return subject.who === "person" && isSubjectPerson(subject, whom, year, last)
}

function judgeSubject(
  findings: Finding[],
  clause: Clause,
  { district, asOf, all }: EvaluationContext,
  subject: Unit | Person,
  figure: Figure,
): void {
  const kind = periodKindIn(clause, subject, district.year)
  periodsOf(district.year, kind).forEach((period, index) => {
    const asked = targetFor(clause.targets, period)
    const applies = asked !== undefined && speaksTo(clause, subject, district.year, period)
    const found = applies ? figure(subject, period, index, asked) : undefined
    const judged = found?.measured && judge(found.measured, { period, asOf, ...found.timing })
    if (judged || all)
      findings.push({ subject, kind, period, index, judged, over: found?.timing?.pacedOver ?? period })
  })
}
