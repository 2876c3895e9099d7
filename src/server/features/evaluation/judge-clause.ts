import type { ResultRow } from "../../../contract/evaluation.ts"
import {
  existsOn,
  existsThroughout,
  existsWithin,
  monthsOfLife,
} from "../../../domain/evaluation/existence.ts"
import { type Judged, judge, type Measured, type Timing } from "../../../domain/evaluation/status.ts"
import { type YearlyTarget, yearlyTarget } from "../../../domain/people/category.ts"
import {
  type Category,
  type Clause,
  numberOn,
  type Pack,
  type PersonSubject,
  parameterOn,
  targetOn,
  type UnitSubject,
} from "../../../domain/policy/clause.ts"
import { ways } from "../../../domain/policy/kinds/index.ts"
import { cycleOf } from "../../../domain/policy/kinds/minimum-per-cycle.ts"
import {
  type Day,
  eachDay,
  type Period,
  type PeriodKind,
  periodsOf,
  plusDays,
} from "../../../domain/shared/calendar.ts"
import { shown } from "../../../domain/shared/quantity.ts"
import { type District, isWithin, type Person, touches, type Unit } from "./district.ts"
import { type Facts, yearDay } from "./facts.ts"
import { branchesBelow, branchesOfCategory, isSubjectPerson, isSubjectUnit } from "./subjects.ts"

/** What judging one clause needs to know. */
export interface Bench {
  readonly district: District
  readonly facts: Facts
  readonly asOf: Day
  readonly isWorkday: (day: Day) => boolean
  /** Whether findings that are not applicable are wanted too. */
  readonly all: boolean
  /** Everybody's yearly training target under a pack, by member id. */
  readonly targetsOf: (pack: Pack) => ReadonlyMap<number, YearlyTarget>
}

/** A finding about one subject and period; without a judgement it is not applicable. */
export interface Finding {
  readonly subject: Unit | Person
  readonly period: Period
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

/** The hours in one of the clause's units: the parameter `day.hours` for 天, otherwise 1. */
export function hoursPerUnit(pack: Pack, clause: Clause, year: number): number {
  return clause.unit === "天" ? numberOn(pack, "day.hours", yearDay(year, "01-01")) : 1
}

/** A clause's target for a full year in hours, for the categories that name it. */
export function yearHours(pack: Pack, category: Category, year: number): number {
  const clause = pack.clauses.find((one) => one.id === category.clause)
  const target = clause && targetOn(clause.targets, yearDay(year, "01-01"))
  return clause && target !== undefined ? target * hoursPerUnit(pack, clause, year) : 0
}

/** Everybody's yearly training target under a pack. */
export function trainingTargets(
  pack: Pack,
  people: readonly Person[],
  year: number,
): Map<number, YearlyTarget> {
  const targets = new Map<number, YearlyTarget>()
  if (pack.categories.length === 0) return targets
  const hours = new Map(pack.categories.map((category) => [category, yearHours(pack, category, year)]))
  for (const person of people) {
    const target = yearlyTarget(pack.categories, (category) => hours.get(category) ?? 0, person, year)
    if (target) targets.set(person.id, target)
  }
  return targets
}

/** A way of measuring that is ready for any subject and period. */
type Measure<S> = (
  subject: S,
  period: Period,
  periodIndex: number,
  target: number,
) => { measured: Measured | undefined; timing?: Partial<Timing> }

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
    if (judged || all) findings.push({ subject, period, judged })
  })
}

async function unitMeasure(pack: Pack, clause: Clause, bench: Bench): Promise<Measure<Unit>> {
  const { measure } = clause
  switch (measure.way) {
    case "at-least-once-every":
      return countMeasure(clause, bench, measure)
    case "minimum-per-year":
      return hoursMeasure(pack, clause, bench, measure)
    case "share-complete":
      return shareMeasure(pack, clause, bench, measure)
    case "mean-per-year":
      return meanMeasure(pack, clause, bench, measure)
    case "before-deadline":
      return planMeasure(pack, bench, measure)
    case "sample":
      return sampleMeasure(bench, measure)
    default:
      throw new Error(`${clause.id}: ${measure.way} is not for units`)
  }
}

type By<W extends Clause["measure"]["way"]> = Extract<Clause["measure"], { way: W }>

