import type { Credit } from "../policy/clause.ts"
import type { RecordLine } from "../policy/explanation.ts"
import type { TaskKind } from "../policy/recorded-tasks.ts"
import type { Day, Period, PeriodKind } from "../shared/calendar.ts"
import type { MemberId, UnitId } from "../shared/ids.ts"
import type { ActivityKind, OrgKind, Post, WritingKind } from "../shared/words.ts"

/**
 * What is asked about units. Each question names a relation: its rows are records, each with its unit, its day, its
 * hours, whether it counts, and if not, why.
 */
export type UnitQuestion =
  /** Activities held by it. */
  | { readonly about: "activities-held"; readonly kinds: readonly ActivityKind[] }
  /** Activities that reach it, wherever they are held; with a post, given by whoever holds it there that day. */
  | {
      readonly about: "activities-reaching"
      readonly kinds: readonly ActivityKind[]
      readonly lecturerHolds?: Post
      /** The kinds of units asked about: the fewer, the sooner answered. */
      readonly of: readonly OrgKind[]
    }
  /** Activities given, anywhere, by whoever holds the post in it that day. */
  | {
      readonly about: "activities-given"
      readonly kinds: readonly ActivityKind[]
      readonly lecturerHolds: Post
    }
  /** Activities held by it that carry what is asked: a record, a complete list, or the four that are to be secured. */
  | {
      readonly about: "activities-in-order"
      readonly asks: "record" | "list" | "four"
      /** Null: of every kind. */
      readonly kinds: readonly ActivityKind[] | null
      readonly of: readonly OrgKind[]
    }
  /** Absences from activities held by it, made up within so many days. */
  | {
      readonly about: "absences-made-up"
      readonly kinds: readonly ActivityKind[]
      readonly withinDays: number
    }
  | { readonly about: "tasks-of-unit"; readonly task: TaskKind; readonly until?: Day }
  /** Its plans for the year, filed by the last day in time. */
  | { readonly about: "plans"; readonly until: Day }

/** What is asked about people, likewise. */
export type PersonQuestion =
  | { readonly about: "writings"; readonly kinds: readonly WritingKind[] }
  /** Hours that a credit counts: attended, made up, taught, and recognised records of training. */
  | { readonly about: "credit"; readonly credit: Credit }
  | { readonly about: "tasks-of-person"; readonly task: TaskKind; readonly until?: Day }

export type FactQuestion = UnitQuestion | PersonQuestion

/** Whether a question is about people. */
export function isOfPeople(question: FactQuestion): question is PersonQuestion {
  return question.about === "writings" || question.about === "credit" || question.about === "tasks-of-person"
}

/** What the records of one subject in one period add up to. */
export interface Tally {
  /** Records of the kind asked about, known and held. */
  all: number
  /** Those of them that count, and their hours. */
  count: number
  hundredthHours: number
}

/** `index` counts the periods of a kind within the year from 0; over several years there is one period, all of them. */
export type TallyOf<Id> = (id: Id, kind: PeriodKind, index: number) => Tally

/** A check of a branch by a body above or beside it. */
export interface Check {
  readonly unitId: UnitId
  readonly branchId: UnitId
  readonly doneOn: Day
}

/** The facts of a year as known on a day, gathered for all who are judged when a clause asks for them. */
export interface Facts {
  readonly ofUnits: (question: UnitQuestion, period: PeriodKind) => Promise<TallyOf<UnitId>>
  /** From the first year, where that is an earlier one, up to the year judged. */
  readonly ofPeople: (
    question: PersonQuestion,
    period: PeriodKind,
    firstYear?: number,
  ) => Promise<TallyOf<MemberId>>
  /** The rows themselves, of one subject between two days. */
  readonly records: (
    question: FactQuestion,
    id: UnitId | MemberId,
    span: Pick<Period, "first" | "last">,
  ) => Promise<RecordLine[]>
  /** For each of these people the first day of what counts for them. */
  readonly firstDays: (
    question: PersonQuestion,
    ids: readonly MemberId[],
    span: Pick<Period, "first" | "last">,
  ) => Promise<ReadonlyMap<MemberId, string>>
  /** Checks of branches in the year, also those after the day asked about. */
  readonly checks: () => Promise<readonly Check[]>
}
