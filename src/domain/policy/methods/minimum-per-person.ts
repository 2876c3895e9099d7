import type { z } from "zod"
import { asksNothing, type EvaluationContext } from "../../evaluation/context.ts"
import type { Person } from "../../evaluation/people.ts"
import type { YearlyTarget } from "../../people/category.ts"
import { categoryInWords } from "../../people/category-names.ts"
import { firstDayOf, lastDayOf } from "../../shared/calendar.ts"
import { inUnits } from "../../shared/quantity.ts"
import { parameterOn } from "../clause.ts"
import type { Said } from "../explanation.ts"
import { creditOf, hoursPerUnit } from "../figures.ts"
import type { Asked, Method } from "../method.ts"
import { hoursLine, hoursOf, spansOf, sumOf, upToHalfLine } from "./arithmetic.ts"
import { ofAnotherCategory } from "./nothing.ts"
import { hoursSteps, owedHours, periodOver } from "./steps.ts"
import type { Zod } from "./words.ts"

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("minimum-per-person"),
    credit: z.string(),
    /** A switch of the pack: the frail are never short. */
    exemptParameter: z.string().exactOptional(),
  })
export type MinimumPerPerson = z.output<ReturnType<typeof schema>>

/** A person's credited hours against what their year asks (`people/category.ts`). */
export const minimumPerPerson: Method<MinimumPerPerson> = {
  name: "minimum-per-person",
  schema,
  subjects: ["person"],
  periods: ["year"],
  units: ["天", "学时"],
  misfits: ({ clause: { subject } }) =>
    subject.who === "person" && subject.category === undefined
      ? [{ at: ["subject"], says: "a person's yearly target is that of a category: subject.category" }]
      : [],
  needs: ({ measure: { credit, exemptParameter } }) => [
    { needs: "credit", name: credit, at: ["measure", "credit"] },
    ...(exemptParameter === undefined
      ? []
      : [
          {
            needs: "parameter",
            name: exemptParameter,
            is: "switch",
            at: ["measure", "exemptParameter"],
          } as const,
        ]),
  ],
  asksHoursOf: ({ clause: { subject } }) =>
    subject.who === "person" && subject.category !== undefined
      ? { category: subject.category, at: ["subject", "category"] }
      : undefined,
  figure: async (asked, context) => {
    const { pack, clause, measure } = asked
    const { facts, district, targetsOf } = context
    const { year } = district
    const tallyOf = await facts.ofPeople({ about: "credit", credit: creditOf(pack, measure.credit) }, "year")
    const targets = targetsOf(pack)
    const perUnit = hoursPerUnit(pack, clause, year)
    return (person, _period, index) => {
      const target = person.who === "person" ? targets.get(person.id) : undefined
      if (person.who !== "person" || target?.category.clause !== clause.id) return asksNothing
      const { hundredthHours } = tallyOf(person.id, "year", index)
      return {
        measured: { target: target.hours / perUnit, actual: inUnits(hundredthHours, perUnit) },
        timing: { neverShort: exempts(asked, person, context) },
      }
    }
  },
  records: ({ pack, measure, context, subject, period }) =>
    context.facts.records({ about: "credit", credit: creditOf(pack, measure.credit) }, subject.id, period),
  nothing: (question) => ofAnotherCategory(question),
  arithmetic: ({ pack, clause, context, subject, judged, records }) => {
    const perUnit = hoursPerUnit(pack, clause, context.district.year)
    const yearly = subject.who === "person" ? context.targetsOf(pack).get(subject.id) : undefined
    return [
      ...(yearly ? monthLines(yearly, perUnit, clause.unit) : []),
      hoursLine(sumOf(hoursOf(records)), perUnit, judged.actual, clause.unit),
    ]
  },
  steps: ({ pack, clause, context, period, judged, records }) => {
    const perUnit = hoursPerUnit(pack, clause, context.district.year)
    return hoursSteps(records, judged.target - judged.actual, perUnit, (inUnit) =>
      context.asOf > period.last
        ? periodOver(period.last)
        : owedHours(inUnit, perUnit, clause.unit, period.last),
    )
  },
  exempts: (asked, person, context) => exempts(asked, person, context),
  outlook: ({ pack, measure }) => ({
    group: "training",
    kinds: pack ? creditOf(pack, measure.credit).activities : [],
    settledByActivity: false,
    recordable: true,
    countsTimes: false,
    paced: true,
    names: "activity",
    restsOn: "own",
  }),
}

/** A switch of the pack: the frail of the category owe no fixed hours. */
function exempts(
  { pack, clause, measure: { exemptParameter } }: Asked<MinimumPerPerson>,
  person: Person,
  { district: { year }, targetsOf }: Pick<EvaluationContext, "district" | "targetsOf">,
): boolean {
  if (exemptParameter === undefined || parameterOn(pack, exemptParameter, firstDayOf(year)) !== true)
    return false
  const isAsked = targetsOf(pack).get(person.id)?.category.clause === clause.id
  return isAsked && person.circumstancesOn(lastDayOf(year)).includes("frail")
}

function monthLines({ category, hours, months }: YearlyTarget, perUnit: number, unit: string): Said[] {
  const groups = [...Map.groupBy(months, (month) => month.category)]
  const terms = (
    language: "zh" | "en",
    between: string,
    span: (name: string, months: string, of: number) => string,
  ) =>
    groups
      .map(([{ name }, of]) => {
        const numbers = of.map(({ month }) => month)
        return `${of[0]?.yearHours ?? 0} × ${of.length} ÷ 12${span(categoryInWords(name)[language], spansOf(numbers, between), of.length)}`
      })
      .join(" + ")
  const sum = upToHalfLine(
    {
      zh: terms("zh", "、", (name, named) => `（${name}，${named}月）`),
      en: terms("en", ", ", (name, named, of) => ` (${name}, ${of === 1 ? "month" : "months"} ${named})`),
    },
    months.reduce((all, { yearHours }) => all + yearHours, 0) / 12,
  )
  const named = categoryInWords(category.name)
  return [
    hoursLine({ ...sum, total: hours }, perUnit, hours / perUnit, unit),
    { zh: `${named.zh}（最后计入的一个15日）`, en: `${named.en} (on the last 15th counted)` },
  ]
}
