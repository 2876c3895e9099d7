import type { SheetKey } from "../../../contract/workbook.ts"

/** What a code in a cell refers to. */
export type Reference = "unit" | "member" | "activity"

export interface TableColumn {
  /** In the table. */
  readonly name: string
  readonly type: "text" | "integer" | "date" | "timestamp" | "boolean" | "text[]" | "integer[]" | "jsonb"
  /** The sheet's column. */
  readonly from: string
  /** The cell holds a code (or codes) of one of these; the table its id. */
  readonly refersTo?: Reference
  /** The column is the sitting's, which items share. */
  readonly ofSitting?: true
}

/** How a sheet's rows become rows of a table. */
export interface SheetTable {
  readonly sheet: SheetKey
  readonly table: string
  /** The id column; attendance has none, its key is unique. */
  readonly id?: string
  /** The rows carry a code of their own; others are told apart by `key` and, where that repeats, by order. */
  readonly coded?: Reference
  readonly key: readonly string[]
  /** The rows are looked for by their names. */
  readonly named?: true
  /** A day of the key that may be empty. */
  readonly openKey?: string
  readonly columns: readonly TableColumn[]
  /** What else changes in a row `t` that a line `s` of the file changes, unless the file has the column. */
  readonly besides?: readonly { readonly column: string; readonly value: string }[]
}

const text = (name: string, from: string): TableColumn => ({ name, from, type: "text" })
const date = (name: string, from: string): TableColumn => ({ name, from, type: "date" })
const list = (name: string, from: string): TableColumn => ({ name, from, type: "text[]" })
const flag = (name: string, from: string): TableColumn => ({ name, from, type: "boolean" })
const whole = (name: string, from: string): TableColumn => ({ name, from, type: "integer" })
const ofSitting = (column: TableColumn): TableColumn => ({ ...column, ofSitting: true })
const ref = (name: string, from: string, refersTo: Reference): TableColumn => ({
  name,
  from,
  type: "integer",
  refersTo,
})

