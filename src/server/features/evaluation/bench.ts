import type { Measured, Timing } from "../../../domain/evaluation/status.ts"
import type { YearlyTarget } from "../../../domain/people/category.ts"
import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import type { Day, Period } from "../../../domain/shared/calendar.ts"
import type { District } from "./district.ts"
import type { Facts } from "./facts.ts"

/** What judging one clause needs to know. */
export interface Bench {
  readonly district: District
  readonly facts: Facts
  readonly asOf: Day
  readonly isWorkday: (day: Day) => boolean
  /** Whether findings that are not applicable are wanted too. */
  readonly all: boolean
  /** Everybody's yearly training target under a pack, by member id. */
  readonly targetsOf: (pack: Pack) => ReadonlyMap<number, YearlyTarget>
}

/** A way of measuring that is ready for any subject and period. */
export type Measure<S> = (
  subject: S,
  period: Period,
  periodIndex: number,
  target: number,
) => { measured: Measured | undefined; timing?: Partial<Timing> }

/** A clause's measure of one way. */
export type By<W extends Clause["measure"]["way"]> = Extract<Clause["measure"], { way: W }>
