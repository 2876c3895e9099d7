import { daysIn } from "../../../contract/days-said.ts"
import type { RecordChange } from "../../../contract/history-changes.ts"
import { recordFields } from "../../../contract/history-words.ts"
import type { Language, Said } from "../../../contract/refusals.ts"
import { type ColumnType, sheetOf } from "../../../contract/workbook.ts"
import { slotParts } from "../../../domain/calendar/study-slot.ts"
import { chinaClock } from "../../../domain/shared/day-words.ts"
import { attendanceDetails, lectureCycles, studyDays, wordFor } from "../../../domain/shared/words.ts"
import { sheetTables } from "../exchange/index.ts"
import type { ChangeRow, NamedKind, StoredRow, Subject } from "./queries.ts"

/** What the numbers in rows are called. */
export type Names = ReadonlyMap<string, string>

/** Columns that hold the number of something else. */
const references: Readonly<Record<string, NamedKind>> = {
  unit_id: "unit",
  parent_id: "unit",
  about_unit_id: "unit",
  audience: "unit",
  member_id: "member",
  chair_id: "member",
  lecturer_id: "member",
  helper_id: "member",
  activity_id: "activity",
  sitting_id: "sitting",
  topic_id: "topic",
  concern_id: "concern",
  plan_line_id: "plan-line",
  venue_id: "venue",
}

/** What the rows of some changes refer to. */
export function idsIn(changes: readonly ChangeRow[], kind: NamedKind): number[] {
  const ids = new Set<number>()
  for (const row of changes.flatMap(({ before, after }) => [before, after])) {
    for (const [column, value] of Object.entries(row ?? {})) {
      if (references[column] !== kind) continue
      for (const id of Array.isArray(value) ? value : [value]) if (typeof id === "number") ids.add(id)
    }
  }
  return [...ids]
}

/** A change in the reader's language. */
export function tellChange(
  change: ChangeRow,
  subject: Subject,
  names: Names,
  language: Language,
): RecordChange {
  const { changeId, changedAt, by, reason, table, before, after } = change
  const columns = Object.keys({ ...before, ...after }).filter(
    (column) => column in recordFields && !sameIn(before, after, column) && !tellsWhat(column, change),
  )
  const told = (row: StoredRow | null, column: string) =>
    row === null ? null : valueText(table, column, row[column], names, language)
  return {
    changeId,
    changedAt,
    by,
    reason,
    table,
    what: before === null ? "added" : after === null ? "removed" : "changed",
    about: aboutOf(change, subject, names),
    fields: columns.map((column) => ({
      title: recordFields[column]?.[language] ?? column,
      before: told(before, column),
      after: told(after, column),
    })),
  }
}

function sameIn(before: StoredRow | null, after: StoredRow | null, column: string): boolean {
  return JSON.stringify(before?.[column] ?? null) === JSON.stringify(after?.[column] ?? null)
}

/** The columns by which a row is told apart are said once, in `about`, and not as something new. */
function tellsWhat(column: string, { before, after }: ChangeRow): boolean {
  return (
    (before === null || after === null) &&
    ["unit_id", "member_id", "activity_id", "sitting_id"].includes(column)
  )
}

function aboutOf({ before, after }: ChangeRow, subject: Subject, names: Names): string {
  const row = after ?? before ?? {}
  const found = (["member", "unit", "activity"] as const)
    .filter((kind) => kind !== subject.of && !(kind === "unit" && subject.of === "activity"))
    .map((kind) => names.get(`${kind} ${row[`${kind}_id`]}`))
  return found.filter((name) => name !== undefined).join(" · ")
}

const typeOf = new Map<string, ColumnType | undefined>([
  ...sheetTables.flatMap(({ sheet, table, columns }) =>
    columns.flatMap(({ name, from, ofSitting }): [string, ColumnType | undefined][] => {
      const type = sheetOf(sheet).columns.find(({ key }) => key === from)?.type
      // What a sitting holds was each item's own once.
      const tables = ofSitting ? [table, "sitting"] : [table]
      return tables.map((of) => [`${of}.${name}`, type])
    }),
  ),
  // In a workbook it shares a cell with the reason.
  ["attendance.detail", { is: "choice", words: attendanceDetails }],
  // No workbook carries what a plan declared.
  ["study_plan.study_day", { is: "choice", words: studyDays }],
  ["study_plan.slot_part", { is: "choice", words: slotParts }],
  ["study_plan.lecture_cycle", { is: "choice", words: lectureCycles }],
])

/** A sitting that no item uses any more; a line that was taken out of its plan. */
const gone: Partial<Record<NamedKind, Said>> = {
  sitting: { zh: "已不存在的一场", en: "one that is no longer there" },
  "plan-line": { zh: "已删去的条目", en: "a line that was taken out" },
}

/** Longer text is cut. */
const shown = 200

function valueText(
  table: string,
  column: string,
  value: unknown,
  names: Names,
  language: Language,
): string | null {
  if (value === null || value === undefined) return null
  if (column === "leave_id") return language === "zh" ? "是" : "yes"
  const type = typeOf.get(`${table}.${column}`)
  const kind = references[column]
  const one = (single: unknown): string => {
    if (kind) return names.get(`${kind} ${single}`) ?? gone[kind]?.[language] ?? String(single)
    if (typeof single === "boolean") return language === "zh" ? (single ? "是" : "否") : single ? "yes" : "no"
    if (column === "hundredth_hours" && typeof single === "number") return String(single / 100)
    if (type?.is === "choice" || type?.is === "choices") return wordText(type.words, String(single), language)
    if (typeof single === "string" && isTime(column)) return timeText(column, single, language)
    return typeof single === "object" ? JSON.stringify(single) : String(single)
  }
  const text = Array.isArray(value) ? value.map(one).join("、") : one(value)
  return text.length > shown ? `${text.slice(0, shown)}…` : text
}

/** Columns of days, moments and periods. */
const isTime = (column: string) => /_(on|at)$/.test(column) || column === "period"

function timeText(column: string, value: string, language: Language): string {
  const said = daysIn(language)
  if (column === "period") return said.period(value)
  if (column.endsWith("_on")) return said.day(value)
  // What began is kept by the clock in China, everything else as an instant.
  const clock = column === "starts_at" ? value : chinaClock(value)
  return `${said.day(clock)} ${clock.slice(11, 16)}`
}

function wordText(words: Readonly<Record<string, string>>, id: string, language: Language): string {
  return language === "zh" ? wordFor(words, id) : id.replaceAll("-", " ")
}
