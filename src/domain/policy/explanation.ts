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
  "returned",
  "filed-late",
  "not-filed",
  "no-record",
  "list-incomplete",
  "no-content",
  "no-effect",
  "no-hours",
  "month-too-short",
  "no-helper",
  "helped-by-oneself",
  "made-up-before",
  "made-up-late",
  "lecturer-not-in-post",
  "not-done",
  "outside-pool",
  "checked-before",
] as const
export type RecordReason = (typeof recordReasons)[number]

/** One record beside a figure: a row of the relation that the figure is the sum of. */
export interface RecordLine {
  readonly counts: boolean
  /** Why it counts; or the first thing for which it does not. */
  readonly reason: RecordReason
  /** Everything for which it does not count. */
  readonly lacks: readonly RecordReason[]
  /** Its code, or the person's where it is about a person. */
  readonly code: string
  /** What it is, in Chinese: kind and topic as recorded. */
  readonly label: string
  /** Its day; empty where it has none yet. */
  readonly on: string
  /** What it adds, in hundredths of an hour; for a person also what their year asks. */
  readonly hundredthHours?: number
  readonly targetHours?: number
  /** Who is missing from a list, who helped, when it will be made up. */
  readonly details?: string
}

/** What a record is not even a candidate for: it is of another kind, not held, or not known yet. */
const outsideReasons: readonly RecordReason[] = [
  "other-category",
  "planned",
  "cancelled",
  "after-as-of",
  "outside-pool",
]

/** Whether a record is one of those that a share is a share of. */
export function belongs({ counts, lacks }: RecordLine): boolean {
  return counts || !lacks.some((reason) => outsideReasons.includes(reason))
}

/** What is filed by a deadline: a plan with the body above, an archive with one's own. */
export const filedThings = ["plan", "archive"] as const
type Filed = (typeof filedThings)[number]

/** A sentence in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/**
 * One way to come closer to the target. `closes` is by how much the figure rises, in the clause's unit, once the step
 * is taken, all of it: a promise that a test takes at its word.
 */
export type Step = { readonly closes: number } & (
  | {
      readonly step: "hold"
      readonly times: number
      /** Where the period has not begun: not before this day. */
      readonly from?: string
      readonly by: string
      /** Given by whoever holds this post. */
      readonly lecturer?: "secretary" | "other"
    }
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
  | {
      readonly step: "awaiting"
      readonly code: string
      readonly label: string
      readonly on: string
      /** A piece of writing brings none. */
      readonly hours?: number
    }
  | { readonly step: "write"; readonly pieces: number; readonly from?: string; readonly by: string }
  /** Do so often, and have it recorded, what is recorded one by one; without a day: whenever, late ones count. */
  | { readonly step: "do"; readonly times: number; readonly from?: string; readonly by?: string }
  /** File by the last day in time. */
  | { readonly step: "file"; readonly what: Filed; readonly by: string }
  | {
      readonly step: "complete"
      readonly code: string
      readonly label: string
      /** All that is to be put right. */
      readonly lacks: readonly RecordReason[]
      readonly details: string
      readonly by?: string
    }
  /** Absences that were not made up within the days allowed for it. */
  | { readonly step: "too-late"; readonly absences: number; readonly days: number }
  /** The period is over: what was done in it and is not recorded may still be. */
  | {
      readonly step: "period-over"
      readonly last: string
      /** The last day of a cycle of years that goes on: what is done now counts in the rows of the years to come. */
      readonly goesOn?: string
    }
  /** So is the deadline; it was filed after it, where a day is named. */
  | {
      readonly step: "deadline-over"
      readonly what: Filed
      readonly last: string
      readonly filedOn?: string
    }
)

/** Steps that close nothing themselves. */
export const closesNothing = { closes: 0 }

/** A clause as people are told of it, with its document. */
export interface NamedClause {
  readonly obligation: string
  readonly title: string
  readonly pack: string
  readonly packTitle: string
}
