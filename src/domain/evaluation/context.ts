import type { YearlyTarget } from "../people/category.ts"
import type { Pack } from "../policy/clause.ts"
import type { Day, Period } from "../shared/calendar.ts"
import type { MemberId } from "../shared/ids.ts"
import type { WorkdayCalendar } from "../shared/workday-calendar.ts"
import type { Facts } from "./facts.ts"
import type { Person } from "./people.ts"
import type { Measured, Timing } from "./status.ts"
import type { Unit } from "./units.ts"

/** Units and people of a year, in the order of their codes. */
export interface District {
  readonly year: number
  readonly units: readonly Unit[]
  /** The whole tree, also when only a part of it is judged. */
  readonly allUnits: readonly Unit[]
  readonly people: readonly Person[]
  /** Everybody the figures of the units rest on, also when only some people are judged. */
  readonly known: readonly Person[]
}

/** What judging one clause needs to know. */
export interface EvaluationContext {
  readonly district: District
  readonly facts: Facts
  readonly asOf: Day
  readonly workdays: WorkdayCalendar
  /** Whether findings that are not applicable are wanted too. */
  readonly all: boolean
  /** Everybody's yearly training target under a pack. */
  readonly targetsOf: (pack: Pack) => ReadonlyMap<MemberId, YearlyTarget>
}

/** A figure with what time means for it; without one the clause asks nothing. */
export interface Figured {
  readonly measured: Measured | undefined
  readonly timing?: Partial<Timing>
}

/** A figure that is ready for any subject and period; `index` counts the periods of the year from 0. */
export type Figure = (subject: Unit | Person, period: Period, index: number, target: number) => Figured

export const asksNothing: Figured = { measured: undefined }
