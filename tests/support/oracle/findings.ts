import type { Activity, Unit } from "./book.ts"
import { daysBetween, type Period, yearOf } from "./days.ts"
import type { District } from "./district.ts"
import { existsThroughout, scaledTarget } from "./units.ts"

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

/** What all rules look at: the book opened, and the activities that count as of the day. */
export interface Judging {
  readonly district: District
  readonly year: number
  readonly asOf: string
  /** 已举行 (also where the cell is empty), started on or before `asOf`. */
  readonly held: readonly Activity[]
}

/** A figure before it is known how it stands. */
export interface Finding {
  readonly obligation: string
  readonly subjectType: "org" | "member"
  readonly subject: string
  readonly period: Period
  readonly target: number
  readonly actual: number
  readonly unit: OracleRow["unit"]
  /** Where the obligation names one: the last day that is still in time. */
  readonly deadline?: string
  /** Where it can never be short. */
  readonly isNeverShort?: boolean
  /** Whose days decide whether it is at risk, where it is not the period itself. */
  readonly cycle?: Period
}

const error = 1e-9
const sixPlaces = (value: number) => Math.round(value * 1e6) / 1e6

function shareOfDaysPassed(period: Period, asOf: string): number {
  if (asOf < period.first) return 0
  if (asOf > period.last) return 1
  return (daysBetween(period.first, asOf) + 1) / (daysBetween(period.first, period.last) + 1)
}

function statusOf({ actual, target, deadline, period, isNeverShort }: Finding, asOf: string) {
  if (actual >= target - error) return "met"
  return asOf > (deadline ?? period.last) && isNeverShort !== true ? "short" : "open"
}

/** The line for a finding, as of a day: its status, and target and actual to six places. */
export function rowFor(finding: Finding, asOf: string): OracleRow {
  const { obligation, subjectType, subject, period, target, actual, unit } = finding
  const status = statusOf(finding, asOf)
  const isBehind = actual / target < 0.8 * shareOfDaysPassed(finding.cycle ?? period, asOf) - error
  return {
    obligation,
    subjectType,
    subject,
    period: period.name,
    target: sixPlaces(target),
    actual: sixPlaces(actual),
    unit,
    status,
    atRisk: status === "open" && isBehind && finding.isNeverShort !== true,
  }
}

/** A count that is due once in every period on all of whose days the unit exists. */
export function onceIn(
  unit: Unit,
  obligation: string,
  periods: readonly Period[],
  count: (period: Period) => number,
): Finding[] {
  return periods
    .filter((period) => existsThroughout(unit, period))
    .map((period) => ({
      obligation,
      subjectType: "org",
      subject: unit.code,
      period,
      target: 1,
      actual: count(period),
      unit: "次",
    }))
}

/** A yearly count or sum, its target scaled by the whole months of the unit's life (those that count). */
export function inYear(
  unit: Unit,
  obligation: string,
  year: number,
  measured: { readonly target: number; readonly actual: number; readonly unit: Finding["unit"] },
  isCounted?: (month: Period) => boolean,
): Finding[] {
  const target = scaledTarget(unit, year, measured.target, isCounted)
  if (target === null) return []
  return [{ obligation, subjectType: "org", subject: unit.code, period: yearOf(year), ...measured, target }]
}

/** The share of some things that are as they should be; nothing where there are no such things. */
export function shareOf<T>(
  unit: Unit,
  obligation: string,
  year: number,
  all: readonly T[],
  isRight: (one: T) => boolean,
): Finding[] {
  if (all.length === 0) return []
  const actual = all.filter(isRight).length / all.length
  const period = yearOf(year)
  return [{ obligation, subjectType: "org", subject: unit.code, period, target: 1, actual, unit: "" }]
}
