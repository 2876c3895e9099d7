import { z } from "zod"
import { grantedRoles } from "../domain/access/roles.ts"
import { postChoices, roleChoices } from "../domain/people/post-choices.ts"
import {
  activityKinds,
  activityStates,
  attendanceDetails,
  attendanceStatuses,
  circumstances,
  genders,
  memberStatuses,
  orgFields,
  orgKinds,
  posts,
  ranks,
  trainingKinds,
  trainingStates,
  writingKinds,
  writingStates,
} from "../domain/shared/words.ts"
import { datedRow, holdsSince } from "./dated.ts"
import { attendedFigures } from "./event-words.ts"
import type { ProblemTable } from "./problems.ts"
import {
  code,
  confirmed,
  day,
  hours,
  id,
  idText,
  line,
  lookedFor,
  pageOf,
  pageQuery,
  personName,
  phone,
  yearText,
} from "./wire.ts"

export const peopleProblems = {
  "reveals-spent": {
    status: 429,
    zh: ({ most }) => `一天至多查看 ${most} 个手机号，今天的已经用完，并告诉了安全管理员。请明天再查。`,
    en: ({ most }) =>
      `At most ${most} phone numbers are looked at in a day. Today's are spent, and the security administrator has been told. Please go on tomorrow.`,
  },
  "code-taken": {
    status: 409,
    zh: "这个党员编号已经有人用了，请核对编号。",
    en: "Somebody has this member number already. Please check it.",
  },
  "unit-without-people": {
    status: 409,
    zh: ({ unit }) => `党员的组织关系在党支部或党小组，不能直接放在${unit}。`,
    en: ({ unit }) => `People belong to a branch or a group, not to ${unit} itself.`,
  },
  "unit-not-there": {
    status: 409,
    zh: ({ unit, day: on }) => `${unit}在${on}还没有成立或已经撤销，请换一个日期或组织。`,
    en: ({ unit, day: on }) => `${unit} does not exist on ${on}. Please choose another day or unit.`,
  },
  "belongs-already": {
    status: 409,
    zh: ({ unit }) => `这个人那天已经在${unit}。`,
    en: ({ unit }) => `They belong to ${unit} on that day already.`,
  },
  "begins-later": {
    status: 409,
    zh: ({ unit, day: on }) => `已经登记从${on}起在${unit}。请选更晚的日期，或先撤销那一次转接。`,
    en: ({ unit, day: on }) =>
      `They are down for ${unit} from ${on}. Please choose a later day, or take that transfer back first.`,
  },
  "belongs-nowhere": {
    status: 409,
    zh: ({ day: on }) => `这个人在${on}不属于任何组织，没有可以转出的。`,
    en: ({ day: on }) => `They belong to no unit on ${on}, so there is nothing to leave.`,
  },
  "only-membership": {
    status: 409,
    zh: "这是唯一的一段组织关系，没有可以撤销的转接。",
    en: "This is the only membership; there is no transfer to take back.",
  },
  "post-held-already": {
    status: 409,
    zh: ({ unit }) => `这个人在${unit}的这项职务和已登记的一段时间重叠。`,
    en: ({ unit }) => `They hold this post in ${unit} for part of that time already.`,
  },
  "ends-before-start": {
    status: 409,
    zh: ({ start }) => `结束的日期要晚于开始的日期（${start}）。`,
    en: ({ start }) => `The end must come after the start (${start}).`,
  },
  "person-has-records": {
    status: 409,
    zh: "已经有学习记录、账号或其他内容用到这个人，不能删除。离开的人请办理转出。",
    en: "Records, an account or something else refer to this person, so they cannot be removed. For somebody who has left, record that they left.",
  },
} as const satisfies ProblemTable

const post = z.enum(Object.values(posts))
const circumstance = z.enum(Object.values(circumstances))
const rank = z.enum(Object.values(ranks))
const memberStatus = z.enum(Object.values(memberStatuses))
const orgKind = z.enum(Object.values(orgKinds))

