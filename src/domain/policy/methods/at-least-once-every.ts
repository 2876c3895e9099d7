import type { z } from "zod"
import { asksNothing, type EvaluationContext, type Figure } from "../../evaluation/context.ts"
import { type FactQuestion, isOfPeople, type Tally } from "../../evaluation/facts.ts"
import { belongsThroughout, type Person } from "../../evaluation/people.ts"
import type { Unit } from "../../evaluation/units.ts"
import { existsThroughout, monthsOfLife } from "../../org/existence.ts"
import type { PeriodKind } from "../../shared/calendar.ts"
import { scaledToMonths } from "../../shared/quantity.ts"
import { activityKinds, posts, writingKinds } from "../../shared/words.ts"
import type { Clause } from "../clause.ts"
import { periodKindIn } from "../clause-period.ts"
import type { Step } from "../explanation.ts"
import type { Method, Misfit } from "../method.ts"
import { recordedTasks, taskKinds } from "../recorded-tasks.ts"
import { groupOfKinds, groupOfTask } from "../task-groups.ts"
import { scaledLine } from "./arithmetic.ts"
import { notAMemberThroughout, notThereThroughout, noWholeMonth } from "./nothing.ts"
import { periodOver, within } from "./steps.ts"
import { holdsNone } from "./who-holds.ts"
import { word, words, type Zod } from "./words.ts"

const activities = (z: Zod) =>
  z.strictObject({
    of: z.literal("activities"),
    kinds: words(z, activityKinds),
    /** `given-by`: by whoever holds the post, wherever and for whomever. */
    relation: z.enum(["held-by", "reaching", "given-by"]),
    /** Counts only when given by whoever holds this post in the subject that day. */
    lecturerHolds: word(z, posts).exactOptional(),
  })

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("at-least-once-every"),
    counts: z.discriminatedUnion("of", [
      activities(z),
      z.strictObject({ of: z.literal("writings"), kinds: words(z, writingKinds) }),
      z.strictObject({ of: z.literal("tasks"), task: z.enum(taskKinds) }),
    ]),
    /** A yearly number, for the months of the year on every day of which the unit exists. */
    scaled: z.boolean().default(false),
  })
export type AtLeastOnceEvery = z.output<ReturnType<typeof schema>>

/** Something a number of times in every period. */
export const atLeastOnceEvery: Method<AtLeastOnceEvery> = {
  name: "at-least-once-every",
  schema,
  subjects: ["unit", "person"],
  periods: ["week", "month", "two-months", "quarter", "half-year", "year", "lecture-cycle"],
  units: ["次", "篇"],
  misfits: ({ clause, measure }) => misfits(clause, measure),
  needs: () => [],
  figure: async ({ clause, measure }, context) => {
    const tallyOf = await tally(clause, measure, context)
    return clause.subject.who === "unit"
      ? unitFigure(clause, measure, context, tallyOf)
      : personFigure(clause, context, tallyOf)
  },
  records: ({ clause, measure, context, subject, period }) =>
    context.facts.records(question(clause, measure), subject.id, period),
  nothing: ({ measure, subject, period }) => {
    if (subject.who === "person") return notAMemberThroughout
    if (measure.scaled) return noWholeMonth(subject)
    return existsThroughout(subject.life, period) ? noWorkday : notThereThroughout(subject)
  },
  arithmetic: ({ measure, subject, context, asked }) =>
    measure.scaled && subject.who === "unit"
      ? [scaledLine(asked, monthsOfLife(subject.life, context.district.year))]
      : [],
  steps: ({ measure: { counts }, context, period, judged, records }) => {
    const gap = Math.ceil(judged.target - judged.actual - 1e-9)
    const when = within(period, context.asOf)
    const awaited = records.filter(({ reason }) => reason === "not-accepted").slice(0, gap)
    const missing = gap - awaited.length
    if (counts.of === "writings") {
      const steps = awaited.map(
        ({ code, label, on }): Step => ({ step: "awaiting", code, label, on, closes: 1 }),
      )
      if (missing === 0) return steps
      return context.asOf > period.last
        ? [...steps, periodOver(period.last)]
        : [...steps, { step: "write", pieces: missing, ...when, closes: missing }]
    }
    if (counts.of === "tasks" && recordedTasks[counts.task].countsIn !== "day") {
      return [{ step: "do", times: missing, closes: missing }]
    }
    if (context.asOf > period.last) return [periodOver(period.last)]
    if (counts.of === "tasks") return [{ step: "do", times: missing, ...when, closes: missing }]
    const lecturer = counts.lecturerHolds && (counts.lecturerHolds === "secretary" ? "secretary" : "other")
    return [{ step: "hold", times: missing, ...when, closes: missing, ...(lecturer ? { lecturer } : {}) }]
  },
  outlook: ({ clause, measure: { counts } }) => {
    const shared = { countsTimes: true, paced: false } as const
    if (counts.of === "tasks") {
      return {
        ...shared,
        group: groupOfTask(counts.task),
        kinds: [],
        settledByActivity: false,
        recordable: false,
        names: "nothing",
        restsOn: "own",
      }
    }
    if (counts.of === "writings") {
      const group = clause.subject.who === "person" ? "central-group" : "self-study"
      return {
        ...shared,
        group,
        kinds: [],
        settledByActivity: false,
        recordable: false,
        names: "nothing",
        restsOn: "own",
      }
    }
    return {
      ...shared,
      group: counts.lecturerHolds ? "secretary-lecture" : groupOfKinds(counts.kinds),
      kinds: counts.kinds,
      settledByActivity: !counts.lecturerHolds,
      recordable: true,
      names: "activity",
      restsOn: restsOn[counts.relation],
    }
  },
}

