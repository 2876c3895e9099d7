import {
  existsOn,
  existsThroughout,
  existsWithin,
  monthsOfLife,
} from "../../../domain/evaluation/existence.ts"
import { type Clause, numberOn, type Pack, parameterOn } from "../../../domain/policy/clause.ts"
import { ways } from "../../../domain/policy/kinds/index.ts"
import { cycleOf } from "../../../domain/policy/kinds/minimum-per-cycle.ts"
import { type Day, eachDay, type Period, plusDays } from "../../../domain/shared/calendar.ts"
import type { Bench, By, Measure } from "./bench.ts"
import { creditOf, deadlineOf, hoursPerUnit } from "./clause-figures.ts"
import { isWithin, type Unit } from "./district.ts"
import { yearDay } from "./facts.ts"
import { branchesBelow, branchesOfCategory, branchOf } from "./subjects.ts"

/** Gathers what a clause about units needs, and answers how to measure any of them in any period. */
export async function unitMeasure(pack: Pack, clause: Clause, bench: Bench): Promise<Measure<Unit>> {
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
    const inService = district.known.filter((person) => person.inService && person.unitForYear)
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
      const branches = branchesBelow(district.allUnits, unit).filter((branch) =>
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
  const people = district.known.filter((person) => targets.get(person.id)?.category.name === measure.category)
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
