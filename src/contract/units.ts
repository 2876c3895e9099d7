import { z } from "zod"
import { lengths } from "../domain/shared/plain-text.ts"
import {
  lectureCycles,
  orgCategories,
  orgFields,
  orgKinds,
  posts,
  studyDays,
  wordFor,
} from "../domain/shared/words.ts"
import { datedRow, holdsSince } from "./dated.ts"
import type { ProblemDetails, ProblemTable } from "./problems.ts"
import { code, confirmed, day, id, idText, line, lookedFor, pageOf, pageQuery } from "./wire.ts"

/** One of the identifiers of a table of words. */
function wordOf<T extends string>(words: Readonly<Record<string, T>>) {
  return z.enum(Object.values(words))
}

export const orgKind = wordOf(orgKinds)
const kind = orgKind
const rhythm = {
  category: wordOf(orgCategories).nullable(),
  field: wordOf(orgFields).nullable(),
  hasCentralGroup: z.boolean().nullable(),
  hasCommittee: z.boolean().nullable(),
  lectureCycle: wordOf(lectureCycles).nullable(),
  studyDay: wordOf(studyDays).nullable(),
  foundedOn: day.nullable(),
}

export const unitParams = z.strictObject({ unitId: idText })
const yes = z.literal("yes")

export const unitsQuery = z.strictObject({
  ...pageQuery,
  /** Part of a name or a code, pinyin or initials. */
  q: lookedFor(60).optional(),
  kind: kind.optional(),
  /** Only units under which one of this kind may stand. */
  fitFor: kind.optional(),
  /** This unit and everything below it. */
  under: idText.optional(),
  /** Only units that people belong to themselves. */
  people: yes.optional(),
  /** Only the highest ones within reach: where the tree begins. */
  tops: yes.optional(),
  /** Also those that have been dissolved. */
  ended: yes.optional(),
})

export const childrenQuery = z.strictObject({ ...pageQuery, ended: yes.optional() })

/** A unit in a list: with how many units stand directly under it and how many people belong to it and below. */
export const unitRow = z.object({
  unitId: id,
  code: z.string(),
  name: z.string(),
  kind,
  parentId: id.nullable(),
  /** The name of the unit above, where it is within reach. */
  parentName: z.string().nullable(),
  dissolvedOn: z.string().nullable(),
  children: z.int(),
  people: z.int(),
})
export type UnitRow = z.infer<typeof unitRow>

export const unitPage = pageOf(unitRow)

const place = z.object({ unitId: id, name: z.string(), kind })

/** What the reader may do with a unit, as permissions; `unit.reopen` takes a dissolution back. */
export const unitActions = [
  "unit.edit",
  "unit.define",
  "unit.add",
  "unit.move",
  "unit.merge",
  "unit.dissolve",
  "unit.reopen",
  "member.read",
  "member.add",
  "member.transfer",
  "post.edit",
  "roster.import",
  "robot.set",
  "event.read",
  "event.record",
  "standing.read",
  "board.read",
] as const

export const postHeld = z.object({
  postId: id,
  post: wordOf(posts),
  memberId: id,
  name: z.string(),
  fromOn: z.string(),
})

export const unitCard = z.object({
  unitId: id,
  code: z.string(),
  name: z.string(),
  kind,
  ...rhythm,
  foundedOn: z.string().nullable(),
  dissolvedOn: z.string().nullable(),
  /** The unit that took it in, where it ended by a merger. */
  mergedInto: z.object({ unitId: id, name: z.string() }).nullable(),
  parentId: id.nullable(),
  version: z.int(),
  /** The units above it within reach, the highest first. */
  above: z.array(place),
  /** Units below it, by kind. */
  below: z.array(z.object({ kind, count: z.int() })),
  /** People who belong to it or below it today. */
  people: z.int(),
  /** Posts held in it today; null where their holders are none of the reader's business. */
  posts: z.array(postHeld).nullable(),
  /** What it was from which day, item by item, where a history is kept. */
  dated: z.array(datedRow),
  can: z.array(z.enum(unitActions)),
})
export type UnitCard = z.infer<typeof unitCard>

export const unitAdded = z.strictObject({
  /** Null for the top of a district that has no units yet. */
  parentId: id.nullable(),
  /** Left out, the next free one below the unit above. */
  code: code.optional(),
  name: line(lengths.unitName),
  kind,
  ...z.object(rhythm).partial().shape,
  confirmed,
})

/** What is left out stays as it is. What decides what is asked of a unit, an officer changes. */
export const unitEdited = z
  .strictObject({ name: line(lengths.unitName), ...rhythm })
  .partial()
  .extend({ ...holdsSince, confirmed })
export type UnitEdited = z.infer<typeof unitEdited>
/** What of an edit is about the unit itself. */
export type UnitSaid = Omit<UnitEdited, keyof typeof holdsSince | "confirmed">

/** `always`: it stood there always, whatever day is named. */
export const unitMoved = z.strictObject({ parentId: id, day, always: holdsSince.always, confirmed })
export const unitMerged = z.strictObject({
  into: id,
  day,
  /** Whether posts held in the unit go on in the other one; otherwise they end. */
  postsGoOn: z.boolean(),
  confirmed,
})
export const unitDissolved = z.strictObject({ day })
export const unitReopened = z.strictObject({})

