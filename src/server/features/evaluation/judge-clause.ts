import type { ResultRow } from "../../../contract/evaluation.ts"
import { type Judged, judge } from "../../../domain/evaluation/status.ts"
import {
  type Clause,
  type Pack,
  type PersonSubject,
  targetOn,
  type UnitSubject,
} from "../../../domain/policy/clause.ts"
import { type Period, type PeriodKind, periodsOf } from "../../../domain/shared/calendar.ts"
import { shown } from "../../../domain/shared/quantity.ts"
import type { Bench, Measure } from "./bench.ts"
import type { Person, Unit } from "./district.ts"
import { personMeasure } from "./measure-people.ts"
import { unitMeasure } from "./measure-units.ts"
import { isSubjectPerson, isSubjectUnit } from "./subjects.ts"

/** A finding about one subject and period; without a judgement it is not applicable. */
export interface Finding {
  readonly subject: Unit | Person
  readonly kind: PeriodKind
  readonly period: Period
  /** Counted from 0 within the year. */
  readonly index: number
  readonly judged: Judged | undefined
}

/** A finding as the output has it. */
export function rowOf(clause: Clause, { subject, period, judged }: Finding): ResultRow {
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
  }
}

/**
 * Gathers the facts of a clause, and answers how to judge it for all its subjects, in the order of their codes and
 * of the periods' names. Gathering and judging are apart so that one clause can be judged while the database
 * gathers for the next.
 */
export async function prepareClause(pack: Pack, clause: Clause, bench: Bench): Promise<() => Finding[]> {
  const { subject } = clause
  if (subject.who === "unit") {
    const measure = await unitMeasure(pack, clause, bench)
    return () => judgeUnits(clause, subject, bench, measure)
  }
  const measure = await personMeasure(pack, clause, bench)
  return () => judgePeople(clause, subject, bench, measure)
}

function judgeUnits(clause: Clause, subject: UnitSubject, bench: Bench, measure: Measure<Unit>): Finding[] {
  const findings: Finding[] = []
  for (const unit of bench.district.units) {
    if (!subject.kinds.includes(unit.kind)) continue
    const applies = isSubjectUnit(unit, subject)
    const kind: PeriodKind = clause.period === "lecture-cycle" ? unit.lectureCycle : clause.period
    collect(findings, clause, bench, unit, kind, applies ? measure : undefined)
  }
  return findings
}

function judgePeople(
  clause: Clause,
  subject: PersonSubject,
  bench: Bench,
  measure: Measure<Person>,
): Finding[] {
  const kind: PeriodKind = clause.period === "lecture-cycle" ? "half-year" : clause.period
  const findings: Finding[] = []
  for (const person of bench.district.people) {
    const applies = isSubjectPerson(person, subject, bench.district.year)
    collect(findings, clause, bench, person, kind, applies ? measure : undefined)
  }
  return findings
}

function collect<S extends Unit | Person>(
  findings: Finding[],
  clause: Clause,
  { district, asOf, all }: Bench,
  subject: S,
  kind: PeriodKind,
  measure: Measure<S> | undefined,
): void {
  if (!measure && !all) return
  periodsOf(district.year, kind).forEach((period, index) => {
    const target = targetOn(clause.targets, period.first)
    const found = measure && target !== undefined ? measure(subject, period, index, target) : undefined
    const judged = found?.measured && judge(found.measured, { period, asOf, ...found.timing })
    if (judged || all) findings.push({ subject, kind, period, index, judged })
  })
}
