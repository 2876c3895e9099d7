import { lengths } from "../domain/shared/plain-text.ts"
import {
  activityKinds,
  activityStates,
  attendanceStatuses,
  circumstances,
  contentCategories,
  genders,
  leaveKinds,
  leaveStates,
  lectureCycles,
  meetingModes,
  memberItems,
  memberStatuses,
  orgCategories,
  orgFields,
  orgKinds,
  posts,
  ranks,
  studyDays,
  studyPaths,
  trainingKinds,
  trainingStates,
  unitItems,
  writingKinds,
  writingStates,
} from "../domain/shared/words.ts"

/** What a column may hold. Values arrive in the import as the type on the right. */
export type ColumnType =
  /** a code: text, leading zeros kept → string */
  | { readonly is: "code" }
  /** text of one line, or of several → string */
  | { readonly is: "text"; readonly maxLength: number; readonly lines?: true }
  /** a person's name, in the one form in which it is kept → string */
  | { readonly is: "name" }
  /** a phone number: text → string */
  | { readonly is: "phone" }
  /** `YYYY-MM-DD` → string */
  | { readonly is: "day" }
  /** `YYYY-MM-DD HH:mm`, local time in Asia/Shanghai → string */
  | { readonly is: "moment" }
  /** 学时 with at most 2 places → whole hundredths of an hour, number */
  | { readonly is: "hours" }
  /** a calendar year → number */
  | { readonly is: "year" }
  /** a whole number between two, both included → number */
  | { readonly is: "whole"; readonly least: number; readonly most: number }
  /** 是 / 否 → boolean */
  | { readonly is: "flag" }
  /** one of the words → its identifier, string */
  | { readonly is: "choice"; readonly words: Readonly<Record<string, string>> }
  /** words separated by 、 → their identifiers, string[] */
  | { readonly is: "choices"; readonly words: Readonly<Record<string, string>> }
  /** codes separated by 、 → string[] */
  | { readonly is: "codes" }

export interface Column {
  /** The name the code uses. */
  readonly key: string
  /** The name in the workbook's first row. */
  readonly title: string
  readonly type: ColumnType
  readonly required?: true
  /** The identifier an empty cell stands for, where the contract names one. */
  readonly empty?: string
  /** A note for the person filling in, shown in the template. */
  readonly note?: { readonly zh: string; readonly en: string }
}

export interface Sheet {
  readonly key: SheetKey
  readonly title: string
  readonly columns: readonly Column[]
}

/** A cell that has been read: see {@link ColumnType} for which; null is an empty cell. */
export type Cell = string | number | boolean | readonly string[] | null

/** A row that has been read; `row` is its number in the file (the header is row 1). */
export interface SheetRow {
  readonly row: number
  /** In the order of the sheet's columns, whatever order the file had. */
  readonly cells: readonly Cell[]
  /** Columns (by index) whose value could not be read; their cell is null and a fault has been reported. */
  readonly unread?: readonly number[]
}

const code = { is: "code" } as const
const day = { is: "day" } as const
const text = (maxLength: number) => ({ is: "text", maxLength }) as const
const lines = (maxLength: number) => ({ is: "text", maxLength, lines: true }) as const
const choice = (words: Readonly<Record<string, string>>) => ({ is: "choice", words }) as const

const valueNote = {
  zh: "按项目填写，写法与主表相同；最近一行要与主表一致",
  en: "as in the main sheet, by the item; the newest row says what the main sheet says",
}
const sinceNote = { zh: "从这一天起；空为向来如此", en: "from this day on; empty = since always" }

