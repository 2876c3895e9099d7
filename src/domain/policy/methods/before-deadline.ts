import type { z } from "zod"
import { asksNothing } from "../../evaluation/context.ts"
import { existsOn } from "../../org/existence.ts"
import { closesNothing } from "../explanation.ts"
import { deadlineIn } from "../figures.ts"
import type { Asked, Method } from "../method.ts"
import { notAMemberThroughout, notThereOn } from "./nothing.ts"
import type { Zod } from "./words.ts"

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("before-deadline"),
    counts: z.enum(["plan-filed", "archive-filed"]),
    /** The parameter that names the last day in time. */
    deadlineParameter: z.string(),
  })
export type BeforeDeadline = z.output<ReturnType<typeof schema>>

/** Whether something was done by its last day in time: 1 or 0, however often it was done. */
export const beforeDeadline: Method<BeforeDeadline> = {
  name: "before-deadline",
  schema,
  subjects: ["unit", "person"],
  periods: ["year"],
  units: [""],
  misfits: ({ clause: { subject }, measure: { counts } }) => {
    const whose = counts === "plan-filed" ? "unit" : "person"
    if (subject.who === whose) return []
    return [
      {
        at: ["measure", "counts"],
        says: `${counts} is about a ${whose}, and the subject is a ${subject.who}`,
      },
    ]
  },
  needs: ({ measure }) => [
    {
      needs: "parameter",
      name: measure.deadlineParameter,
      is: "deadline",
      at: ["measure", "deadlineParameter"],
    },
  ],
  figure: async (asked, { facts, district: { year } }) => {
    const deadline = deadlineOf(asked, year)
    const timing = { deadline }
    if (asked.measure.counts === "archive-filed") {
      const tallyOf = await facts.ofPeople(archives(asked, year), "year")
      return (person, _period, index, target) =>
        person.who === "person"
          ? { measured: { target, actual: Math.min(1, tallyOf(person.id, "year", index).count) }, timing }
          : asksNothing
    }
    const tallyOf = await facts.ofUnits(plans(asked, year), "year")
    return (unit, _period, index, target) =>
      unit.who === "unit" && existsOn(unit.life, deadline)
        ? { measured: { target, actual: Math.min(1, tallyOf(unit.id, "year", index).count) }, timing }
        : asksNothing
  },
  records: (question) => {
    const { context, subject, period, measure } = question
    const { year } = context.district
    const asked = measure.counts === "plan-filed" ? plans(question, year) : archives(question, year)
    return context.facts.records(asked, subject.id, period)
  },
  nothing: (question) =>
    question.subject.who === "unit"
      ? notThereOn(question.subject, deadlineOf(question, question.context.district.year))
      : notAMemberThroughout,
  arithmetic: () => [],
  steps: (answer) => {
    const last = deadlineOf(answer, answer.context.district.year)
    const what = answer.measure.counts === "plan-filed" ? "plan" : "archive"
    // What was filed too late is filed: nothing is to be done about it any more.
    const late = answer.records.find(({ reason }) => reason === "filed-late")
    const over = late || answer.context.asOf > last
    return over
      ? [{ ...closesNothing, step: "deadline-over", what, last, ...(late ? { filedOn: late.on } : {}) }]
      : [{ step: "file", what, by: last, closes: 1 }]
  },
  outlook: ({ measure }) => ({
    group: "filing",
    kinds: [],
    settledByActivity: false,
    recordable: measure.counts === "plan-filed",
    countsTimes: true,
    paced: false,
    names: "nothing",
    restsOn: "own",
  }),
  deadline: (asked, year) => deadlineOf(asked, year),
}

const deadlineOf = ({ pack, measure }: Asked<BeforeDeadline>, year: number) =>
  deadlineIn(pack, measure.deadlineParameter, year)

const plans = (asked: Asked<BeforeDeadline>, year: number) =>
  ({ about: "plans", until: deadlineOf(asked, year) }) as const

const archives = (asked: Asked<BeforeDeadline>, year: number) =>
  ({ about: "tasks-of-person", task: "archive-filed", until: deadlineOf(asked, year) }) as const