/** In the order they are read: what is referred to comes first. */
export const sheetTables: readonly SheetTable[] = [
  {
    sheet: "units",
    table: "unit",
    id: "unit_id",
    coded: "unit",
    key: ["code"],
    named: true,
    columns: [
      text("code", "code"),
      text("name", "name"),
      text("kind", "kind"),
      ref("parent_id", "parent", "unit"),
      text("category", "category"),
      text("field", "field"),
      flag("has_central_group", "hasCentralGroup"),
      flag("has_committee", "hasCommittee"),
      text("lecture_cycle", "lectureCycle"),
      text("study_day", "studyDay"),
      date("founded_on", "foundedOn"),
      date("dissolved_on", "dissolvedOn"),
    ],
  },
  {
    sheet: "unitHistory",
    table: "unit_history",
    id: "unit_history_id",
    key: ["unit_id", "item", "from_on"],
    openKey: "from_on",
    columns: [
      ref("unit_id", "unit", "unit"),
      text("item", "item"),
      { name: "value", from: "value", type: "jsonb" },
      date("from_on", "fromOn"),
    ],
  },
  {
    sheet: "members",
    table: "member",
    id: "member_id",
    coded: "member",
    key: ["code"],
    named: true,
    columns: [
      text("code", "code"),
      text("name", "name"),
      text("gender", "gender"),
      date("born_on", "bornOn"),
      text("phone", "phone"),
      text("status", "status"),
      date("joined_on", "joinedOn"),
      text("rank", "rank"),
      flag("in_service", "inService"),
      list("circumstances", "circumstances"),
    ],
  },
  {
    sheet: "memberHistory",
    table: "member_history",
    id: "member_history_id",
    key: ["member_id", "item", "from_on"],
    openKey: "from_on",
    columns: [
      ref("member_id", "member", "member"),
      text("item", "item"),
      { name: "value", from: "value", type: "jsonb" },
      date("from_on", "fromOn"),
    ],
  },
  {
    sheet: "memberships",
    table: "membership",
    id: "membership_id",
    key: ["member_id", "from_on"],
    columns: [
      ref("member_id", "member", "member"),
      ref("unit_id", "unit", "unit"),
      date("from_on", "fromOn"),
      date("until_on", "untilOn"),
    ],
  },
  {
    sheet: "posts",
    table: "post",
    id: "post_id",
    key: ["member_id", "unit_id", "post", "from_on"],
    columns: [
      ref("member_id", "member", "member"),
      ref("unit_id", "unit", "unit"),
      text("post", "post"),
      date("from_on", "fromOn"),
      date("until_on", "untilOn"),
    ],
  },
  {
    sheet: "activities",
    table: "activity",
    id: "activity_id",
    coded: "activity",
    key: ["code"],
    columns: [
      text("code", "code"),
      ref("unit_id", "unit", "unit"),
      text("kind", "kind"),
      text("topic", "topic"),
      { name: "starts_at", from: "startsAt", type: "timestamp" },
      whole("hundredth_hours", "hours"),
      text("state", "state"),
      { name: "audience", from: "audience", type: "integer[]", refersTo: "unit" },
      text("content", "content"),
      ofSitting(text("form", "form")),
      ofSitting(text("place", "place")),
      ofSitting(ref("chair_id", "chair", "member")),
      ref("lecturer_id", "lecturer", "member"),
      ofSitting(text("minutes", "minutes")),
      text("effect", "effect"),
      ofSitting(text("tag", "sitting")),
      text("lecturer_name", "lecturerName"),
      ofSitting(text("meeting_mode", "meetingMode")),
      list("study_paths", "studyPaths"),
      list("content_categories", "contentCategories"),
    ],
  },
  {
    sheet: "attendance",
    table: "attendance",
    key: ["activity_id", "member_id"],
    columns: [
      ref("activity_id", "activity", "activity"),
      ref("member_id", "member", "member"),
      text("status", "status"),
      text("leave_reason", "leaveReason"),
      text("detail", "leaveReason"),
      ref("helper_id", "helper", "member"),
      date("made_up_on", "madeUpOn"),
    ],
    // What a file says was not taken from a leave, nor has it the kind of one; what is made up keeps both.
    besides: [
      { column: "leave_id", value: "case when s.status in (t.status, 'made-up') then t.leave_id end" },
      {
        column: "detail",
        value: "case when s.status in (t.status, 'made-up') or t.leave_id is null then t.detail end",
      },
    ],
  },
  {
    sheet: "trainings",
    table: "training",
    id: "training_id",
    key: ["member_id", "name", "kind", "started_on"],
    columns: [
      ref("member_id", "member", "member"),
      text("name", "name"),
      text("kind", "kind"),
      date("started_on", "startedOn"),
      date("ended_on", "endedOn"),
      whole("hundredth_hours", "hours"),
      text("evidence", "evidence"),
      text("state", "state"),
    ],
  },
  {
    sheet: "writings",
    table: "writing",
    id: "writing_id",
    key: ["member_id", "kind", "title", "written_on"],
    columns: [
      ref("member_id", "member", "member"),
      text("kind", "kind"),
      text("title", "title"),
      date("written_on", "writtenOn"),
      text("state", "state"),
    ],
  },
  {
    sheet: "plans",
    table: "study_plan",
    id: "study_plan_id",
    key: ["unit_id", "year"],
    columns: [
      ref("unit_id", "unit", "unit"),
      whole("year", "year"),
      date("submitted_on", "submittedOn"),
      date("filed_on", "filedOn"),
      text("remark", "remark"),
    ],
  },
  {
    sheet: "planLines",
    table: "plan_line",
    id: "plan_line_id",
    key: ["unit_id", "year", "ordinal"],
    columns: [
      ref("unit_id", "unit", "unit"),
      whole("year", "year"),
      whole("ordinal", "ordinal"),
      whole("month", "month"),
      text("topic", "topic"),
      list("content_categories", "contentCategories"),
      text("form", "form"),
      text("lecturer", "lecturer"),
      ref("responsible_id", "responsible", "member"),
      whole("hundredth_hours", "hours"),
    ],
  },
  {
    sheet: "leave",
    table: "leave",
    id: "leave_id",
    key: ["member_id", "from_on", "kind"],
    columns: [
      ref("member_id", "member", "member"),
      date("from_on", "fromOn"),
      date("ends_on", "endsOn"),
      text("kind", "kind"),
      text("remark", "remark"),
      text("state", "state"),
      ref("decider_id", "decider", "member"),
      date("returned_on", "returnedOn"),
    ],
    // Nobody comes back from what is not approved any more.
    besides: [
      {
        column: "returned_on",
        value: "case when coalesce(s.state, t.state) = 'approved' then t.returned_on end",
      },
    ],
  },
]

/** Whether the rows of a sheet are items of sittings, which hold some of its columns. */
export function hasSittings({ columns }: SheetTable): boolean {
  return columns.some(({ ofSitting: shared }) => shared)
}

/** The columns that a table has itself, out of these; of an item, its sitting with them. */
export function ownColumns(of: SheetTable, columns: readonly TableColumn[]): string[] {
  const own = columns.filter(({ ofSitting: shared }) => !shared).map(({ name }) => name)
  return hasSittings(of) ? [...own, "sitting_id"] : own
}
