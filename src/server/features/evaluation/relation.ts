import type { RecordReason } from "../../../domain/policy/explanation.ts"
import type { Day } from "../../../domain/shared/calendar.ts"

/** Whose facts are asked for: these, or everybody's. */
export interface FactScope {
  readonly unitIds: readonly number[] | null
  readonly memberIds: readonly number[] | null
}

/** From when until when, and what is known. */
export interface FactTime {
  readonly first: Day
  readonly last: Day
  readonly asOf: Day
  readonly year: number
}

/** Puts a value beside the statement, and answers its place in it. */
export type Put = (value: unknown) => string

/** What must hold of a row, as SQL, and the reason (SQL as well) that is given where it does not. */
export interface Condition {
  readonly holds: string
  readonly otherwise: string
}

/** A condition with one reason. */
export const unless = (holds: string, reason: RecordReason): Condition => ({
  holds,
  otherwise: `'${reason}'`,
})

/**
 * One kind of fact: rows that are records, each with its subject, its day, its hours, and what must hold for it to
 * count. The sum over the rows that count is a figure; the rows are its explanation. Both are read from this one place.
 */
export interface Relation {
  readonly with?: string
  /** What stands after `from`: the rows of those asked for, in whatever state. */
  readonly from: string
  readonly subject: string
  /** The day on which it counts. */
  readonly day: string
  readonly hours: string
  /** What it must be to be one of those asked about at all. */
  readonly of: readonly Condition[]
  /** What more must hold for it to count. */
  readonly counts: readonly Condition[]
  /** Why it counts. */
  readonly reason: string
  /** Further columns of a record: `on`, `code`, `label`, `details`. */
  readonly shown: string
  readonly order: string
}

/** What a relation is made for: sums over everybody asked for, or the records of one. */
export interface Asking {
  readonly scope: FactScope
  readonly time: FactTime
  readonly put: Put
  readonly forRecords: boolean
  /** For sums that ask about lists: the activities in whose list somebody expected is missing. */
  readonly incomplete?: readonly number[]
}

/** A condition on the ids asked for, where any are; everybody otherwise. */
export function among(put: Put, ids: readonly number[] | null, column: string): string {
  return ids === null ? "true" : `${column} = any(${put(ids)}::int[])`
}

/** Whether so few are asked for that each is better looked up than found by going through everything. */
export const areFew = (ids: readonly number[] | null) => ids !== null && ids.length <= 500

/** All conditions at once. */
export const allHold = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? "true" : conditions.map(({ holds }) => `(${holds})`).join(" and ")
