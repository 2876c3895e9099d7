import type { ClientBase } from "pg"
import type { Clause, Completeness, Credit, DutyKind, Occurrence } from "../../../domain/policy/clause.ts"
import { type Day, dayOf, type Period, type PeriodKind, periodsOf } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import {
  countWritings,
  type DutyDone,
  type FactScope,
  type ListsKept,
  listDuties,
  listUnitsWithPlan,
  type ShareOf,
  shareMadeUp,
  shareRecorded,
  sumCredit,
  type Tallies,
  type Tally,
  tallyHeld,
  tallyLists,
  tallyReaching,
} from "./fact-queries.ts"
import type { Lanes } from "./lane.ts"

const nothing: Tally = { count: 0, hundredthHours: 0 }
const noShare: ShareOf = { all: 0, complete: 0 }

/** Answers for one subject in one period of the year; `periodIndex` counts from 0 within its kind. */
export type TallyOf = (subjectId: number, kind: PeriodKind, periodIndex: number) => Tally

/**
 * The facts of one year as known on one day, gathered when a clause asks for them: one query for a kind of fact,
 * however many the subjects are.
 */
export class Facts {
  readonly #lanes: Lanes
  readonly #scope: FactScope
  readonly #year: number
  readonly #asOf: Day
  readonly #gathered = new Map<string, Promise<unknown>>()

  constructor(lanes: Lanes, scope: FactScope, year: number, asOf: Day) {
    this.#lanes = lanes
    this.#scope = scope
    this.#year = year
    this.#asOf = asOf
  }

  /** How often something happened, and its hours. */
  async occurrences(counts: Occurrence, clause: Clause): Promise<TallyOf> {
    if (counts.of === "writings") {
      const counted = await this.#once("light", ["writings", counts.kinds], (client) =>
        countWritings(client, this.#scope, this.#time(this.#year, this.#year), counts.kinds),
      )
      return (subject) => ({ count: counted.get(subject) ?? 0, hundredthHours: 0 })
    }
    if (counts.of === "duties") return this.#duties(counts.duty)
    if (clause.period === "week") {
      const weeks = await this.#activities(counts, "week", clause)
      return (subject, _kind, index) => weeks.get(subject)?.get(index + 1) ?? nothing
    }
    const months = await this.#activities(counts, "month", clause)
    return (subject, kind, index) => sumMonths(months.get(subject), kind, index)
  }

