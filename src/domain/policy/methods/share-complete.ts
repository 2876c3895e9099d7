import type { z } from "zod"
import { asksNothing, type EvaluationContext, type Figure } from "../../evaluation/context.ts"
import type { UnitQuestion } from "../../evaluation/facts.ts"
import { branchesBelow, branchOf, type Unit } from "../../evaluation/units.ts"
import { existsWithin } from "../../org/existence.ts"
import { dayOf, firstDayOf, lastDayOf, type Period, plusDays } from "../../shared/calendar.ts"
import { besideTarget } from "../../shared/figure-text.ts"
import { activityKinds } from "../../shared/words.ts"
import { numberOn, type Pack } from "../clause.ts"
import { belongs, closesNothing, type RecordLine, type Step } from "../explanation.ts"
import type { Answer, Asked, Method, Question } from "../method.ts"
import { taskKindsFor } from "../recorded-tasks.ts"
import { groupOfKinds, groupOfTask } from "../task-groups.ts"
import { nothingToShare } from "./nothing.ts"
import { stepsShown } from "./steps.ts"
import { checksNone, holdsNone } from "./who-holds.ts"
import { words, type Zod } from "./words.ts"

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("share-complete"),
    counts: z.discriminatedUnion("of", [
      z.strictObject({ of: z.literal("record-kept"), kinds: words(z, activityKinds) }),
      z.strictObject({ of: z.literal("four-secured"), kinds: words(z, activityKinds) }),
      z.strictObject({ of: z.literal("roll-complete") }),
      z.strictObject({
        of: z.literal("made-up-in-time"),
        kinds: words(z, activityKinds),
        withinParameter: z.string(),
      }),
      /** The people in service whose organisation for the year is the branch or a 党小组 of it. */
      z.strictObject({ of: z.literal("members-served"), task: z.enum(taskKindsFor("person")) }),
      /** The branches below the unit. */
      z.strictObject({ of: z.literal("branches-checked") }),
    ]),
  })
export type ShareComplete = z.output<ReturnType<typeof schema>>

/** The share of things that are as they should be; a share of nothing is not applicable. */
export const shareComplete: Method<ShareComplete> = {
  name: "share-complete",
  schema,
  subjects: ["unit"],
  periods: ["year"],
  units: [""],
  misfits: ({ clause: { subject }, measure: { counts } }) => {
    const ofBranches = subject.who === "unit" && subject.kinds.every((kind) => kind === "branch")
    if (counts.of === "members-served" && !ofBranches) {
      return [{ at: ["subject", "kinds"], says: "members are served by their 党支部" }]
    }
    if (counts.of === "branches-checked") return checksNone(subject)
    return "kinds" in counts ? holdsNone(subject, counts.kinds, ["measure", "counts", "kinds"]) : []
  },
  needs: ({ measure: { counts } }) =>
    counts.of === "made-up-in-time"
      ? [
          {
            needs: "parameter",
            name: counts.withinParameter,
            is: "days",
            at: ["measure", "counts", "withinParameter"],
          },
        ]
      : [],
  figure: async (asked, context) => {
    const listed = await candidates(asked, context)
    if (listed) {
      return (unit, period, _index, target) => {
        const records = unit.who === "unit" ? listed(unit, period) : []
        return share(target, records.filter(belongs).length, records.filter(({ counts }) => counts).length)
      }
    }
    return summed(asked, context)
  },
  records: async (question) => {
    const { context, subject, period } = question
    const listed = await candidates(question, context)
    if (listed) return subject.who === "unit" ? withDays(listed(subject, period), question) : []
    return context.facts.records(relation(question, context), subject.id, period)
  },
  nothing: () => nothingToShare,
  arithmetic: ({ judged, records }) => {
    const { actual } = besideTarget(judged.actual, judged.target, "")
    const line = `${records.filter(({ counts }) => counts).length} ÷ ${records.filter(belongs).length} = ${actual}`
    return [{ zh: line, en: line }]
  },
  steps: (answer) => completionSteps(answer),
  outlook: ({ measure: { counts } }) => ({
    group:
      counts.of === "roll-complete"
        ? "study"
        : counts.of === "members-served"
          ? groupOfTask(counts.task)
          : counts.of === "branches-checked"
            ? "supervision"
            : groupOfKinds(counts.kinds),
    kinds: [],
    settledByActivity: false,
    recordable: counts.of !== "members-served" && counts.of !== "branches-checked",
    countsTimes: false,
    paced: false,
    names:
      counts.of === "made-up-in-time"
        ? "absence"
        : counts.of === "members-served"
          ? "person"
          : counts.of === "branches-checked"
            ? "unit"
            : "activity",
    restsOn: counts.of === "members-served" ? "people-served" : "own",
  }),
}

const share = (target: number, all: number, complete: number) =>
  all === 0 ? asksNothing : { measured: { target, actual: complete / all } }

async function summed(asked: Asked<ShareComplete>, context: EvaluationContext): Promise<Figure> {
  const tallyOf = await context.facts.ofUnits(relation(asked, context), "year")
  return (unit, _period, index, target) => {
    if (unit.who !== "unit") return asksNothing
    const { all, count } = tallyOf(unit.id, "year", index)
    return share(target, all, count)
  }
}

