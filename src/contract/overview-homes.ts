import { z } from "zod"
import { grantedRoles } from "../domain/access/roles.ts"
import { deskKinds } from "../domain/overview/desks.ts"
import { taskGroups } from "../domain/policy/task-groups.ts"
import { bands } from "../domain/shared/words.ts"
import { bandCounts } from "./overview-boards.ts"
import { id, idText, yearText } from "./wire.ts"

/** The first page of everybody: what is owed, then what was done. */

const state = z.enum([...Object.values(bands), "none"])
const group = z.enum(taskGroups)

export const homes = z.object({
  desks: z.array(
    z.object({
      kind: z.enum(deskKinds),
      role: z.enum(["member", ...grantedRoles]),
      /** Null where the whole district has no units yet, and for a member of no unit. */
      unitId: z.int().nullable(),
      unitName: z.string().nullable(),
    }),
  ),
})

/** A clause that asks nothing fixed of somebody, and its document. */
export const exemptedBy = z.object({
  obligation: z.string(),
  title: z.string(),
  pack: z.string(),
  packTitle: z.string(),
})

/** A figure of a year against its target. */
const figure = z.object({
  obligation: z.string(),
  title: z.string(),
  pack: z.string(),
  weight: z.enum(["must", "should"]),
  group,
  period: z.string(),
  unit: z.string(),
  target: z.number().nullable(),
  actual: z.number().nullable(),
  /** Where it would be by now at an even pace. */
  pace: z.number().nullable(),
  state,
  /** Whether what it counts can be recorded here; what cannot stands apart. */
  recordable: z.boolean(),
  /** The clause, perhaps of a newer document, by which this person owes nothing fixed of it. */
  exemptedBy: exemptedBy.nullable(),
})

/** Whether something would close the gap of a figure that is owed, and of which: their obligations. */
const counting = { counts: z.boolean(), countsFor: z.array(z.string()) }

const event = z.object({
  activityId: z.int(),
  kind: z.string(),
  topic: z.string(),
  startsAt: z.string(),
  hours: z.number(),
})

export const memberHome = z.object({
  memberId: z.int(),
  name: z.string(),
  today: z.string(),
  year: z.int(),
  unit: z.object({ unitId: z.int(), name: z.string(), studyDay: z.string().nullable() }).nullable(),
  training: z.array(figure),
  /** What is asked and cannot be recorded here, such as essays. */
  apart: z.array(figure),
  /** This year's 集中学习 of one's own list: present at so many, so many made up by today, and the hours of both. */
  study: z.object({ attended: z.int(), madeUp: z.int(), held: z.int(), hours: z.number() }),
  /** What would still bring hours. */
  missed: z.array(
    event.extend({
      /** `make-up`: one is arranged for a day to come. */
      status: z.enum(["on-leave", "absent", "make-up"]),
      makeUpOn: z.string().nullable(),
      ...counting,
    }),
  ),
  pending: z.array(
    z.object({ name: z.string(), kind: z.string(), on: z.string(), hours: z.number(), ...counting }),
  ),
  ahead: z.array(event.extend({ place: z.string().nullable(), unitName: z.string(), ...counting })),
})
export type MemberHome = z.output<typeof memberHome>

export const unitParams = z.strictObject({ unitId: idText })
export const memberParams = z.strictObject({ memberId: idText })
export const yearQuery = z.strictObject({ year: yearText.optional() })

const cell = z.object({
  month: z.int(),
  months: z.int(),
  state,
  current: z.boolean(),
  begun: z.boolean(),
  parts: z.object({ met: z.int(), all: z.int() }).nullable(),
  target: z.number().nullable(),
  actual: z.number().nullable(),
  opens: z.object({ obligation: z.string(), unitId: z.int(), period: z.string() }),
  /** Whether the reader reaches that unit still: a group may have moved away since. */
  reached: z.boolean(),
})

const clauseHead = z.object({
  id: z.string(),
  title: z.string(),
  pack: z.string(),
  weight: z.enum(["must", "should"]),
  unit: z.string(),
})