export const unitChangeKinds = [
  "added",
  "edited",
  "moved",
  "merged",
  "took-in",
  "dissolved",
  "reopened",
] as const

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** What became of a unit: only what changed, before and after. */
const unitChange = z.object({
  changeId: id,
  kind: z.enum(unitChangeKinds),
  changedOn: z.string(),
  notedAt: z.string(),
  /** Who noted it. */
  by: z.string().nullable(),
  before: z.record(z.string(), value),
  after: z.record(z.string(), value),
})
export type UnitChange = z.infer<typeof unitChange>

export const unitHistory = pageOf(unitChange)
export const historyQuery = z.strictObject({ ...pageQuery })

const zhKind = (details: ProblemDetails, name: string) => wordFor<string>(orgKinds, String(details[name]))
const enKind = (details: ProblemDetails, name: string) => String(details[name]).replaceAll("-", " ")

function leftZh({ people, units, plans }: ProblemDetails): string {
  const parts = [
    people ? `${people} 名党员` : "",
    units ? `${units} 个下级组织` : "",
    plans ? `${plans} 次计划中的活动` : "",
  ]
  return parts.filter(Boolean).join("、")
}

function leftEn({ people, units, plans }: ProblemDetails): string {
  const parts = [
    people ? `${people} ${people === 1 ? "person" : "people"}` : "",
    units ? `${units} ${units === 1 ? "unit" : "units"} below it` : "",
    plans ? `${plans} planned ${plans === 1 ? "activity" : "activities"}` : "",
  ]
  return parts.filter(Boolean).join(", ")
}

export const unitProblems = {
  "unit-kind-not-there": {
    status: 409,
    zh: (f) => `${zhKind(f, "kind")}不能设在${zhKind(f, "above")}之下。`,
    en: (f) => `A ${enKind(f, "kind")} cannot stand under a ${enKind(f, "above")}.`,
  },
  "unit-ended": {
    status: 409,
    zh: (f) => `“${f.name}”在${f.day}已经撤销。`,
    en: (f) => `“${f.name}” has ended by ${f.day}.`,
  },
  "unit-not-begun": {
    status: 409,
    zh: (f) => `“${f.name}”在${f.day}还没有成立。`,
    en: (f) => `“${f.name}” has not begun by ${f.day}.`,
  },
  "unit-is-top": {
    status: 409,
    zh: "它是整个组织的最上级，不能移动、合并或撤销。",
    en: "It is the top of the whole tree and cannot be moved, merged or dissolved.",
  },
  "unit-there-already": {
    status: 409,
    zh: "它已经在那个组织之下。",
    en: "It stands under that unit already.",
  },
  "unit-below-itself": {
    status: 409,
    zh: "一个组织不能放到自己或自己的下级之下。",
    en: "A unit cannot go below itself or below a unit of its own.",
  },
  "unit-itself": {
    status: 409,
    zh: "请选另一个组织来并入。",
    en: "Please choose another unit for it to become part of.",
  },
  "units-unlike": {
    status: 409,
    zh: "只有同一类型的组织才能合并。",
    en: "Only units of the same kind can be merged.",
  },
  "day-to-come": {
    status: 409,
    zh: "组织的移动和合并从今天或以前的日子起算，到了那一天再记。",
    en: "A move or a merger counts from today or an earlier day: record it when its day has come.",
  },
  "days-crossed": {
    status: 409,
    zh: "撤销的日子不能早于成立的日子。",
    en: "A unit cannot end before it was founded.",
  },
  "unit-without-category": {
    status: 409,
    zh: "只有党委、党工委、党组才有“类别”。",
    en: "Only committees and leading groups have a category.",
  },
  "unit-not-empty": {
    status: 409,
    zh: (f) => `那一天还有 ${leftZh(f)}。请先转走、撤销或取消，也可以改用“合并”。`,
    en: (f) =>
      `On that day it still has ${leftEn(f)}. Move, end or cancel them first, or merge the unit instead.`,
  },
  "unit-not-dissolved": {
    status: 409,
    zh: "它不是被撤销的，不能恢复；合并走的组织，人已在另一个组织。",
    en: "It was not dissolved, so it cannot be reopened; after a merger its people are in the other unit.",
  },
  "unit-asks-officer": {
    status: 403,
    zh: "支部可以改名称、固定学习日和党课周期；类别、领域、支委会、中心组和成立日期由上级组织科改。",
    en: "A branch may change its name, its study day and how often it holds a Party lecture; the rest is changed by the officers above.",
  },
  "unit-why-no-longer": {
    status: 422,
    zh: "请写明为什么不再要求：原因会留在历史里，上级看得到。",
    en: "Please say why it is no longer asked: the reason is kept in its history, where the officers above see it.",
  },
  "code-taken": {
    status: 409,
    zh: (f) => `编码 ${f.code} 已经有了。`,
    en: (f) => `The code ${f.code} is taken.`,
  },
  "tree-has-top": {
    status: 409,
    zh: "已经有最上级组织了，请选一个上级组织。",
    en: "There is a top already: please choose the unit above.",
  },
} as const satisfies ProblemTable
export type UnitProblem = keyof typeof unitProblems