async function countMeasure(
  clause: Clause,
  bench: Bench,
  measure: By<"at-least-once-every">,
): Promise<Measure<Unit>> {
  const tally = await bench.facts.occurrences(measure.counts, clause)
  const { year } = bench.district
  return (unit, period, index, target) => {
    const kind = clause.period === "lecture-cycle" ? unit.lectureCycle : clause.period
    const count = tally(unit.id, kind, index).count
    if (measure.scaled) {
      return { measured: ways[measure.way]({ target, months: monthsOfLife(unit.life, year), count }) }
    }
    if (!existsThroughout(unit.life, period)) return { measured: undefined }
    if (kind === "week" && !hasWorkday(period, bench.isWorkday)) return { measured: undefined }
    return { measured: ways[measure.way]({ target, count }) }
  }
}

const weeksWithWork = new Map<string, boolean>()

/** A week without a single workday in the State Council calendar is exempt. */
function hasWorkday(week: Period, isWorkday: (day: Day) => boolean): boolean {
  const known = weeksWithWork.get(week.name) ?? eachDay(week).some(isWorkday)
  weeksWithWork.set(week.name, known)
  return known
}

async function hoursMeasure(
  pack: Pack,
  clause: Clause,
  bench: Bench,
  measure: By<"minimum-per-year">,
): Promise<Measure<Unit>> {
  const tally = await bench.facts.occurrences(measure.counts, clause)
  const { year } = bench.district
  const perUnit = hoursPerUnit(pack, clause, year)
  return (unit, _period, index, target) => ({
    measured: ways[measure.way]({
      target,
      months: monthsOfLife(unit.life, year),
      hundredthHours: tally(unit.id, "year", index).hundredthHours,
      hoursPerUnit: perUnit,
    }),
  })
}

async function shareMeasure(
  pack: Pack,
  clause: Clause,
  bench: Bench,
  measure: By<"share-complete">,
): Promise<Measure<Unit>> {
  const { counts } = measure
  const { district, facts } = bench
  if (counts.of === "members-served") {
    const served = new Set(
      (await facts.duties()).filter((duty) => duty.kind === counts.duty).map((duty) => duty.memberId),
    )
    const inService = district.people.filter((person) => person.inService && person.unitForYear)
    const byBranch = Map.groupBy(inService, (person) => branchOf(person.unitForYear))
    return (unit, _period, _index, target) => {
      const people = byBranch.get(unit.id) ?? []
      const complete = people.filter((person) => served.has(person.id)).length
      return { measured: ways[measure.way]({ target, complete, all: people.length }) }
    }
  }
  if (counts.of === "branches-covered") {
    const done = (await facts.duties()).filter((duty) => duty.kind === counts.duty)
    return (unit, period, _index, target) => {
      const branches = branchesBelow(district.units, unit).filter((branch) =>
        existsWithin(branch.life, period),
      )
      const covered = new Set(done.filter((duty) => duty.unitId === unit.id).map((duty) => duty.aboutUnitId))
      const complete = branches.filter((branch) => covered.has(branch.id)).length
      return { measured: ways[measure.way]({ target, complete, all: branches.length }) }
    }
  }
  const days =
    counts.of === "made-up-in-time"
      ? numberOn(pack, counts.withinParameter, yearDay(district.year, "01-01"))
      : 0
  const share = await facts.share(counts, days, clause.subject.who === "unit" ? clause.subject.kinds : [])
  return (unit, _period, _index, target) => ({ measured: ways[measure.way]({ target, ...share(unit.id) }) })
}

/** The branch a unit is, or belongs to as a 党小组. */
function branchOf(unit: Unit | undefined): number | undefined {
  return unit?.kind === "group" ? unit.parent?.id : unit?.id
}

async function meanMeasure(
  pack: Pack,
  clause: Clause,
  bench: Bench,
  measure: By<"mean-per-year">,
): Promise<Measure<Unit>> {
  const { district, facts } = bench
  const cycle = parameterOn(pack, measure.averageParameter, yearDay(district.year, "01-01")) === "cycle"
  const span = cycle ? cycleOf(district.year, measure.cycle.began, measure.cycle.years) : undefined
  const credit = await facts.credit(creditOf(pack, measure.credit), span?.first ?? district.year)
  const targets = bench.targetsOf(pack)
  const perUnit = hoursPerUnit(pack, clause, district.year)
  const people = district.people.filter(
    (person) => targets.get(person.id)?.category.name === measure.category,
  )
  return (unit) => ({
    measured: ways[measure.way]({
      people: people
        .filter((person) => person.unitForYear && isWithin(person.unitForYear, unit))
        .map((person) => ({
          targetHours: targets.get(person.id)?.hours ?? 0,
          hundredthHours: credit(person.id),
        })),
      hoursPerUnit: perUnit,
      years: span ? district.year - span.first + 1 : 1,
    }),
    timing: { neverShort: span !== undefined && district.year < span.last },
  })
}

