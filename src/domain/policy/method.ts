import type { z } from "zod"
import type { EvaluationContext, Figure } from "../evaluation/context.ts"
import type { Person } from "../evaluation/people.ts"
import type { Judged } from "../evaluation/status.ts"
import type { Unit } from "../evaluation/units.ts"
import type { Day, Period } from "../shared/calendar.ts"
import type { ActivityKind } from "../shared/words.ts"
import type { Clause, ClausePeriod, Pack, ResultUnit, Subject } from "./clause.ts"
import type { RecordLine, Said, Step } from "./explanation.ts"
import type { Zod } from "./methods/words.ts"
import type { TaskGroup } from "./task-groups.ts"

/** A clause in its pack, and what its `measure` says. */
export interface Asked<M> {
  readonly pack: Pack
  readonly clause: Clause
  readonly measure: M
}

/** One result that is to be explained. */
export interface Question<M> extends Asked<M> {
  readonly context: EvaluationContext
  readonly subject: Unit | Person
  readonly period: Period
}

/** A result with the number asked for, how it was judged, and the records it rests on. */
export interface Answer<M> extends Question<M> {
  /** The number in force, for a full year or period. */
  readonly asked: number
  readonly judged: Judged
  readonly records: readonly RecordLine[]
}

/** What a parameter of the pack must be, for the clause that counts by it. */
export const parameterKinds = ["hours", "days", "switch", "average", "deadline"] as const
export type ParameterKind = (typeof parameterKinds)[number]

/** A name in a clause's `measure` that the pack must have. `at` is where it stands in the file. */
export type Needs =
  | {
      readonly needs: "parameter"
      readonly name: string
      readonly is: ParameterKind
      readonly at: readonly string[]
    }
  | { readonly needs: "credit" | "category"; readonly name: string; readonly at: readonly string[] }

/** A category's name, and where it stands in the clause's file. */
export interface AsksHours {
  readonly category: string
  readonly at: readonly string[]
}

/** What does not fit together in a clause. */
export interface Misfit {
  readonly at: readonly string[]
  readonly says: string
}

/** How a clause looks to homes, boards, the year as a picture. */
export interface Outlook {
  readonly group: TaskGroup
  /** The kinds of activities that count. */
  readonly kinds: readonly ActivityKind[]
  /** Whether recording an activity of the first of these kinds settles what is owed. */
  readonly settledByActivity: boolean
  /**
   * Whether what it counts can be recorded in the program: activities, their lists and plans can. Archives, essays and
   * recorded tasks come by a workbook alone until they have a form.
   */
  readonly recordable: boolean
  /** Whether it counts something a number of times, so that a home says how often it is still owed. */
  readonly countsTimes: boolean
  /** Whether its figure grows through the year, so that a pace says something. */
  readonly paced: boolean
  /** What the code beside each of its records names. */
  readonly names: "activity" | "absence" | "person" | "unit" | "nothing"
  /** On what its figures rest, for whoever keeps them: what is judged again when that changes. */
  readonly restsOn: "own" | "reaching" | "given" | "people-served" | "people-below" | "branches-anywhere"
}

/**
 * A way of counting, whole: for whom and when it may be used, what it counts, its figure, how that comes about in
 * words, what would close the gap, and how it is written in a clause's file. Each is one file, listed in
 * `methods/index.ts`.
 */
export interface Method<M extends { readonly method: string }> {
  readonly name: M["method"]
  /** The `measure` of a clause's file; made only for whoever reads packs. */
  readonly schema: (z: Zod) => z.ZodType<M>
  /** For whom, over which periods and in which units it may be used. */
  readonly subjects: readonly Subject["who"][]
  readonly periods: readonly ClausePeriod[]
  readonly units: readonly ResultUnit[]
  /** What else does not fit: what is counted must be of the kind of the subject, and fall into its periods. */
  readonly misfits: (asked: Omit<Asked<M>, "pack">) => readonly Misfit[]
  /** The names that the pack must have. */
  readonly needs: (asked: Omit<Asked<M>, "pack">) => readonly Needs[]
  /** The category of people of whom its number is asked as hours of a year: the pack's category must name the clause. */
  readonly asksHoursOf?: (asked: Omit<Asked<M>, "pack">) => AsksHours | undefined
  /** Gathers the facts for everybody at once, and answers the figure of any subject and period. */
  readonly figure: (asked: Asked<M>, context: EvaluationContext) => Promise<Figure>
  /** The records a figure is the sum of, and those beside them that do not count. */
  readonly records: (question: Question<M>) => Promise<RecordLine[]>
  /** Why nothing is asked of one whom the clause is about, where there is no figure. */
  readonly nothing: (question: Question<M>) => Said
  /** How target and figure come about, a line each. */
  readonly arithmetic: (answer: Answer<M>) => Said[]
  /** The shortest way to close the gap; asked only where there is one. */
  readonly steps: (answer: Answer<M>) => Step[]
  readonly outlook: (asked: {
    readonly clause: Pick<Clause, "subject" | "measure">
    readonly measure: M
    readonly pack?: Pack
  }) => Outlook
  /** Whether the document expressly asks nothing fixed of somebody who has a row of the clause: such a row is never short. */
  readonly exempts?: (
    asked: Asked<M>,
    person: Person,
    context: Pick<EvaluationContext, "district" | "targetsOf">,
  ) => boolean
  /** The last day in time, where that is another than the period's. */
  readonly deadline?: (asked: Asked<M>, year: number) => Day
}