export const personParams = z.strictObject({ memberId: idText })
export const postParams = z.strictObject({ memberId: idText, postId: idText })

/** What a roster is narrowed by. */
export const rosterQuery = z.strictObject({
  ...pageQuery,
  /** Part of a name or a number, pinyin, or initials. */
  q: lookedFor(60).optional(),
  /** This unit with everything below it. */
  unit: idText.optional(),
  /** `today`: who belongs to a unit today; `post`: who only holds a post today; `others`: who did, or will. */
  belongs: z.enum(["today", "post", "others"]).optional(),
  circumstance: circumstance.optional(),
  rank: rank.optional(),
  post: post.optional(),
  status: memberStatus.optional(),
  inService: z.enum(["yes", "no"]).optional(),
})
export type RosterQuery = z.infer<typeof rosterQuery>

const namedUnit = z.object({ unitId: id, code: z.string(), name: z.string(), kind: orgKind })

/** One line of a roster: nothing in it that is not needed to find somebody. */
export const rosterLine = z.object({
  memberId: id,
  code: z.string(),
  name: z.string(),
  unitId: id,
  unit: z.string(),
  status: memberStatus.nullable(),
  rank: rank.nullable(),
  inService: z.boolean().nullable(),
  circumstances: z.array(circumstance),
  /** Held today. */
  posts: z.array(post),
})

/** A page of a roster in the order of numbers; how many there are stands on the first. */
export const roster = pageOf(rosterLine).extend({ total: z.int().nullable(), can: z.array(z.string()) })

/** A unit with whether the reader may open it. */
const unitToOpen = namedUnit.extend({ opens: z.boolean() })

const membership = z.object({
  membershipId: id,
  unit: unitToOpen,
  fromOn: day,
  untilOn: day.nullable(),
})

const heldPost = z.object({
  postId: id,
  unit: unitToOpen,
  post,
  fromOn: day,
  untilOn: day.nullable(),
  can: z.array(z.string()),
})

/** A role held today or later in a branch or group. */
const heldRole = z.object({ grantId: id, role: z.enum(grantedRoles), unit: namedUnit })

/** The training category of today under one document, and what made it so. */
const explainedCategory = z.object({
  pack: z.string(),
  packTitle: z.string(),
  /** As the document calls it. */
  category: z.string(),
  since: day,
  /** All empty: the category of whoever fits no other. */
  rank: rank.nullable(),
  post: z.object({ post, kind: orgKind, fromOn: day }).nullable(),
  field: z.enum(Object.values(orgFields)).nullable(),
  /** The clause that sets the target of the year, or of its cycle; null: no target. */
  clause: z.object({ id: z.string(), title: z.string(), article: z.string() }).nullable(),
})

/** A person, as whoever may see them does; the phone number is masked. */
export const person = z.object({
  memberId: id,
  version: z.int(),
  code: z.string(),
  name: z.string(),
  gender: z.enum(Object.values(genders)).nullable(),
  bornOn: day.nullable(),
  phone: z.string().nullable(),
  status: memberStatus.nullable(),
  joinedOn: day.nullable(),
  rank: rank.nullable(),
  inService: z.boolean().nullable(),
  circumstances: z.array(circumstance),
  /** The unit they belong to today, or hold a post in; else the one they will belong to, or did last. */
  unit: namedUnit.nullable(),
  /** The first day without the unit they belong to today, where that has come: they are to be transferred. */
  strandedSince: day.nullable(),
  /** A post alone places them there: they belong to no unit of the district. */
  placedByPost: z.boolean(),
  memberships: z.array(membership),
  posts: z.array(heldPost),
  /** For whoever may transfer them: what they may do in branches and groups. */
  roles: z.array(heldRole),
  categories: z.array(explainedCategory),
  /** What they were from which day, item by item, where a history is kept. */
  dated: z.array(datedRow),
  can: z.array(z.string()),
})
export type Person = z.infer<typeof person>