const noWorkday = {
  zh: "按国务院放假安排，这一周没有一个工作日。",
  en: "By the State Council calendar no day of this week is a workday.",
}

const restsOn = { "held-by": "own", reaching: "reaching", "given-by": "given" } as const

function misfits({ subject, period, unit }: Clause, { counts, scaled }: AtLeastOnceEvery): Misfit[] {
  const found: Misfit[] = []
  const at = ["measure", "counts"]
  if (subject.who === "person" && counts.of === "activities") {
    found.push({
      at,
      says: "activities are held by units: what a person attends is counted by minimum-per-person",
    })
  }
  if (counts.of === "writings") {
    if (subject.who === "unit") found.push({ at, says: "writings are by people, and the subject is a unit" })
    if (unit !== "篇") found.push({ at: ["unit"], says: "writings are counted in 篇" })
  } else if (unit !== "次") found.push({ at: ["unit"], says: "what is counted one by one is counted in 次" })
  if (counts.of === "tasks") found.push(...taskMisfits(subject.who, period, counts.task))
  if (counts.of === "activities" && counts.relation === "given-by" && !counts.lecturerHolds) {
    found.push({ at: [...at, "relation"], says: "given-by needs the post: lecturerHolds" })
  }
  if (counts.of === "activities" && counts.relation === "held-by") {
    found.push(...holdsNone(subject, counts.kinds, [...at, "kinds"]))
  }
  if (counts.of === "activities" && counts.relation === "held-by" && counts.lecturerHolds) {
    found.push({ at: [...at, "lecturerHolds"], says: "goes with reaching or given-by" })
  }
  if (scaled && (period !== "year" || subject.who !== "unit")) {
    found.push({
      at: ["measure", "scaled"],
      says: "only a unit's yearly number is scaled to the months of its life",
    })
  }
  if (
    period === "lecture-cycle" &&
    !(subject.who === "unit" && subject.kinds.every((kind) => kind === "branch"))
  ) {
    found.push({ at: ["period"], says: "only a 党支部 has a 党课周期" })
  }
  return found
}

function taskMisfits(
  who: "unit" | "person",
  period: Clause["period"],
  task: keyof typeof recordedTasks,
): Misfit[] {
  const found: Misfit[] = []
  const at = ["measure", "counts", "task"]
  const { for: whose, countsIn } = recordedTasks[task]
  if (whose !== who)
    found.push({ at, says: `${task} is recorded for a ${whose}, and the subject is a ${who}` })
  if (countsIn === "year" && period !== "year")
    found.push({ at: ["period"], says: `${task} is recorded for a year` })
  if (countsIn === "period" && period !== "two-months") {
    found.push({ at: ["period"], says: `${task} is recorded for two months` })
  }
  return found
}

function question({ subject }: Clause, { counts }: AtLeastOnceEvery): FactQuestion {
  const of = subject.who === "unit" ? subject.kinds : []
  if (counts.of === "writings") return { about: "writings", kinds: counts.kinds }
  if (counts.of === "tasks") {
    return { about: subject.who === "unit" ? "tasks-of-unit" : "tasks-of-person", task: counts.task }
  }
  const { kinds, relation, lecturerHolds } = counts
  if (relation === "held-by") return { about: "activities-held", kinds }
  if (relation === "given-by" && lecturerHolds) return { about: "activities-given", kinds, lecturerHolds }
  return { about: "activities-reaching", kinds, of, ...(lecturerHolds ? { lecturerHolds } : {}) }
}

type TallyOfSubject = (subject: Unit | Person, kind: PeriodKind, index: number) => Tally

async function tally(
  clause: Clause,
  measure: AtLeastOnceEvery,
  { facts }: EvaluationContext,
): Promise<TallyOfSubject> {
  const asked = question(clause, measure)
  const by = clause.period === "week" ? "week" : "month"
  const none = { all: 0, count: 0, hundredthHours: 0 }
  if (isOfPeople(asked)) {
    const of = await facts.ofPeople(asked, by)
    return (subject, kind, index) => (subject.who === "person" ? of(subject.id, kind, index) : none)
  }
  const of = await facts.ofUnits(asked, by)
  return (subject, kind, index) => (subject.who === "unit" ? of(subject.id, kind, index) : none)
}

function unitFigure(
  clause: Clause,
  { scaled }: AtLeastOnceEvery,
  { district: { year }, workdays }: EvaluationContext,
  tallyOf: TallyOfSubject,
): Figure {
  return (unit, period, index, asked) => {
    if (unit.who !== "unit") return asksNothing
    const kind = periodKindIn(clause, unit, year)
    if (scaled) {
      const months = monthsOfLife(unit.life, year)
      if (months === 0) return asksNothing
      return { measured: { target: scaledToMonths(asked, months), actual: tallyOf(unit, kind, index).count } }
    }
    if (!existsThroughout(unit.life, period)) return asksNothing
    if (kind === "week" && !workdays.hasWorkday(period)) return asksNothing
    return { measured: { target: asked, actual: tallyOf(unit, kind, index).count } }
  }
}

/** A post held on the last day decides by itself; everybody else must be a member on every day of the period. */
function personFigure(
  clause: Clause,
  { district: { year } }: EvaluationContext,
  tallyOf: TallyOfSubject,
): Figure {
  const postDecides = clause.subject.who === "person" && clause.subject.holding !== undefined
  return (person, period, index, asked) => {
    if (person.who !== "person" || !(postDecides || belongsThroughout(person, period))) return asksNothing
    const { count } = tallyOf(person, periodKindIn(clause, person, year), index)
    return { measured: { target: asked, actual: count } }
  }
}
