import { daysBetween, type Period } from "./days.ts"

/** A line of the evaluation's output. */
export interface OracleRow {
  readonly obligation: string
  readonly subjectType: "org" | "member"
  readonly subject: string
  readonly period: string
  readonly target: number
  readonly actual: number
  readonly unit: "次" | "天" | "学时" | "篇" | ""
  readonly status: "met" | "short" | "open"
  readonly atRisk: boolean
}

export interface Finding {
  readonly obligation: string
  readonly subjectType: "org" | "member"
  readonly subject: string
  readonly period: Period
  readonly target: number
  readonly actual: number
  readonly unit: OracleRow["unit"]
  /** Where the obligation names one: the day from which what is missing is short. */
  readonly deadline?: string
}

const error = 1e-9
const sixPlaces = (value: number) => Math.round(value * 1e6) / 1e6

function shareOfDaysPassed(period: Period, asOf: string): number {
  if (asOf < period.first) return 0
  if (asOf > period.last) return 1
  return (daysBetween(period.first, asOf) + 1) / (daysBetween(period.first, period.last) + 1)
}

function statusOf({ actual, target, deadline, period }: Finding, asOf: string): OracleRow["status"] {
  if (actual >= target - error) return "met"
  const isOver = deadline === undefined ? asOf > period.last : asOf >= deadline
  return isOver ? "short" : "open"
}

/** The line for a finding, as of a day: its status, and target and actual to six places. */
export function rowFor(finding: Finding, asOf: string): OracleRow {
  const { obligation, subjectType, subject, period, target, actual, unit } = finding
  const status = statusOf(finding, asOf)
  const atRisk = status === "open" && actual / target < 0.8 * shareOfDaysPassed(period, asOf) - error
  return {
    obligation,
    subjectType,
    subject,
    period: period.name,
    target: sixPlaces(target),
    actual: sixPlaces(actual),
    unit,
    status,
    atRisk,
  }
}
