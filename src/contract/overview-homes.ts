import { z } from "zod"
import { grantedRoles } from "../domain/access/roles.ts"
import { deskKinds } from "../domain/overview/desks.ts"
import { planStates } from "../domain/plans/plan-state.ts"
import { taskGroups } from "../domain/policy/task-groups.ts"
import { bands } from "../domain/shared/words.ts"
import { bandCounts } from "./overview-bands.ts"
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
  /** Collective study of the year: what expected them, what of it they came to or made up, what they came to beside it. */
  study: z.object({
    attended: z.int(),
    madeUp: z.int(),
    held: z.int(),
    asGuest: z.int(),
    hours: z.number(),
  }),
  /** What would still bring hours. */
  missed: z.array(
    event.extend({
      /** `make-up`: one is arranged for a day to come. */
      status: z.enum(["on-leave", "absent", "make-up"]),
      makeUpOn: z.string().nullable(),
      /** The last day on which it is made up in time; null where no make-up is owed. */
      makeUpUntil: z.string().nullable(),
      ...counting,
    }),
  ),
  /** Training of one's own that waits to be recognised, or was returned. */
  pending: z.array(
    z.object({
      trainingId: z.int(),
      state: z.enum(["pending", "returned"]),
      /** Something was asked about it and not answered. */
      asked: z.boolean(),
      name: z.string(),
      kind: z.string(),
      on: z.string(),
      hours: z.number(),
      ...counting,
    }),
  ),
  /** The owed figures that training attended elsewhere counts for. */
  takesTraining: z.array(z.string()),
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

/** A plan that is not filed yet. */
const planOnItsWay = z.object({
  year: z.int(),
  state: z.enum(planStates),
  submittedOn: z.string().nullable(),
  returnedOn: z.string().nullable(),
  /** With which words it was given back. */
  returnWord: z.string().nullable(),
  /** The committee that files it. */
  filesWith: z.string().nullable(),
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
  /** What a figure of the year lacks; null where times are counted. */
  lacks: z.object({ amount: z.number(), unit: z.string() }).nullable(),
  /** How many people of the unit are behind, where it is people that are asked. */
  people: z.int().nullable(),
  state,
  action: z.enum(["record", "open"]),
  kind: z.string().nullable(),
  /** The lecture of whoever holds a post in the unit settles it: who that is, where anybody does. */
  lecturer: z.object({ memberId: z.int().nullable() }).nullable(),
  /** Its reader stands above the unit, and may ask after it now. */
  asks: z.boolean(),
  /** The reader may record what settles it. */
  mayRecord: z.boolean(),
  /** What is planned for it: the first, and whether all of it together is enough. */
  planned: z.object({ activityId: z.int(), start: z.string(), enough: z.boolean() }).nullable(),
  /** Where the plan stands that it asks for; null where it asks for none, or none is begun. */
  plan: planOnItsWay.nullable(),
  /** The last of its kind, to fill the next from. */
  last: z.object({ activityId: z.int(), on: z.string(), came: z.int(), listed: z.int() }).nullable(),
  /** When somebody above last asked after it, and who. */
  reminded: z.object({ on: z.string(), by: z.string() }).nullable(),
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

/** Something that falls due, and what is planned for it already. */
export const dueItem = owed.omit({ last: true, reminded: true }).extend({
  /** The first day of its period. */
  from: z.string(),
  /** The day on which it is proposed: of the unit's weekly slot where it is not off, else one that is worked. */
  proposedOn: z.string(),
})

/** What a unit has to do next, by its last day in time. */
export const unitDue = z.object({
  unit: unitHead,
  today: z.string(),
  until: z.string(),
  items: z.array(dueItem),
  can: z.array(z.string()),
})
export type UnitDue = z.output<typeof unitDue>

/** Days that are looked ahead: a quarter, where none are named. */
export const dueQuery = z.strictObject({
  days: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((days) => days <= 366)
    .optional(),
})

/** The home of a branch, a group or a unit with a central group. */
export const unitHome = z.object({
  unit: unitHead,
  today: z.string(),
  year: z.int(),
  owed: z.array(owed),
  /** Plans of the unit that were given back, or wait to be filed, the returned ones first. */
  plans: z.array(planOnItsWay),
  /** What comes next of each duty that is not owed now, the soonest first: its first few. */
  next: z.array(dueItem),
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
      /** Of how many it is arranged for a day that is no longer in time. */
      plannedLate: z.int(),
      /** The reader may enter the make-up. */
      mayRecord: z.boolean(),
    }),
  ),
  /** Absences of the year that still await a make-up and are long overdue; null where there are none. */
  makeUpsBefore: z.object({ events: z.int(), people: z.int(), first: z.string() }).nullable(),
  /** Events whose record wants something. */
  incomplete: z.array(
    event.extend({
      unlit: z.array(z.enum(["time", "people", "content", "effect", "minutes"])),
      /** The reader may write what is missing. */
      mayRecord: z.boolean(),
    }),
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
  /** What it owes today: of the periods that run, of its records, and of its people who are behind. Of a past year nothing. */
  owed: z.array(
    dueItem.extend({
      /** The first record that lacks what is asked, where the reader may write it. */
      completes: z
        .object({
          activityId: z.int(),
          unlit: z.array(z.enum(["time", "people", "content", "effect", "minutes"])),
        })
        .nullable(),
      /** It asks for make-ups: which, `makeUps` says. */
      asksMakeUps: z.boolean(),
    }),
  ),
  /** Plans of the unit that were given back, or wait to be filed, for whoever writes them. */
  plans: z.array(planOnItsWay),
  /** As on its home; of a past year nothing. */
  makeUps: unitHome.shape.makeUps,
  makeUpsBefore: unitHome.shape.makeUpsBefore,
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
