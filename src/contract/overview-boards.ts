import { z } from "zod"
import { taskGroups } from "../domain/policy/task-groups.ts"
import { bands, lectureCycles } from "../domain/shared/words.ts"
import { bandCounts } from "./overview-bands.ts"
import { dueItem } from "./overview-homes.ts"
import { pageOf, pageQuery, yearText } from "./wire.ts"

/** Boards: how many stand how, never who is better than whom. */

const boardViews = ["so-far", "now"] as const

/** `so-far` takes every period of the year that has begun, `now` (where none is named) the one that today lies in. */
export const boardQuery = z.strictObject({ view: z.enum(boardViews).optional(), year: yearText.optional() })

const groupBands = z.object({
  group: z.enum(taskGroups),
  /** What is counted: branches, with what their groups owe; committees and the like; or people. */
  of: z.enum(["branches", "units", "people"]),
  bands: bandCounts,
})

const kpi = z.object({
  key: z.enum(["committee-meeting", "assembly", "collective-study", "plan", "sample", "secretary-lecture"]),
  obligation: z.string(),
  title: z.string(),
  period: z.string(),
  /** The last day in time. */
  until: z.string(),
  /** Less than 0 once it is over: what is missing is late. */
  daysLeft: z.int(),
  /** So many of `all` have done it; for spot checks, so many checks of those asked for. */
  done: z.number(),
  all: z.number(),
  /** The unit whose figure it is, where it is that of one; otherwise it opens the units that still owe it. */
  unitId: z.int().nullable(),
  /** That unit's name, where several have such a figure. */
  unitName: z.string().nullable(),
})

/** What falls due for the units below one: counts, by the last day in time. */
export const boardDue = z.object({
  unit: z.object({ unitId: z.int(), name: z.string() }),
  today: z.string(),
  until: z.string(),
  items: z.array(
    z.object({
      until: z.string(),
      daysLeft: z.int(),
      obligation: z.string(),
      title: z.string(),
      kind: z.string().nullable(),
      period: z.string(),
      /** Of which kind of unit so many: groups are counted one by one here. */
      of: z.enum(["branches", "groups", "units"]),
      done: z.int(),
      all: z.int(),
      /** Whether those who owe it may be asked after it now: somebody else than the reader's own units. */
      asks: z.boolean(),
      /** What of it the reader's own units owe, each with the deed; `writes`: the reader writes the unit's plan. */
      own: z.array(z.object({ unitId: z.int(), writes: z.boolean(), due: dueItem })),
    }),
  ),
})
export type BoardDue = z.output<typeof boardDue>

export const dueUnitsQuery = z.strictObject({
  ...pageQuery,
  obligation: z.string().regex(/^[A-Z0-9-]{1,40}$/),
  period: z.string().regex(/^\d{4}(-[HQBW]?\d{1,2})?$/),
})

/** The units that one of them is still for. */
export const dueUnits = pageOf(
  z.object({
    unitId: z.int(),
    code: z.string(),
    name: z.string(),
    parentName: z.string().nullable(),
    /** Whether the reader may open it. */
    opens: z.boolean(),
  }),
)