  #activities(
    counts: Occurrence & { readonly of: "activities" },
    by: "week" | "month",
    clause: Clause,
  ): Promise<Tallies> {
    const weeks = periodsOf(this.#year, "week")
    const time =
      by === "month"
        ? this.#time(this.#year, this.#year)
        : { first: firstOf(weeks).first, last: lastOf(weeks).last, asOf: this.#asOf }
    const { kinds, relation, lecturerHolds } = counts
    if (relation === "held-by") {
      return this.#once("light", ["held", kinds, by], (client) =>
        tallyHeld(client, this.#scope, time, { kinds, by }),
      )
    }
    const unitKinds = clause.subject.who === "unit" ? clause.subject.kinds : []
    return this.#once("light", ["reaching", kinds, by, lecturerHolds, unitKinds], (client) =>
      tallyReaching(client, this.#scope, time, {
        kinds,
        by,
        unitKinds,
        ...(lecturerHolds ? { lecturerHolds } : {}),
      }),
    )
  }

  async #duties(duty: DutyKind): Promise<TallyOf> {
    const done = (await this.duties()).filter((one) => one.kind === duty)
    return (subject, kind, index) => {
      const period = periodsOf(this.#year, kind)[index]
      return {
        count: done.filter((one) => isBy(one, subject) && period && within(one, period)).length,
        hundredthHours: 0,
      }
    }
  }

  /** Duties done for the year. */
  duties(): Promise<readonly DutyDone[]> {
    return this.#once("light", ["duties"], (client) =>
      listDuties(client, this.#scope, this.#year, this.#asOf),
    )
  }

  /** Credited hundredths of an hour of a member, from the first year up to this one. */
  async credit(credit: Credit, firstYear = this.#year): Promise<(memberId: number) => number> {
    const sums = await this.#once("heavy", ["credit", credit, firstYear], (client) =>
      sumCredit(client, this.#scope, this.#time(firstYear, this.#year), credit),
    )
    return (memberId) => sums.get(memberId) ?? 0
  }

  /** A share of the unit's own activities or of the absences at them. */
  async share(
    counts: Exclude<Completeness, { of: "members-served" | "branches-covered" }>,
    withinDays: number,
    unitKinds: readonly OrgKind[],
  ): Promise<(unitId: number) => ShareOf> {
    const time = this.#time(this.#year, this.#year)
    switch (counts.of) {
      case "record-kept": {
        const shares = await this.#once("light", ["recorded", counts.kinds], (client) =>
          shareRecorded(client, this.#scope, time, counts.kinds),
        )
        return (unitId) => shares.get(unitId) ?? noShare
      }
      case "made-up-in-time": {
        const shares = await this.#once("heavy", ["made up", counts.kinds, withinDays], (client) =>
          shareMadeUp(client, this.#scope, time, counts.kinds, withinDays),
        )
        return (unitId) => shares.get(unitId) ?? noShare
      }
      default: {
        const lists = await this.#once("heavy", ["lists", unitKinds], (client) =>
          tallyLists(client, this.#scope, time, unitKinds),
        )
        return (unitId) => shareOfLists(lists.get(unitId) ?? [], counts)
      }
    }
  }

  /** Units whose plan for the year was filed before the deadline. */
  plansFiled(before: Day): Promise<ReadonlySet<number>> {
    return this.#once("light", ["plans", before], (client) =>
      listUnitsWithPlan(client, this.#scope, this.#year, before, this.#asOf),
    )
  }

  #time(firstYear: number, lastYear: number): { first: Day; last: Day; asOf: Day } {
    return { first: yearDay(firstYear, "01-01"), last: yearDay(lastYear, "12-31"), asOf: this.#asOf }
  }

  #once<T>(
    lane: keyof Lanes,
    key: readonly unknown[],
    gather: (client: ClientBase) => Promise<T>,
  ): Promise<T> {
    const name = JSON.stringify(key)
    const known = this.#gathered.get(name)
    // The key names the query, so what was stored under it has its type.
    if (known) return known as Promise<T>
    const gathered = this.#lanes[lane].ask(gather)
    this.#gathered.set(name, gathered)
    return gathered
  }
}

/** A day of a year: `yearDay(2010, "02-01")`. */
export function yearDay(year: number, monthDay: string): Day {
  return dayOf(`${String(year).padStart(4, "0")}-${monthDay}`)
}

function firstOf(periods: readonly Period[]): Period {
  const first = periods[0]
  if (!first) throw new Error("a year has periods")
  return first
}

function lastOf(periods: readonly Period[]): Period {
  const last = periods.at(-1)
  if (!last) throw new Error("a year has periods")
  return last
}

const monthsIn: Readonly<Record<Exclude<PeriodKind, "week">, number>> = {
  month: 1,
  "two-months": 2,
  quarter: 3,
  "half-year": 6,
  year: 12,
}

function sumMonths(months: ReadonlyMap<number, Tally> | undefined, kind: PeriodKind, index: number): Tally {
  if (!months || kind === "week") return nothing
  const length = monthsIn[kind]
  let count = 0
  let hundredthHours = 0
  for (let month = index * length + 1; month <= (index + 1) * length; month++) {
    const tally = months.get(month)
    if (!tally) continue
    count += tally.count
    hundredthHours += tally.hundredthHours
  }
  return { count, hundredthHours }
}

function isBy(duty: DutyDone, subjectId: number): boolean {
  return duty.memberId === null ? duty.unitId === subjectId : duty.memberId === subjectId
}

function within(duty: DutyDone, period: Period): boolean {
  return duty.doneOn >= period.first && duty.doneOn <= period.last
}

function shareOfLists(
  lists: readonly ListsKept[],
  counts: Extract<Completeness, { of: "four-secured" | "roll-complete" }>,
): ShareOf {
  const share = { all: 0, complete: 0 }
  for (const { kind, all, complete, secured } of lists) {
    if (counts.of === "four-secured" && !counts.kinds.includes(kind)) continue
    share.all += all
    share.complete += counts.of === "four-secured" ? secured : complete
  }
  return share
}
