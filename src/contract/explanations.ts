import { z } from "zod"
import { taskGroups } from "../domain/policy/task-groups.ts"
import { resultStatuses } from "../domain/shared/words.ts"
import { activityKind } from "./event-words.ts"
import { filedThings, recordReasons } from "./explanation.ts"
import { exemptedBy } from "./overview-homes.ts"
import { day, idText, line } from "./wire.ts"

/** `GET /explanations`: what `explain` says, with ids so that every record opens. */

export const explanationQuery = z.strictObject({
  obligation: line(60),
  subjectType: z.enum(["org", "member"]),
  subjectId: idText,
  period: line(12),
  asOf: day.optional(),
})

const status = z.enum(resultStatuses)
const value = z.union([z.string(), z.number(), z.boolean()])

const recordShown = z.object({
  counts: z.boolean(),
  reason: z.enum(recordReasons),
  /** Empty where it names somebody whom the reader may not read. */
  label: z.string(),
  on: z.string(),
  hours: z.number().nullable(),
  targetHours: z.number().nullable(),
  details: z.string(),
  activityId: z.int().nullable(),
  memberId: z.int().nullable(),
  unitId: z.int().nullable(),
})

/** One way to come closer to the target; which of the fields are there depends on the step. */
const stepShown = z.object({
  step: z.enum([
    "hold",
    "hours",
    "make-up",
    "awaiting",
    "write",
    "do",
    "file",
    "complete",
    "too-late",
    "period-over",
    "deadline-over",
  ]),
  /** By how much the figure rises once the step is taken, in its unit. */
  closes: z.number(),
  /** Whether whoever teaches it must hold a post. */
  lecturer: z.enum(["secretary", "other"]).nullable(),
  times: z.int().nullable(),
  hours: z.number().nullable(),
  inUnit: z.number().nullable(),
  people: z.int().nullable(),
  /** What is to be filed. */
  what: z.enum(filedThings).nullable(),
  /** Not before this day, where the period has not begun. */
  from: z.string().nullable(),
  /** The last day for it. */
  by: z.string().nullable(),
  /** The last day of a cycle that goes on after the period. */
  goesOn: z.string().nullable(),
  on: z.string().nullable(),
  label: z.string(),
  lacks: z.array(z.enum(recordReasons)),
  details: z.string(),
  absences: z.int().nullable(),
  days: z.int().nullable(),
  activityId: z.int().nullable(),
  memberId: z.int().nullable(),
  /** Who keeps the record of the activity, and whether the reader may change it. */
  keptBy: z.object({ unitName: z.string(), mayRecord: z.boolean() }).nullable(),
})

/** Something planned that would count. */
const plannedShown = z.object({
  activityId: z.int(),
  kind: z.string(),
  topic: z.string(),
  startsAt: z.string(),
  hours: z.number(),
  unitName: z.string(),
})

export const explanationPage = z.object({
  subject: z.object({
    type: z.enum(["org", "member"]),
    id: z.int(),
    code: z.string(),
    name: z.string(),
    /** The unit itself, or the one the member belongs to. */
    unitId: z.int().nullable(),
    unitName: z.string().nullable(),
  }),
  result: z.object({
    obligation: z.string(),
    period: z.string(),
    target: z.number().nullable(),
    actual: z.number().nullable(),
    unit: z.string(),
    status,
    atRisk: z.boolean(),
  }),
  /** Where the figure would be by now at an even pace; null where that says nothing. */
  pace: z.number().nullable(),
  asOf: z.string(),
  period: z.object({ name: z.string(), first: z.string(), last: z.string() }),
  /** The days over which the figure grows: those of the period, or of a cycle of years, as long as its subject is there. */
  over: z.object({ first: z.string(), last: z.string() }),
  /** All periods of the year, to go from one to the next. */
  periods: z.array(z.string()),
  clause: z.object({
    id: z.string(),
    title: z.string(),
    article: z.string(),
    /** The sentence around the quote, in three parts; the middle one is the clause's own. */
    context: z.object({ before: z.string(), quote: z.string(), after: z.string() }),
    reading: z.string(),
    weight: z.enum(["must", "should"]),
    /** What would be recorded to come closer: the kinds of activities that count. */
    kinds: z.array(activityKind),
    /** Whether training attended elsewhere counts. */
    takesTraining: z.boolean(),
    group: z.enum(taskGroups),
    /** Whether what it counts can be recorded here. */
    recordable: z.boolean(),
  }),
  /** The clause, perhaps of a newer document, by which this person owes nothing fixed of it. */
  exemptedBy: exemptedBy.nullable(),
  pack: z.object({ id: z.string(), version: z.int(), title: z.string(), unverified: z.boolean() }),
  target: z.object({ value: z.number(), from: z.string(), source: z.string(), unverified: z.boolean() }),
  parameters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      value,
      source: z.string(),
      otherReading: z.string().nullable(),
    }),
  ),
  /** Why nothing is asked, where it is not applicable. */
  notAsked: z.object({ zh: z.string(), en: z.string() }).nullable(),
  records: z.array(recordShown),
  /** Records that another obligation counts and this one does not; shown on demand. */
  elsewhere: z.int(),
  arithmetic: z.array(z.object({ zh: z.string(), en: z.string() })),
  steps: z.array(stepShown),
  planned: z.array(plannedShown),
  /** The week is judged without the State Council calendar of its year: by the day of the week alone. */
  withoutCalendar: z.boolean(),
  /** Whether names of people are shown. */
  names: z.boolean(),
  /** Its reader stands above the unit, and may ask after it now; of a person who is behind it is the unit that is asked. */
  asks: z.boolean(),
  can: z.array(z.string()),
})
export type ExplanationPage = z.output<typeof explanationPage>