const details = {
  name: personName,
  gender: z.enum(Object.values(genders)).nullable(),
  bornOn: day.nullable(),
  phone: phone.nullable(),
  status: memberStatus.nullable(),
  joinedOn: day.nullable(),
  rank: rank.nullable(),
  inService: z.boolean().nullable(),
  circumstances: z.array(circumstance).max(3),
}

/** Somebody new, with where they belong; without a number they get one. */
export const newPerson = z.strictObject({
  code: code.optional(),
  unitId: id,
  fromOn: day,
  confirmed,
  ...z.strictObject(details).partial().required({ name: true }).shape,
})
export type NewPerson = z.infer<typeof newPerson>

/** What is to change; what is left out stays. */
export const personEdit = z
  .strictObject(details)
  .partial()
  .extend({ ...holdsSince, confirmed })
export type PersonEdit = z.infer<typeof personEdit>
/** The fields of a person that can be edited. */
export type PersonField = keyof typeof details

/** From a day somebody belongs to another unit; `null`: to none of the district any more. */
export const transferBody = z.strictObject({
  toUnitId: id.nullable(),
  on: day,
  /** What becomes of posts held in the branch or group that is left; left out, they stay. */
  posts: z.enum(postChoices).optional(),
  /** What becomes of roles held there; left out, they stay, and whoever administers roles is told. */
  roles: z.enum(roleChoices).optional(),
  confirmed,
})

export const newPost = z.strictObject({
  unitId: id,
  post,
  fromOn: day,
  untilOn: day.nullable().optional(),
  confirmed,
})
/** The first day a post is no longer held; null: it goes on. */
export const postEnd = z.strictObject({ untilOn: day.nullable() })

/** Why somebody needs a phone number; it stays in the audit log, and its owner is told. */
export const revealBody = z.strictObject({ reason: line(200, 2) })
export const revealed = z.object({ phone: z.string().nullable() })

export const recordQuery = z.strictObject({ ...pageQuery, year: yearText.optional() })

const recordUnit = z.object({ unitId: id, name: z.string() })

/** One thing of somebody's learning year. */
const recordLine = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("activity"),
    on: day,
    activityId: id,
    kind: z.enum(Object.values(activityKinds)),
    topic: z.string(),
    unit: recordUnit,
    hours,
    state: z.enum(Object.values(activityStates)),
    /** Null: not in the list, but gave it. */
    status: z.enum(Object.values(attendanceStatuses)).nullable(),
    taught: z.boolean(),
    detail: z.enum(Object.values(attendanceDetails)).nullable(),
    leaveReason: z.string().nullable(),
    madeUpOn: day.nullable(),
    /** How they stood before they made it up; null: they did not, or nothing is known of it. */
    notedFirst: z.enum(["on-leave", "absent"]).nullable(),
    helper: z.string().nullable(),
    /** Whether the reader may open it. */
    opens: z.boolean(),
  }),
  z.object({
    of: z.literal("training"),
    trainingId: id,
    on: day,
    kind: z.enum(Object.values(trainingKinds)),
    name: z.string(),
    startedOn: day,
    hours,
    state: z.enum(Object.values(trainingStates)),
    evidence: z.string().nullable(),
  }),
  z.object({
    of: z.literal("writing"),
    on: day,
    kind: z.enum(Object.values(writingKinds)),
    title: z.string(),
    state: z.enum(Object.values(writingStates)),
  }),
])
export type RecordLine = z.infer<typeof recordLine>

/** Everything recorded in a year, newest first; and the years in which there is something. */
export const personRecord = pageOf(recordLine).extend({
  year: z.int(),
  years: z.array(z.int()),
  /** Of all lists of the year in which they stand. */
  figures: attendedFigures,
})
