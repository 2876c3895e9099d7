import { z } from "zod"
import { slotParts } from "../domain/calendar/study-slot.ts"
import { planFields } from "../domain/plans/plan-content.ts"
import { planStates } from "../domain/plans/plan-state.ts"
import { lineProgress } from "../domain/plans/progress.ts"
import { lengths } from "../domain/shared/plain-text.ts"
import {
  circumstances,
  contentCategories,
  lectureCycles,
  orgKinds,
  studyDays,
} from "../domain/shared/words.ts"
import { activityKind, activityState, personRef, unitOfYears, unitRef } from "./event-words.ts"
import { mostAtOnce, plansFilters } from "./plan-lists.ts"
import type { ProblemTable } from "./problems.ts"
import { day, hours, id, idText, line, pageOf, pageQuery, paragraphs, yearText } from "./wire.ts"

/** What plans are refused for. */
export const planProblems = {
  "plan-exists": {
    status: 409,
    zh: "这一年的计划已经有了，请刷新后查看。",
    en: "There is a plan for this year already. Please look again.",
  },
  "no-plan-last-year": {
    status: 409,
    zh: "去年没有计划可以照着做，请从模板开始。",
    en: "There is no plan of last year to begin from. Please begin from the template.",
  },
  "plan-not-so": {
    status: 409,
    zh: "计划的状态已经变了，这件事现在不能做。请刷新后查看。",
    en: "The plan stands elsewhere by now, and this cannot be done. Please look again.",
  },
  "plan-empty": {
    status: 409,
    zh: "计划里还没有条目，写上至少一条再报送。",
    en: "The plan has no lines yet. Please write one at least before it goes up.",
  },
  "why-amended": {
    status: 409,
    zh: "已备案的计划要调整，请写明原因。",
    en: "A filed plan is being amended: please say why.",
  },
  "own-plan": {
    status: 409,
    zh: "自己报送的计划，请由别人备案。",
    en: "You sent this plan up yourself: somebody else files it.",
  },
  "filed-and-amended": {
    status: 409,
    zh: "备案以后已经调整过，备案不能再撤销。要改，请对方再调整。",
    en: "It was amended after it was filed: the filing cannot be taken back any more. Ask for another amendment.",
  },
  "lines-not-here": {
    status: 409,
    zh: "有的条目已经不在这份计划里，请刷新后再改。",
    en: "Some lines are no longer in this plan. Please look again before changing it.",
  },
} as const satisfies ProblemTable

export const planParams = z.strictObject({ unitId: idText, year: yearText })
export const planLineParams = z.strictObject({ planLineId: idText })

/** Lines that one plan holds at most. */
export const mostLines = 200

/** What a plan begins with: the template of its unit's kind, last year's, or nothing. */
export const planStart = z.strictObject({ from: z.enum(["template", "last-year", "nothing"]) })

const category = z.enum(Object.values(contentCategories))
const month = z.int().min(1).max(12).nullable()

/** A line as it is written; a new one has no number yet. Lines stand by their month, within it in the order in which they are sent. */
export const planLineBody = z.strictObject({
  planLineId: id.nullable(),
  month,
  topic: line(lengths.topic),
  contentCategories: z.array(category).max(10),
  form: line(lengths.form, 0).nullable(),
  lecturer: line(lengths.personName, 0).nullable(),
  responsibleId: id.nullable(),
  hours: hours.nullable(),
  /** The superior's line that it was taken from. */
  sourceLineId: id.nullable(),
})

const wholeYear = {
  goals: paragraphs(lengths.remark, 0).nullable(),
  guidance: paragraphs(lengths.remark, 0).nullable(),
  reading: paragraphs(lengths.remark, 0).nullable(),
  note: paragraphs(lengths.remark, 0).nullable(),
}

/** The whole plan as it is saved; of a filed one with the reason of the amendment. */
export const planBody = z.strictObject({
  ...wholeYear,
  visitIds: z.array(id).max(500),
  lines: z.array(planLineBody).max(mostLines),
  reason: line(lengths.reason, 0).optional(),
})
export type PlanBody = z.output<typeof planBody>

/** Why a filing is taken back. */
export const unfilingWord = z.strictObject({ why: line(lengths.reason) })

export const returnWord = z.strictObject({ word: paragraphs(lengths.remark) })

const sittingOfLine = z.object({
  activityId: id,
  kind: activityKind,
  topic: z.string(),
  on: day,
  hours: z.number(),
  state: activityState,
  unitName: z.string(),
})

