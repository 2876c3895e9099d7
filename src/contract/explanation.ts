import type { ResultRow } from "./evaluation.ts"

/** Why a record counts, or does not. */
export const recordReasons = [
  "held",
  "taught",
  "attended",
  "late",
  "left-early",
  "made-up",
  "recognised",
  "accepted",
  "filed-in-time",
  "done",
  "complete",
  "made-up-in-time",
  "member",
  "planned",
  "cancelled",
  "after-as-of",
  "on-leave",
  "absent",
  "make-up-to-come",
  "other-category",
  "not-recognised",
  "not-accepted",
  "filed-late",
  "not-filed",
  "no-record",
  "list-incomplete",
  "no-content",
  "no-effect",
  "no-hours",
  "no-helper",
  "made-up-late",
  "lecturer-not-in-post",
  "not-done",
  "not-a-member",
] as const
export type RecordReason = (typeof recordReasons)[number]

/** One record beside a figure. */
export interface RecordLine {
  readonly counts: boolean
  readonly reason: RecordReason
  /** Its code, or the person's where it is about a person. */
  readonly code: string
  /** What it is, in Chinese: kind and topic as recorded. */
  readonly label: string
  /** Its day, or the month (`2010-03`) where it stands for one. */
  readonly on: string
  /** What it adds, in hundredths of an hour; for a person also what their year asks. */
  readonly hundredthHours?: number
  readonly targetHours?: number
  /** Who is missing from a list, who helped, when it will be made up. */
  readonly details?: string
}

/** One way to come closer to the target. */
export type Step =
  | { readonly step: "hold"; readonly times: number; readonly by: string }
  | {
      readonly step: "hours"
      readonly hours: number
      readonly unit: string
      readonly inUnit: number
      readonly by: string
      /** Owed together by so many people, where the figure is their mean. */
      readonly people?: number
    }
  | {
      readonly step: "make-up"
      readonly code: string
      readonly label: string
      readonly on: string
      readonly hours: number
    }
  | { readonly step: "awaiting"; readonly code: string; readonly label: string; readonly hours: number }
  | { readonly step: "write"; readonly pieces: number; readonly by: string }
  | { readonly step: "file"; readonly before: string }
  | {
      readonly step: "complete"
      readonly code: string
      readonly label: string
      readonly reason: RecordReason
      readonly details: string
    }
  /** Absences that were not made up within the days allowed for it. */
  | { readonly step: "too-late"; readonly absences: number; readonly days: number }
  | { readonly step: "period-over"; readonly last: string }

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
  readonly asOf: string
  readonly records: readonly RecordLine[]
  /** How target and figure come about, as lines of arithmetic. */
  readonly arithmetic: readonly string[]
  /** The shortest way to close the gap; empty when there is none. */
  readonly steps: readonly Step[]
}
