import type { z } from "zod"
import { asksNothing } from "../../evaluation/context.ts"
import { firstDayOf, lastDayOf, type Period } from "../../shared/calendar.ts"
import type { Said } from "../explanation.ts"
import { creditOf } from "../figures.ts"
import type { Method } from "../method.ts"
import { hoursLine, hoursOf, sumOf } from "./arithmetic.ts"
import { ofAnotherCategory } from "./nothing.ts"
import { hoursSteps, owedHours, periodOver } from "./steps.ts"
import type { Zod } from "./words.ts"

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("minimum-per-cycle"),
    credit: z.string(),
    years: z.int().min(2),
    /** The first year of a cycle; others follow without a gap. */
    began: z.int(),
  })
export type MinimumPerCycle = z.output<ReturnType<typeof schema>>

/** A person's hours since the cycle began against what the whole cycle asks; judged when the cycle ends. */
export const minimumPerCycle: Method<MinimumPerCycle> = {
  name: "minimum-per-cycle",
  schema,
  subjects: ["person"],
  periods: ["year"],
  units: ["学时"],
  misfits: ({ clause: { subject } }) =>
    subject.who === "person" && subject.category === undefined
      ? [{ at: ["subject"], says: "who has a cycle is said by a category: subject.category" }]
      : [],
  needs: ({ measure: { credit } }) => [{ needs: "credit", name: credit, at: ["measure", "credit"] }],
  figure: async ({ pack, clause, measure }, { facts, district: { year }, targetsOf }) => {
    const cycle = cycleOf(year, measure)
    const credit = creditOf(pack, measure.credit)
    const tallyOf = await facts.ofPeople({ about: "credit", credit }, "year", cycle.firstYear)
    const targets = targetsOf(pack)
    const category = clause.subject.who === "person" ? clause.subject.category : undefined
    return (person, _period, index, asked) => {
      if (person.who !== "person" || targets.get(person.id)?.category.name !== category) return asksNothing
      const actual = tallyOf(person.id, "year", index).hundredthHours / 100
      return { measured: { target: asked, actual }, timing: cycle.timing }
    }
  },
  records: ({ pack, measure, context, subject, period }) => {
    const { first } = cycleOf(context.district.year, measure).span
    const credit = creditOf(pack, measure.credit)
    return context.facts.records({ about: "credit", credit }, subject.id, { first, last: period.last })
  },
  nothing: (question) => ofAnotherCategory(question),
  arithmetic: ({ clause, measure, context, records, judged }) => [
    sinceLine(cycleOf(context.district.year, measure), context.district.year),
    hoursLine(sumOf(hoursOf(records)), 1, judged.actual, clause.unit),
  ],
  steps: ({ clause, measure, context, period, judged, records }) => {
    const { last } = cycleOf(context.district.year, measure).span
    return hoursSteps(records, judged.target - judged.actual, 1, (inUnit) => {
      if (context.asOf <= period.last) return owedHours(inUnit, 1, clause.unit, last)
      const over = periodOver(period.last)
      return context.asOf > last ? over : { ...over, goesOn: last }
    })
  },
  outlook: ({ pack, measure }) => ({
    group: "training",
    kinds: pack ? creditOf(pack, measure.credit).activities : [],
    settledByActivity: false,
    recordable: true,
    countsTimes: false,
    paced: false,
    names: "activity",
    restsOn: "own",
  }),
}

function sinceLine({ firstYear, lastYear }: ReturnType<typeof cycleOf>, year: number): Said {
  return {
    zh: `${firstYear}–${lastYear} 年为一个周期，从 ${firstYear} 年累计到 ${year} 年`,
    en: `the cycle is ${firstYear}–${lastYear}; counted from ${firstYear} to ${year}`,
  }
}

/** The cycle that a year lies in, and what it means for the year's figure: only its last year can be short. */
export function cycleOf(year: number, { began, years }: { readonly began: number; readonly years: number }) {
  const firstYear = began + Math.floor((year - began) / years) * years
  const lastYear = firstYear + years - 1
  const span: Period = {
    name: `${firstYear}–${lastYear}`,
    first: firstDayOf(firstYear),
    last: lastDayOf(lastYear),
  }
  return { firstYear, lastYear, span, timing: { neverShort: year < lastYear, pacedOver: span } }
}
