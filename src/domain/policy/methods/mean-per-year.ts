import type { z } from "zod"
import { asksNothing, type EvaluationContext } from "../../evaluation/context.ts"
import type { Person } from "../../evaluation/people.ts"
import { isWithin, type Unit } from "../../evaluation/units.ts"
import { categoryInWords } from "../../people/category-names.ts"
import { firstDayOf, lastDayOf } from "../../shared/calendar.ts"
import { unitName } from "../../shared/english.ts"
import { inUnits, shown } from "../../shared/quantity.ts"
import { parameterOn } from "../clause.ts"
import type { Said } from "../explanation.ts"
import { creditOf, hoursPerUnit } from "../figures.ts"
import type { Asked, Method } from "../method.ts"
import { sumOf } from "./arithmetic.ts"
import { cycleOf } from "./minimum-per-cycle.ts"
import { periodOver } from "./steps.ts"
import type { Zod } from "./words.ts"

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("mean-per-year"),
    credit: z.string(),
    category: z.string(),
    /** `group`: within the year. `cycle`: each person's yearly mean since the cycle began. */
    averageParameter: z.string(),
    cycle: z.strictObject({ began: z.int(), years: z.int().min(2) }),
  })
export type MeanPerYear = z.output<ReturnType<typeof schema>>

/** The mean of the hours of a unit's people against the mean of their targets; over nobody it is not applicable. */
export const meanPerYear: Method<MeanPerYear> = {
  name: "mean-per-year",
  schema,
  subjects: ["unit"],
  periods: ["year"],
  units: ["天", "学时"],
  misfits: () => [],
  needs: ({ measure }) => [
    { needs: "credit", name: measure.credit, at: ["measure", "credit"] },
    { needs: "category", name: measure.category, at: ["measure", "category"] },
    {
      needs: "parameter",
      name: measure.averageParameter,
      is: "average",
      at: ["measure", "averageParameter"],
    },
  ],
  asksHoursOf: ({ measure: { category } }) => ({ category, at: ["measure", "category"] }),
  figure: async (asked, context) => {
    const { pack, clause } = asked
    const { district } = context
    const { firstYear, years, timing } = spanOf(asked, district.year)
    const credit = creditOf(pack, asked.measure.credit)
    const tallyOf = await context.facts.ofPeople({ about: "credit", credit }, "year", firstYear)
    const targets = context.targetsOf(pack)
    const perUnit = hoursPerUnit(pack, clause, district.year)
    const people = counting(asked, context, district.known)
    return (unit) => {
      const below = unit.who === "unit" ? people.filter(isBelow(unit, district.year)) : []
      if (below.length === 0) return asksNothing
      let target = 0
      let hundredths = 0
      for (const { id } of below) {
        target += targets.get(id)?.hours ?? 0
        hundredths += tallyOf(id, "year", 0).hundredthHours
      }
      return {
        measured: {
          target: target / below.length / perUnit,
          actual: inUnits(hundredths, perUnit) / below.length / years,
        },
        timing,
      }
    }
  },
  records: async (question) => {
    const { pack, measure, context, subject } = question
    if (subject.who !== "unit") return []
    const { year } = context.district
    const credit = creditOf(pack, measure.credit)
    const { firstYear } = spanOf(question, year)
    const tallyOf = await context.facts.ofPeople({ about: "credit", credit }, "year", firstYear)
    const targets = context.targetsOf(pack)
    return counting(question, context, context.district.known)
      .filter(isBelow(subject, year))
      .map(({ id, code, name, unitForYear }) => ({
        counts: true,
        reason: "member",
        lacks: [],
        code,
        label: `${name} · ${unitForYear?.on(lastDayOf(year)).name ?? ""}`,
        on: "",
        hundredthHours: tallyOf(id, "year", 0).hundredthHours,
        targetHours: targets.get(id)?.hours ?? 0,
      }))
  },
  nothing: ({ measure }) => {
    const { zh, en } = categoryInWords(measure.category)
    return {
      zh: `这一年它和它下面没有算作“${zh}”的人。`,
      en: `Nobody in it or below counts among ${en} this year.`,
    }
  },
  arithmetic: (answer) => {
    const { pack, clause, context, judged, records } = answer
    const perUnit = hoursPerUnit(pack, clause, context.district.year)
    const { years } = spanOf(answer, context.district.year)
    const line = (terms: number[], over: number, value: number): Said => {
      const sum = sumOf(terms)
      const is = shown(value)
      const by = over === 1 ? { zh: "", en: "" } : { zh: ` ÷ ${over}（年）`, en: ` ÷ ${over} (years)` }
      return {
        zh: `（${sum.zh}）÷ ${records.length}${by.zh} = ${is} ${clause.unit}`,
        en: `(${sum.en}) ÷ ${records.length}${by.en} = ${is} ${unitName(clause.unit, is)}`,
      }
    }
    return [
      line(
        records.map(({ targetHours }) => shown((targetHours ?? 0) / perUnit)),
        1,
        judged.target,
      ),
      line(
        records.map(({ hundredthHours }) => shown((hundredthHours ?? 0) / 100 / perUnit)),
        years,
        judged.actual,
      ),
    ]
  },
  steps: (answer) => {
    const { pack, clause, context, period, judged, records } = answer
    const { years } = spanOf(answer, context.district.year)
    if (context.asOf > period.last) return [periodOver(period.last)]
    const perUnit = hoursPerUnit(pack, clause, context.district.year)
    const gap = judged.target - judged.actual
    const inUnit = gap * records.length * years
    return [
      {
        step: "hours",
        hours: shown(inUnit * perUnit),
        unit: clause.unit,
        inUnit: shown(inUnit),
        by: period.last,
        people: records.length,
        closes: gap,
      },
    ]
  },
  outlook: ({ pack, measure }) => ({
    group: "training",
    kinds: pack ? creditOf(pack, measure.credit).activities : [],
    settledByActivity: false,
    recordable: true,
    countsTimes: false,
    paced: true,
    names: "person",
    restsOn: "people-below",
  }),
}

/** The years over which hours are gathered: the year alone, or those of the cycle so far. */
function spanOf({ pack, measure }: Asked<MeanPerYear>, year: number) {
  const average = parameterOn(pack, measure.averageParameter, firstDayOf(year))
  if (average !== "cycle") return { firstYear: year, years: 1, last: lastDayOf(year), timing: {} }
  const { firstYear, timing } = cycleOf(year, measure.cycle)
  return { firstYear, years: year - firstYear + 1, last: lastDayOf(year), timing }
}

/** Those whose row of the year is the category asked about. */
function counting(
  { pack, measure }: Asked<MeanPerYear>,
  { targetsOf }: EvaluationContext,
  people: readonly Person[],
) {
  const targets = targetsOf(pack)
  return people.filter(({ id }) => targets.get(id)?.category.name === measure.category)
}

const isBelow = (unit: Unit, year: number) => {
  const last = lastDayOf(year)
  return ({ unitForYear }: Person) => unitForYear !== undefined && isWithin(unitForYear, unit, last)
}
