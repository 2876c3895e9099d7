import type { NamedClause, RecordLine, Said, Step } from "../domain/policy/explanation.ts"
import type { TaskGroup } from "../domain/policy/task-groups.ts"
import type { ResultRow } from "./evaluation.ts"

export {
  filedThings,
  type RecordLine,
  type RecordReason,
  recordReasons,
  type Said,
  type Step,
} from "../domain/policy/explanation.ts"

/** What `explain` says of one result. */
export interface Explanation {
  readonly result: ResultRow
  readonly subjectName: string
  readonly clause: {
    readonly id: string
    readonly title: string
    readonly article: string
    readonly quote: string
    readonly reading: string
    readonly weight: "must" | "should"
    readonly group: TaskGroup
  }
  readonly pack: {
    readonly id: string
    readonly version: number
    readonly title: string
    readonly unverified: boolean
  }
  /** The target for a full year or period, since when, and where that stands. */
  readonly target: {
    readonly value: number
    readonly from: string
    readonly source: string
    /** 待核: nobody has yet checked the number against the full text. */
    readonly unverified: boolean
  }
  readonly parameters: readonly {
    readonly name: string
    readonly title: string
    readonly value: string | number | boolean
    readonly source: string
    readonly otherReading?: string
  }[]
  readonly period: { readonly name: string; readonly first: string; readonly last: string }
  /** The days over which the figure grows: those of the period, or of a cycle of years, as long as its subject is there. */
  readonly over: { readonly first: string; readonly last: string }
  readonly asOf: string
  /** Why nothing is asked, where it is not applicable. */
  readonly notAsked: Said | null
  readonly records: readonly RecordLine[]
  /** How target and figure come about, as lines of arithmetic. */
  readonly arithmetic: readonly Said[]
  /** The shortest way to close the gap; empty when there is none. */
  readonly steps: readonly Step[]
  /** The week is judged without the State Council calendar of its year: by the day of the week alone. */
  readonly withoutCalendar: boolean
  /** The clause, perhaps of a newer document, by which the person owes nothing fixed of it. */
  readonly exemptedBy: NamedClause | null
}

/** Filed or not filed: a figure of 1 or 0 that says less than a word. */
export function isFiling(of: {
  readonly clause: { readonly group: TaskGroup }
  readonly result: { readonly unit: string }
}): boolean {
  return of.clause.group === "filing" && of.result.unit === ""
}
