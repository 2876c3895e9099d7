import type { ResultStatus } from "../domain/shared/words.ts"

/** What `evaluate` answers for one obligation, subject and period (shared contract, "The evaluation's output"). */
export interface ResultRow {
  readonly obligation: string
  readonly subjectType: "org" | "member"
  /** The imported code. */
  readonly subject: string
  readonly period: string
  /** In `unit`; a fraction of 1 for shares; null where the obligation is not applicable. */
  readonly target: number | null
  readonly actual: number | null
  /** 次, 天, 学时 or 篇; empty for shares and for filed or not filed. */
  readonly unit: string
  readonly status: ResultStatus
  readonly atRisk: boolean
  /** The policy pack whose clause it is. */
  readonly pack: string
  /**
   * The row is of a week in a year whose State Council calendar is not there: it is judged by the day of the week
   * alone. Otherwise the key is missing.
   */
  readonly withoutCalendar?: true
}