export const board = z.object({
  /** Null: all units that somebody looks after, each a line. */
  unit: z
    .object({
      unitId: z.int(),
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      parents: z.array(z.object({ unitId: z.int(), name: z.string() })),
    })
    .nullable(),
  today: z.string(),
  year: z.int(),
  /** The years that can be looked at, the latest first. */
  years: z.array(z.int()),
  view: z.enum(boardViews),
  branches: z.int(),
  people: z.int(),
  kpis: z.array(kpi),
  /** What the periods that run ask of units and not all have done, the soonest first. */
  owed: z.array(
    z.object({
      obligation: z.string(),
      title: z.string(),
      group: z.enum(taskGroups),
      kind: z.string().nullable(),
      period: z.string(),
      until: z.string(),
      daysLeft: z.int(),
      /** Of which kind of unit so many: what groups owe is owed by their branch. */
      of: z.enum(["branches", "units"]),
      done: z.int(),
      all: z.int(),
      /** Whether somebody else than the reader's own units still owes it. */
      asks: z.boolean(),
      /** The last day on which units below were asked after it that have not done it since, and how many of them. */
      reminded: z.object({ on: z.string(), units: z.int() }).nullable(),
    }),
  ),
  /** What is asked of units and cannot be recorded here: said with how many have done it, in the period that runs. */
  apart: z.array(
    z.object({
      obligation: z.string(),
      title: z.string(),
      /** Of the year looked at, or of the next, where that is due before it begins. */
      year: z.int(),
      period: z.string(),
      of: z.enum(["branches", "units"]),
      done: z.int(),
      all: z.int(),
      /** The unit whose figure it is, where it is that of one; otherwise it opens the units asked. */
      unitId: z.int().nullable(),
    }),
  ),
  /** The unit as a whole. */
  groups: z.array(groupBands),
  /** In the order of their codes; in front the unit itself, where it is counted with those below. */
  children: z.array(
    z.object({
      unitId: z.int(),
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      branches: z.int(),
      people: z.int(),
      /** It is there no longer, or not yet: the first day without, or with it; null: it is there. */
      endedOn: z.string().nullable(),
      beginsOn: z.string().nullable(),
      /** Whether the reader reaches it still: of a past year it may have moved away. */
      opens: z.boolean(),
      /** It is the unit itself whose board it is: nothing below it is counted in its line. */
      itself: z.boolean(),
      groups: z.array(groupBands),
    }),
  ),
  /** Weeks are counted, and go by the day of the week alone: the year's State Council calendar is not there. */
  withoutCalendar: z.boolean(),
  can: z.array(z.string()),
})
export type Board = z.output<typeof board>

export const branchesQuery = z.strictObject({
  ...pageQuery,
  view: z.enum(boardViews).optional(),
  year: yearText.optional(),
  group: z.enum(taskGroups).optional(),
  obligation: z.string().max(60).optional(),
  /** Of what some are asked by the quarter and some by the half year, only those. */
  cycle: z.enum(Object.values(lectureCycles)).optional(),
  /** `unmet`: whoever has not met it, however they stand. */
  band: z.enum([...Object.values(bands), "unmet"]).optional(),
})

const owing = pageOf(
  z.object({
    unitId: z.int(),
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    parentName: z.string(),
    band: z.enum(bands),
    /** Whether the reader reaches it still: of a past year it may have moved away. */
    opens: z.boolean(),
    /** How many people are meant, where the question is about people. */
    people: z.int().nullable(),
    /** What makes it so, and what to open. */
    figures: z.array(
      z.object({
        obligation: z.string(),
        title: z.string(),
        /** The document that asks it: two may ask alike. */
        document: z.string(),
        unitId: z.int(),
        /** The group whose it is; null where it is the unit's own. */
        groupName: z.string().nullable(),
        opens: z.boolean(),
        period: z.string(),
        target: z.number().nullable(),
        actual: z.number().nullable(),
        unit: z.string(),
        state: z.enum(bands),
        /** How many periods stand like this. */
        periods: z.int(),
        /** Whether the unit may be asked after it now. */
        asks: z.boolean(),
        /** The last sitting of that period that was held for it; where none was, the last that is planned. */
        sitting: z.object({ activityId: z.int(), start: z.string(), held: z.boolean() }).nullable(),
      }),
    ),
  }),
)

/** Branches below a unit (or committees and the like) in the order of their codes, with what each owes. */
export const branchesPage = owing.extend({
  /** Below which unit; null: below all that somebody looks after. */
  unit: z.object({ unitId: z.int(), name: z.string() }).nullable(),
  of: z.enum(["branches", "units", "people"]),
  /** The rule that is asked about, where it is one. */
  rule: z
    .object({
      obligation: z.string(),
      title: z.string(),
      /** The periods that units may be asked after now: two where some are asked by the quarter and some by the half year. */
      asks: z.array(z.string()),
    })
    .nullable(),
  /** The group of duties that it is about. */
  group: z.enum(taskGroups),
  /** The rules of that group that a list may be narrowed to. */
  rules: z.array(z.object({ obligation: z.string(), title: z.string(), asks: z.array(z.string()) })),
  /** It cannot be recorded here: nobody is short of it. */
  apart: z.boolean(),
  year: z.int(),
})
export type BranchesPage = z.output<typeof branchesPage>