const gridRow = z.object({
  key: z.string(),
  group,
  /** The kind of activity that settles it, where it is one; what the row is called then. */
  kind: z.string().nullable(),
  /** Whether what it counts can be recorded here. */
  recordable: z.boolean(),
  clauses: z.array(clauseHead),
  cells: z.array(cell),
})

const owed = z.object({
  group,
  obligation: z.string(),
  title: z.string(),
  obligations: z.array(z.string()),
  weight: z.enum(["must", "should"]),
  unitId: z.int(),
  unitName: z.string(),
  period: z.string(),
  until: z.string(),
  daysLeft: z.int(),
  times: z.int(),
  state,
  action: z.enum(["record", "open"]),
  kind: z.string().nullable(),
  /** The last of its kind, to fill the next from. */
  last: z.object({ activityId: z.int(), on: z.string(), came: z.int(), listed: z.int() }).nullable(),
})

const unitHead = z.object({
  unitId: z.int(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  studyDay: z.string().nullable(),
  /** The first day without it, where that has come. */
  endedOn: z.string().nullable(),
  parent: z.object({ unitId: z.int(), name: z.string() }).nullable(),
})

/** The home of a branch, a group or a unit with a central group. */
export const unitHome = z.object({
  unit: unitHead,
  today: z.string(),
  year: z.int(),
  owed: z.array(owed),
  /** Absences that still await a make-up, by event. */
  makeUps: z.array(
    z.object({
      activityId: z.int(),
      topic: z.string(),
      kind: z.string(),
      on: z.string(),
      /** The last day that is in time. */
      until: z.string(),
      daysLeft: z.int(),
      people: z.int(),
      /** Empty for those who may not read who is who. */
      names: z.array(z.string()),
      /** Who helps them all; null where several do, or somebody has nobody yet. */
      helper: z.string().nullable(),
      helpers: z.array(z.string()),
      withoutHelper: z.int(),
    }),
  ),
  /** Events whose record wants something. */
  incomplete: z.array(
    event.extend({ unlit: z.array(z.enum(["time", "people", "content", "effect", "minutes"])) }),
  ),
  /** Periods of the past that were missed this year. */
  missedBefore: z.int(),
  /** Weeks are among what is shown, and go by the day of the week alone: the year's State Council calendar is not there. */
  withoutCalendar: z.boolean(),
  grid: z.array(gridRow),
  hours: z.array(figure),
  /** People's training, each person by their worst figure. */
  training: bandCounts.extend({ people: z.int() }),
  recent: z.array(
    event.extend({
      unitName: z.string(),
      listed: z.int(),
      came: z.int(),
      onLeave: z.int(),
      absent: z.int(),
      lamps: z.object({ time: z.boolean(), people: z.boolean(), content: z.boolean(), effect: z.boolean() }),
    }),
  ),
  ahead: z.array(event.extend({ place: z.string().nullable(), unitName: z.string() })),
  can: z.array(z.string()),
})
export type UnitHome = z.output<typeof unitHome>

/** The year of a unit: the grid, and every figure of the year. */
export const unitStanding = z.object({
  unit: unitHead,
  today: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  grid: z.array(gridRow),
  hours: z.array(figure),
  training: bandCounts.extend({ people: z.int() }),
  withoutCalendar: z.boolean(),
  can: z.array(z.string()),
})
export type UnitStanding = z.output<typeof unitStanding>

export const memberStanding = z.object({
  memberId: z.int(),
  name: z.string(),
  unitId: z.int().nullable(),
  today: z.string(),
  year: z.int(),
  figures: z.array(figure),
})

/** How the people of a unit stand in their training: in the order of their numbers. */
export const peopleStandingQuery = z.strictObject({
  year: yearText.optional(),
  band: z.enum(bands).optional(),
  cursor: z.string().max(200).optional(),
})

export const peopleStanding = z.object({
  items: z.array(
    z.object({
      memberId: id,
      code: z.string(),
      name: z.string(),
      unitName: z.string(),
      /** Whether the reader reaches them still: they may have moved away since. */
      opens: z.boolean(),
      state,
      figures: z.array(figure),
    }),
  ),
  next: z.string().nullable(),
})
