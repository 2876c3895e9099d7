import type { ImportFaultCode } from "../../../contract/import-faults.ts"
import type { FaultLevel, SheetKey } from "../../../contract/workbook.ts"
import { personOddities } from "../../../domain/people/oddities.ts"
import { type Day, isDay } from "../../../domain/shared/calendar.ts"
import type { Stored } from "./store.ts"

/** Something a row says against itself. */
export interface RowFault {
  readonly level: FaultLevel
  readonly code: ImportFaultCode
  /** The sheet column's key. */
  readonly column: string
  readonly details?: Readonly<Record<string, string>>
}

const spans: Partial<Readonly<Record<SheetKey, { start: string; end: string }>>> = {
  units: { start: "foundedOn", end: "dissolvedOn" },
  memberships: { start: "fromOn", end: "untilOn" },
  posts: { start: "fromOn", end: "untilOn" },
  trainings: { start: "startedOn", end: "endedOn" },
  leave: { start: "fromOn", end: "endsOn" },
}

/** Sheets whose last day is included: it may be the first. */
const inclusive: readonly SheetKey[] = ["trainings", "leave"]

/** Looks at one row by itself, on a day; `at` gives the cell of a column. */
export function checkRow(sheet: SheetKey, at: (column: string) => Stored, today: Day): RowFault[] {
  if (sheet === "members") return checkPerson(at, today)
  const found = [checkSpan(sheet, at), sheet === "leave" ? checkReturn(at) : undefined]
  return found.filter((fault) => fault !== undefined)
}

/** What is hardly true of a person and yet can be. */
function checkPerson(at: (column: string) => Stored, today: Day): RowFault[] {
  const said = (column: string) => {
    const value = at(column)
    return typeof value === "string" ? value : null
  }
  const dayIn = (column: string) => {
    const value = said(column)
    return value !== null && isDay(value) ? value : null
  }
  const person = { phone: said("phone"), bornOn: dayIn("bornOn"), joinedOn: dayIn("joinedOn") }
  return personOddities(person, today).map(({ code, fields }) => {
    const details = { bornOn: person.bornOn ?? "" }
    return {
      level: "warning",
      code,
      column: fields[0],
      ...(code === "joined-before-birth" ? { details } : {}),
    }
  })
}

/** Nobody is back before they went. */
function checkReturn(at: (column: string) => Stored): RowFault | undefined {
  const [start, end] = [at("fromOn"), at("returnedOn")]
  if (typeof start !== "string" || typeof end !== "string" || end >= start) return undefined
  return { level: "fault", code: "ends-before-start", column: "returnedOn", details: { start, end } }
}

/** Ends before starts, make-ups without their day, two lecturers. */
function checkSpan(sheet: SheetKey, at: (column: string) => Stored): RowFault | undefined {
  if (sheet === "attendance") {
    if (at("status") === "made-up" && at("madeUpOn") === null) {
      return { level: "fault", code: "make-up-without-day", column: "madeUpOn" }
    }
    return undefined
  }
  if (sheet === "activities") {
    const name = at("lecturerName")
    if (at("lecturer") === null || name === null) return undefined
    return { level: "fault", code: "two-lecturers", column: "lecturerName" }
  }
  const span = spans[sheet]
  if (!span) return undefined
  const start = at(span.start)
  const end = at(span.end)
  if (typeof start !== "string" || typeof end !== "string" || end > start) return undefined
  if (end < start)
    return { level: "fault", code: "ends-before-start", column: span.end, details: { start, end } }
  // An exclusive end on the first day covers no day.
  return inclusive.includes(sheet) ? undefined : { level: "warning", code: "covers-no-day", column: span.end }
}