function relation(
  { pack, clause, measure: { counts } }: Asked<ShareComplete>,
  context: EvaluationContext,
): UnitQuestion {
  const of = clause.subject.who === "unit" ? clause.subject.kinds : []
  switch (counts.of) {
    case "record-kept":
      return { about: "activities-in-order", asks: "record", kinds: counts.kinds, of }
    case "four-secured":
      return { about: "activities-in-order", asks: "four", kinds: counts.kinds, of }
    case "made-up-in-time": {
      const withinDays = daysAllowed(pack, counts.withinParameter, context)
      return { about: "absences-made-up", kinds: counts.kinds, withinDays }
    }
    default:
      return { about: "activities-in-order", asks: "list", kinds: null, of }
  }
}

function daysAllowed(pack: Pack, parameter: string, { district }: EvaluationContext): number {
  return numberOn(pack, parameter, firstDayOf(district.year))
}

type Candidates = (unit: Unit, period: Period) => RecordLine[]

/** The people or branches that something is owed to, where the share is one of them; otherwise undefined. */
async function candidates(
  { measure: { counts } }: Asked<ShareComplete>,
  context: EvaluationContext,
): Promise<Candidates | undefined> {
  if (counts.of === "members-served") return membersServed(counts.task, context)
  return counts.of === "branches-checked" ? branchesChecked(context) : undefined
}

function line(code: string, label: string, done: boolean, on = ""): RecordLine {
  return done
    ? { counts: true, reason: "done", lacks: [], code, label, on }
    : { counts: false, reason: "not-done", lacks: ["not-done"], code, label, on: "" }
}

async function membersServed(
  task: Extract<ShareComplete["counts"], { of: "members-served" }>["task"],
  { facts, district }: EvaluationContext,
): Promise<Candidates> {
  const tallyOf = await facts.ofPeople({ about: "tasks-of-person", task }, "year")
  const last = lastDayOf(district.year)
  const inService = district.known.filter((person) => person.unitForYear && person.inServiceOn(last))
  const byBranch = Map.groupBy(inService, (person) => branchOf(person.unitForYear, last)?.id)
  return (unit) =>
    (byBranch.get(unit.id) ?? []).map(({ id, code, name }) =>
      line(code, name, tallyOf(id, "year", 0).count > 0),
    )
}

/** People who were served, with the day on which they were. */
async function withDays(
  lines: readonly RecordLine[],
  { measure: { counts }, context: { facts, district }, period }: Question<ShareComplete>,
): Promise<RecordLine[]> {
  if (counts.of !== "members-served") return [...lines]
  const served = new Set(lines.filter(({ counts }) => counts).map(({ code }) => code))
  const people = district.known.filter(({ code }) => served.has(code))
  const ids = new Map(people.map(({ code, id }) => [code, id]))
  const about = { about: "tasks-of-person", task: counts.task } as const
  const days = await facts.firstDays(about, [...ids.values()], period)
  return lines.map((one) => {
    const id = ids.get(one.code)
    return id === undefined ? one : { ...one, on: days.get(id) ?? "" }
  })
}

async function branchesChecked({ facts, district, asOf }: EvaluationContext): Promise<Candidates> {
  const checks = Map.groupBy(
    (await facts.checks()).filter(({ doneOn }) => doneOn <= asOf),
    ({ unitId }) => unitId,
  )
  return (unit, period) => {
    const done = new Map(
      (checks.get(unit.id) ?? [])
        .filter(({ doneOn }) => doneOn >= period.first && doneOn <= period.last)
        .map(({ branchId, doneOn }) => [branchId, doneOn]),
    )
    return branchesBelow(district.allUnits, unit, period.last)
      .filter((branch) => existsWithin(branch.life, period))
      .map((branch) =>
        line(branch.code, branch.on(period.last).name, done.has(branch.id), done.get(branch.id)),
      )
  }
}

/** What can still be completed; absences only as long as making them up would be in time. */
function completionSteps(answer: Answer<ShareComplete>): Step[] {
  const { pack, measure, context, period, records } = answer
  const { counts } = measure
  const all = records.filter(belongs)
  const closes = 1 / all.length
  const days =
    counts.of === "made-up-in-time" ? daysAllowed(pack, counts.withinParameter, context) : undefined
  const open = all.filter((record) => !record.counts && isOpen(answer, record, days))
  const steps = open.slice(0, stepsShown).map((record): Step => {
    const { code, label, lacks, details } = record
    const by = counts.of === "branches-checked" ? period.last : undefined
    return { step: "complete", code, label, lacks, details: details ?? "", closes, ...(by ? { by } : {}) }
  })
  const absences = all.filter((record) => !record.counts && !open.includes(record)).length
  if (days !== undefined && absences > 0) steps.push({ ...closesNothing, step: "too-late", absences, days })
  if (counts.of === "branches-checked" && open.length === 0) {
    steps.push({ ...closesNothing, step: "period-over", last: period.last })
  }
  return steps
}

/** Whether a record can still be put right on the day asked about. */
function isOpen(
  { measure, context: { asOf }, period }: Question<ShareComplete>,
  record: RecordLine,
  days: number | undefined,
): boolean {
  if (measure.counts.of === "branches-checked") return asOf <= period.last
  if (days === undefined) return true
  const last = plusDays(dayOf(record.on), days)
  // A make-up that was in time but wrongly recorded is put right whenever somebody notices.
  if (record.lacks.every((reason) => reason === "no-helper" || reason === "helped-by-oneself")) return true
  return asOf <= last
}