/** A line as it is shown. */
export const planLine = z.object({
  planLineId: id,
  ordinal: z.int(),
  month,
  topic: z.string(),
  contentCategories: z.array(category),
  form: z.string().nullable(),
  lecturer: z.string().nullable(),
  responsible: personRef.nullable(),
  hours: z.number().nullable(),
  progress: z.enum(lineProgress),
  /** The sittings that say they fulfil it. */
  sittings: z.array(sittingOfLine),
  /** The superior's line it was taken from, as that stands now. */
  source: z
    .object({
      planLineId: id,
      unitName: z.string(),
      month,
      topic: z.string(),
      form: z.string().nullable(),
      hours: z.number().nullable(),
    })
    .nullable(),
  /** What the superior's line said that it was taken from, where that has been taken out since. */
  sourceGone: z.string().nullable(),
})

/** The weekly slot and the lecture rhythm, of a unit or as a plan declared them; null: not given. */
const rhythm = {
  studyDay: z.enum(Object.values(studyDays)).nullable(),
  slotPart: z.enum(Object.values(slotParts)).nullable(),
  lectureCycle: z.enum(Object.values(lectureCycles)).nullable(),
}

const visit = personRef.extend({
  circumstances: z.array(z.enum(Object.values(circumstances))),
  /** Where they belong today: a district has many of one name. */
  unitName: z.string().nullable(),
})

/** A yearly plan of a unit, with how far it is. */
export const plan = z.object({
  version: z.int(),
  state: z.enum(planStates),
  submittedOn: day.nullable(),
  submittedBy: z.string().nullable(),
  filedOn: day.nullable(),
  filedBy: z.string().nullable(),
  filingNumber: z.string().nullable(),
  remark: z.string().nullable(),
  returnedOn: day.nullable(),
  returnWord: z.string().nullable(),
  /** A filing that was taken back, the last one: by whom, when, why, and its number. */
  unfiled: z
    .object({ on: day, by: z.string().nullable(), why: z.string(), number: z.string().nullable() })
    .nullable(),
  /** It came after its last day in time. */
  late: z.boolean(),
  goals: z.string().nullable(),
  guidance: z.string().nullable(),
  reading: z.string().nullable(),
  note: z.string().nullable(),
  /** Who is to be visited at home; null where the reader may not know. */
  visits: z.array(visit).nullable(),
  lines: z.array(planLine),
  /** The rhythm as it stood when it was sent up, filed or amended last; null: it waits for its unit, and declares none yet. */
  declared: z.object(rhythm).nullable(),
  /** How often it was filed and amended, and up to which of these the superior has noted it. */
  versions: z.int(),
  notedVersion: z.int().nullable(),
  /** The amendment that its last version is; null: it was not amended since it was filed. */
  amendment: z.object({ at: z.string(), reason: z.string() }).nullable(),
})

export const yearPlan = z.object({
  unit: unitOfYears.extend({
    kind: z.enum(Object.values(orgKinds)),
    hasCentralGroup: z.boolean(),
    /** As it stands on the day of the year that is nearest to today. */
    ...rhythm,
    /** The months of the year, 1 to 12, in which it is there. */
    months: z.array(z.int()),
    /** Members on the day it is read. */
    people: z.int(),
    secretary: z.string().nullable(),
    /** Its central group on that day, the head first; of a unit without one nobody. */
    groupMembers: z.array(z.object({ name: z.string(), head: z.boolean() })),
  }),
  year: z.int(),
  today: day,
  /** The last day on which filing is in time, where a document in force names one. */
  deadline: day.nullable(),
  /** The committee that files it; null: nobody, it is published to those below. */
  filesWith: z.object({ unitId: id, name: z.string() }).nullable(),
  plan: plan.nullable(),
  /** The nearest unit above whose plan of the year is filed. */
  above: z.object({ unitId: id, name: z.string(), lines: z.int() }).nullable(),
  /** How many lines last year's plan has; null: there was none. */
  lastYear: z.int().nullable(),
  /** Whom the unit's circumstances ask to visit; for whoever writes the plan. */
  toVisit: z.array(visit),
  /** Whether there are more of them. */
  moreToVisit: z.boolean(),
  can: z.array(z.enum(["plan.write", "plan.file", "event.record", "unit.edit"])),
})
export type YearPlan = z.infer<typeof yearPlan>

const storedLine = z.object({
  planLineId: id,
  ordinal: z.int(),
  month,
  topic: z.string(),
  contentCategories: z.array(category),
  form: z.string().nullable(),
  lecturer: z.string().nullable(),
  responsible: z.string().nullable(),
  hours: z.number().nullable(),
})
export type StoredLine = z.infer<typeof storedLine>

export const planVersionParams = z.strictObject({ unitId: idText, year: yearText, number: idText })
export const planVersionsQuery = z.strictObject(pageQuery)