/** A credit of a pack; packs are checked when read. */
export function creditOf(pack: Pack, name: string) {
  const credit = pack.credits[name]
  if (!credit) throw new Error(`${pack.id} has no credit ${name}`)
  return credit
}

/** The deadline a parameter names: a plan's lies in its year, an archive's in the year after. */
export function deadlineOf(pack: Pack, measure: By<"before-deadline">, year: number): Day {
  const monthDay = String(parameterOn(pack, measure.deadlineParameter, yearDay(year, "01-01")))
  return yearDay(measure.counts === "plan-filed" ? year : year + 1, monthDay)
}

async function planMeasure(pack: Pack, bench: Bench, measure: By<"before-deadline">): Promise<Measure<Unit>> {
  const deadline = deadlineOf(pack, measure, bench.district.year)
  const filed = await bench.facts.plansFiled(deadline)
  const dayBefore = plusDays(deadline, -1)
  return (unit, _period, _index, target) => ({
    measured: existsOn(unit.life, dayBefore)
      ? ways[measure.way]({ target, filed: filed.has(unit.id) })
      : undefined,
    timing: { deadline },
  })
}

async function sampleMeasure(bench: Bench, measure: By<"sample">): Promise<Measure<Unit>> {
  const { district, facts } = bench
  const done = (await facts.duties()).filter((duty) => duty.kind === measure.duty)
  const pool = branchesOfCategory(district.allUnits, measure.poolCategory)
  return (unit, period, _index, target) => {
    if (!existsThroughout(unit.life, period)) return { measured: undefined }
    const checked = new Set(
      done
        .filter(
          (duty) => duty.unitId === unit.id && duty.doneOn >= period.first && duty.doneOn <= period.last,
        )
        .map((duty) => duty.aboutUnitId),
    )
    const there = pool.filter((branch) => existsWithin(branch.life, period)).length
    return { measured: ways[measure.way]({ target, checked: checked.size, pool: there }) }
  }
}

async function personMeasure(pack: Pack, clause: Clause, bench: Bench): Promise<Measure<Person>> {
  const { measure } = clause
  const { year } = bench.district
  switch (measure.way) {
    case "at-least-once-every": {
      const tally = await bench.facts.occurrences(measure.counts, clause)
      const kind = clause.period === "lecture-cycle" ? "half-year" : clause.period
      const postsDecide = clause.subject.who === "person" && clause.subject.holding !== undefined
      return (person, period, index, target) => ({
        measured:
          postsDecide || person.memberships.some((one) => touches(one, period.first, period.last))
            ? ways[measure.way]({ target, count: tally(person.id, kind, index).count })
            : undefined,
      })
    }
    case "minimum-per-person": {
      const credit = await bench.facts.credit(creditOf(pack, measure.credit))
      const targets = bench.targetsOf(pack)
      const perUnit = hoursPerUnit(pack, clause, year)
      const exempt =
        measure.exemptParameter && parameterOn(pack, measure.exemptParameter, yearDay(year, "01-01")) === true
      return (person) => {
        const target = targets.get(person.id)
        if (target?.category.clause !== clause.id) return { measured: undefined }
        return {
          measured: ways[measure.way]({
            targetHours: target.hours,
            hundredthHours: credit(person.id),
            hoursPerUnit: perUnit,
          }),
          timing: { neverShort: exempt === true && person.circumstances.includes("frail") },
        }
      }
    }
    case "minimum-per-cycle": {
      const span = cycleOf(year, measure.began, measure.years)
      const credit = await bench.facts.credit(creditOf(pack, measure.credit), span.first)
      const targets = bench.targetsOf(pack)
      const category = clause.subject.who === "person" ? clause.subject.category : undefined
      return (person, _period, _index, target) => ({
        measured:
          targets.get(person.id)?.category.name === category
            ? ways[measure.way]({ target, hundredthHours: credit(person.id) })
            : undefined,
        timing: { neverShort: year < span.last },
      })
    }
    case "before-deadline": {
      const deadline = deadlineOf(pack, measure, year)
      const filed = new Set(
        (await bench.facts.duties())
          .filter((duty) => duty.kind === "archive-filed" && duty.doneOn <= deadline)
          .map((duty) => duty.memberId),
      )
      return (person, _period, _index, target) => ({
        measured: ways[measure.way]({ target, filed: filed.has(person.id) }),
        timing: { deadline },
      })
    }
    default:
      throw new Error(`${clause.id}: ${measure.way} is not for people`)
  }
}