/** The sheets of the import workbook, in the order they are written (shared contract). */
export const sheets = [
  {
    key: "units",
    title: "组织",
    columns: [
      { key: "code", title: "组织编码", type: code, required: true },
      { key: "name", title: "组织名称", type: text(lengths.unitName), required: true },
      { key: "kind", title: "组织类型", type: choice(orgKinds), required: true },
      {
        key: "parent",
        title: "上级组织编码",
        type: code,
        note: { zh: "只有最上一级为空", en: "empty for the root alone" },
      },
      {
        key: "category",
        title: "类别",
        type: choice(orgCategories),
        note: { zh: "党工委、党委、党组填写", en: "for 党工委, 党委 and 党组" },
      },
      { key: "field", title: "领域", type: choice(orgFields) },
      { key: "hasCentralGroup", title: "设中心组", type: { is: "flag" } },
      { key: "hasCommittee", title: "设支委会", type: { is: "flag" } },
      { key: "lectureCycle", title: "党课周期", type: choice(lectureCycles) },
      { key: "studyDay", title: "固定学习日", type: choice(studyDays) },
      { key: "foundedOn", title: "成立日期", type: day },
      {
        key: "dissolvedOn",
        title: "撤销日期",
        type: day,
        note: { zh: "不再存在的第一天", en: "the first day it no longer exists" },
      },
    ],
  },
  {
    key: "members",
    title: "党员",
    columns: [
      { key: "code", title: "党员编号", type: code, required: true },
      { key: "name", title: "姓名", type: { is: "name" }, required: true },
      { key: "gender", title: "性别", type: choice(genders) },
      { key: "bornOn", title: "出生日期", type: day },
      { key: "phone", title: "手机号", type: { is: "phone" } },
      { key: "status", title: "党员状态", type: choice(memberStatuses) },
      { key: "joinedOn", title: "入党日期", type: day },
      { key: "rank", title: "职级", type: choice(ranks) },
      { key: "inService", title: "在职", type: { is: "flag" } },
      { key: "circumstances", title: "特殊情况", type: { is: "choices", words: circumstances } },
    ],
  },
  {
    key: "memberships",
    title: "组织关系",
    columns: [
      { key: "member", title: "党员编号", type: code, required: true },
      {
        key: "unit",
        title: "组织编码",
        type: code,
        required: true,
        note: { zh: "党支部或党小组", en: "a 党支部 or 党小组" },
      },
      { key: "fromOn", title: "起始日期", type: day, required: true },
      {
        key: "untilOn",
        title: "终止日期",
        type: day,
        note: { zh: "不再属于的第一天", en: "the first day it no longer holds" },
      },
    ],
  },
  {
    key: "posts",
    title: "任职",
    columns: [
      { key: "member", title: "党员编号", type: code, required: true },
      { key: "unit", title: "组织编码", type: code, required: true },
      { key: "post", title: "职务", type: choice(posts), required: true },
      { key: "fromOn", title: "起始日期", type: day, required: true },
      {
        key: "untilOn",
        title: "终止日期",
        type: day,
        note: { zh: "不再担任的第一天", en: "the first day it is no longer held" },
      },
    ],
  },
  {
    key: "activities",
    title: "活动",
    columns: [
      { key: "code", title: "活动编号", type: code, required: true },
      { key: "unit", title: "组织编码", type: code, required: true },
      { key: "kind", title: "活动类型", type: choice(activityKinds), required: true },
      { key: "topic", title: "主题", type: text(lengths.topic), required: true },
      { key: "startsAt", title: "开始时间", type: { is: "moment" }, required: true },
      { key: "hours", title: "学时", type: { is: "hours" }, required: true },
      { key: "state", title: "状态", type: choice(activityStates), empty: "held" },
      {
        key: "audience",
        title: "面向组织",
        type: { is: "codes" },
        note: { zh: "组织编码，用、隔开；空为本组织", en: "codes separated by 、; empty = its own" },
      },
      { key: "content", title: "学习内容", type: lines(lengths.content) },
      { key: "form", title: "形式", type: text(lengths.form) },
      { key: "place", title: "地点", type: text(lengths.place) },
      { key: "chair", title: "主持人编号", type: code },
      { key: "lecturer", title: "主讲人编号", type: code },
      { key: "minutes", title: "记录", type: lines(lengths.minutes) },
      { key: "effect", title: "学习效果", type: lines(lengths.effect) },
      {
        key: "sitting",
        title: "同场",
        type: text(lengths.sitting),
        note: { zh: "同一次会上几项活动写同一个标记", en: "one tag for activities held in one sitting" },
      },
      {
        key: "lecturerName",
        title: "主讲人姓名",
        type: { is: "name" },
        note: {
          zh: "名册以外的主讲人；已写主讲人编号的不填",
          en: "a lecturer who is not in the roster; never beside 主讲人编号",
        },
      },
      { key: "meetingMode", title: "会议方式", type: choice(meetingModes) },
      { key: "studyPaths", title: "学习途径", type: { is: "choices", words: studyPaths } },
      { key: "contentCategories", title: "内容类别", type: { is: "choices", words: contentCategories } },
    ],
  },
  {
    key: "attendance",
    title: "考勤",
    columns: [
      { key: "activity", title: "活动编号", type: code, required: true },
      { key: "member", title: "党员编号", type: code, required: true },
      { key: "status", title: "状态", type: choice(attendanceStatuses), required: true },
      {
        key: "leaveReason",
        title: "请假事由",
        type: text(lengths.reason),
        note: {
          zh: "公假、病假、事假、公出（出席的：中途离席）写在最前面，另有说明的用“：”接着写",
          en: "公假, 病假, 事假 or 公出 (of those present: 中途离席) first; words of one's own after “：”",
        },
      },
      { key: "helper", title: "补课负责人编号", type: code },
      {
        key: "madeUpOn",
        title: "补课日期",
        type: day,
        note: { zh: "补课完成的必填", en: "needed for 补课完成" },
      },
    ],
  },
  {
    key: "trainings",
    title: "培训",
    columns: [
      { key: "member", title: "党员编号", type: code, required: true },
      { key: "name", title: "名称", type: text(lengths.title), required: true },
      { key: "kind", title: "培训类别", type: choice(trainingKinds), required: true },
      { key: "startedOn", title: "开始日期", type: day, required: true },
      { key: "endedOn", title: "结束日期", type: day },
      { key: "hours", title: "学时", type: { is: "hours" }, required: true },
      { key: "evidence", title: "证明材料", type: text(lengths.evidence) },
      { key: "state", title: "状态", type: choice(trainingStates), empty: "recognised" },
    ],
  },
  {
    key: "writings",
    title: "文章",
    columns: [
      { key: "member", title: "党员编号", type: code, required: true },
      { key: "kind", title: "类型", type: choice(writingKinds), required: true },
      { key: "title", title: "标题", type: text(lengths.title), required: true },
      { key: "writtenOn", title: "日期", type: day, required: true },
      { key: "state", title: "状态", type: choice(writingStates), empty: "accepted" },
    ],
  },
  {
    key: "plans",
    title: "学习计划",
    columns: [
      { key: "unit", title: "组织编码", type: code, required: true },
      { key: "year", title: "年度", type: { is: "year" }, required: true },
      { key: "submittedOn", title: "报送日期", type: day },
      { key: "filedOn", title: "备案日期", type: day },
      { key: "remark", title: "备案意见", type: lines(lengths.remark) },
    ],
  },
  {
    key: "planLines",
    title: "计划条目",
    columns: [
      { key: "unit", title: "组织编码", type: code, required: true },
      { key: "year", title: "年度", type: { is: "year" }, required: true },
      { key: "ordinal", title: "序号", type: { is: "whole", least: 1, most: 999 }, required: true },
      {
        key: "month",
        title: "月份",
        type: { is: "whole", least: 1, most: 12 },
        note: { zh: "1 至 12；空为全年", en: "1 to 12; empty = any time of the year" },
      },
      { key: "topic", title: "主题", type: text(lengths.topic), required: true },
      { key: "contentCategories", title: "内容类别", type: { is: "choices", words: contentCategories } },
      {
        key: "form",
        title: "形式",
        type: text(lengths.form),
        note: { zh: "活动类型之一，或者自己写", en: "one of the kinds of activity, or in own words" },
      },
      { key: "lecturer", title: "主讲", type: text(lengths.personName) },
      { key: "responsible", title: "负责人编号", type: code },
      { key: "hours", title: "学时", type: { is: "hours" } },
    ],
  },
  {
    key: "leave",
    title: "请假",
    columns: [
      { key: "member", title: "党员编号", type: code, required: true },
      { key: "fromOn", title: "开始日期", type: day, required: true },
      {
        key: "endsOn",
        title: "结束日期",
        type: day,
        required: true,
        note: { zh: "包括这一天", en: "this day included" },
      },
      { key: "kind", title: "事由", type: choice(leaveKinds), required: true },
      {
        key: "remark",
        title: "说明",
        type: text(lengths.reason),
        note: { zh: "不写病情", en: "nothing about an illness" },
      },
      { key: "state", title: "状态", type: choice(leaveStates), empty: "approved" },
      { key: "decider", title: "批准人编号", type: code },
      { key: "returnedOn", title: "销假日期", type: day },
    ],
  },
  {
    key: "unitHistory",
    title: "组织变动",
    columns: [
      { key: "unit", title: "组织编码", type: code, required: true },
      { key: "item", title: "项目", type: choice(unitItems), required: true },
      { key: "value", title: "值", type: text(200), note: valueNote },
      { key: "fromOn", title: "起始日期", type: day, note: sinceNote },
    ],
  },
  {
    key: "memberHistory",
    title: "党员变动",
    columns: [
      { key: "member", title: "党员编号", type: code, required: true },
      { key: "item", title: "项目", type: choice(memberItems), required: true },
      { key: "value", title: "值", type: text(200), note: valueNote },
      { key: "fromOn", title: "起始日期", type: day, note: sinceNote },
    ],
  },
] as const satisfies readonly (Omit<Sheet, "key"> & { key: string })[]