const versionRow = z.object({
  number: z.int(),
  madeAt: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
})

/** The versions of a filed plan, the newest first, without what they say. */
export const planVersions = pageOf(versionRow).extend({ unit: unitRef, year: z.int() })

/** One version whole, with what it changed of the one before. */
export const planVersion = versionRow.extend({
  goals: z.string().nullable(),
  guidance: z.string().nullable(),
  reading: z.string().nullable(),
  note: z.string().nullable(),
  ...rhythm,
  visits: z.array(z.string()),
  lines: z.array(storedLine),
  /** Null for the first. */
  changes: z
    .object({
      fields: z.array(z.enum(planFields)),
      added: z.array(id),
      changed: z.array(id),
      removed: z.array(id),
    })
    .nullable(),
})

export const plansQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(plansFilters).optional(),
  /** Only units that file with this one; else all below it. */
  direct: z.enum(["yes"]).optional(),
  /** Only units of this kind. */
  kind: z.enum(Object.values(orgKinds)).optional(),
})

const planRow = z.object({
  unit: unitRef.extend({ kind: z.enum(Object.values(orgKinds)) }),
  filesWith: z.string(),
  state: z.enum(["none", ...planStates]),
  submittedOn: day.nullable(),
  filedOn: day.nullable(),
  filingNumber: z.string().nullable(),
  late: z.boolean(),
  lines: z.int(),
  held: z.int(),
  /** Amended after the superior last noted it. */
  amended: z.boolean(),
  /** It has to plan: it was there on the last day in time, and is there. Others are listed where they have a plan. */
  owes: z.boolean(),
  remindedOn: day.nullable(),
  /** Goes along as what was seen when it is filed; null: nobody has begun it. */
  version: z.int().nullable(),
  /** The reader may file and return it. */
  mayFile: z.boolean(),
  /** It is filed with the reader's own office. */
  isOurs: z.boolean(),
  /** Whether the reader may open it: of a past year the unit may have moved away since. */
  opens: z.boolean(),
})

export const plansBelow = pageOf(planRow).extend({
  unit: unitOfYears,
  year: z.int(),
  /** The last day in time of the branches: for committees' plans no document names one, and none of them is late. */
  deadline: day.nullable(),
  /** What such plans are reminded of under; null: no document asks for them. */
  obligation: z.string().nullable(),
  counts: z.record(z.enum([...plansFilters, "all"]), z.int()),
  /**
   * Of how many branches of the list a document asks for a plan, how many of these have filed it, and how many did not in
   * time: what boards count; and how many of the list are committees, of whom none is asked. Null: no document asks.
   */
  asked: z.object({ all: z.int(), filed: z.int(), late: z.int(), committees: z.int() }).nullable(),
  /** Those that wait for the reader's own office, amendments that it has not noted; without what the reader sent up. */
  ours: z.object({ submitted: z.int(), amended: z.int() }),
  can: z.array(z.enum(["plan.file"])),
})

export const plansAtOnce = z.strictObject({
  year: z.int().min(1900).max(2199),
  unitIds: z.array(id).min(1).max(mostAtOnce),
  /** The versions of the plans that were seen: one that stands in another by now is left. */
  seen: z
    .array(z.strictObject({ unitId: id, version: z.int().min(0) }))
    .max(mostAtOnce)
    .optional(),
  /** Also what is filed with a committee below the reader's office, in its place; else that is left. */
  instead: z.literal(true).optional(),
})

export const plansFiled = z.object({
  /** Receipts given. */
  filed: z.int(),
  /** Amendments noted. */
  noted: z.int(),
  /** Neither: not sent up, filed already, filed with another committee, sent up by whoever asks, or changed since it was seen. */
  left: z.int(),
})

/** What a line gives to the sitting that fulfils it. */
export const lineForSitting = z.object({
  planLineId: id,
  unitId: id,
  unitName: z.string(),
  year: z.int(),
  month,
  topic: z.string(),
  kind: activityKind.nullable(),
  form: z.string().nullable(),
  lecturer: z.string().nullable(),
  hours: z.number().nullable(),
  contentCategories: z.array(category),
})

/** Lines of a unit's year that a sitting may fulfil. */
export const linesForSitting = z.object({
  lines: z.array(
    z.object({ planLineId: id, unitName: z.string(), month, topic: z.string(), form: z.string().nullable() }),
  ),
})

/** Plans that wait to be filed by one's own offices, and amendments these have not noted, by office and year. */
export const plansWaiting = z.object({
  items: z.array(z.object({ unit: unitRef, year: z.int(), submitted: z.int(), amended: z.int() })),
})
