import { type Clause, type Pack, parameterOn } from "../../../domain/policy/clause.ts"
import { ways } from "../../../domain/policy/kinds/index.ts"
import { cycleOf } from "../../../domain/policy/kinds/minimum-per-cycle.ts"
import type { Bench, Measure } from "./bench.ts"
import { creditOf, deadlineOf, hoursPerUnit } from "./clause-figures.ts"
import { type Person, touches } from "./district.ts"
import { yearDay } from "./facts.ts"

/** Gathers what a clause about people needs, and answers how to measure any of them in any period. */
export async function personMeasure(pack: Pack, clause: Clause, bench: Bench): Promise<Measure<Person>> {
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