export type SheetKey =
  | "units"
  | "members"
  | "memberships"
  | "posts"
  | "activities"
  | "attendance"
  | "trainings"
  | "writings"
  | "plans"
  | "planLines"
  | "leave"
  | "unitHistory"
  | "memberHistory"

/** A sheet by its key. */
export function sheetOf(key: SheetKey): Sheet {
  const sheet = sheets.find((one) => one.key === key)
  if (!sheet) throw new Error(`no sheet ${key}`)
  return sheet
}

/** Limits of a workbook file, checked before anything is unpacked. CSV folders are limited per row instead. */
export const workbookLimits = {
  fileBytes: 10 * 1024 * 1024,
  entries: 200,
  unpackedBytes: 100 * 1024 * 1024,
  ratio: 100,
  /** Characters of one CSV row, and of one cell. */
  rowChars: 1024 * 1024,
} as const

/** How bad a finding about a file is: a fault refuses the import, a warning is taken as it stands, a note is only said. */
export type FaultLevel = "fault" | "warning" | "note"

/** One thing found in a file: where, the value, what is wrong, and what would be right. */
export interface Fault {
  readonly level: FaultLevel
  /** A code with a sentence in both languages: `contract/fault-sentences.ts`. */
  readonly code: string
  /** The sheet's Chinese title, or the file's name where no sheet is meant. */
  readonly sheet?: string
  /** The row's number in the file, header = 1. */
  readonly row?: number
  /** The column's Chinese title. */
  readonly column?: string
  /** The value as it stood, shortened to 80 characters. */
  readonly value?: string
  /** What the sentence needs beside the value. */
  readonly details?: Readonly<Record<string, string | number>>
}
