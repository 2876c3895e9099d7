import type { AttendanceDetail, AttendanceStatus } from "../../../domain/shared/words.ts"
import type { Text, Texts } from "../../text/text.ts"

/** The marks of an attendance sheet on paper, as they are drawn by hand. */
export const markTexts = {
  present: { zh: "√", en: "√" },
  late: { zh: "迟", en: "L" },
  "left-early": { zh: "退", en: "E" },
  absent: { zh: "◎", en: "◎" },
  "made-up": { zh: "补", en: "M" },
  "on-leave": { zh: "假", en: "V" },
} satisfies Readonly<Record<AttendanceStatus, Text>>

/** Of leave, where its kind is known. */
export const leaveMarkTexts = {
  "official-leave": { zh: "△", en: "△" },
  "on-duty": { zh: "△", en: "△" },
  "sick-leave": { zh: "○", en: "○" },
  "personal-leave": { zh: "×", en: "×" },
} satisfies Readonly<Partial<Record<AttendanceDetail, Text>>>

export const text = {
  title: { zh: "中心组学习", en: "Central group's study" },
  year: { zh: "年度", en: "Year" },
  noGroup: { zh: "这个组织没有中心组", en: "This unit has no central study group" },
  noGroupHelp: {
    zh: "设了中心组、在任职里有组长和成员以后，全年的学习天数列在这里。",
    en: "Once it has one, with a head and members among its posts, the days of its year stand here.",
  },
  record: { zh: "记一次学习", en: "Record a session" },
  layOut: { zh: "排全年的学习", en: "Lay out the year" },
  sheet: { zh: "考勤表", en: "Attendance sheet" },
  plan: { zh: "年度计划", en: "The year's plan" },
  duties: { zh: "全年要求", en: "What the year asks" },
  noDuties: { zh: "这一年没有对中心组的要求。", en: "Nothing is asked of a central group in this year." },
  periodsMet: (met: string, all: string) => ({
    zh: `${all} 期中 ${met} 期达标`,
    en: `met: ${met} of ${all}`,
  }),
  ownBeside: {
    zh: "自学日另列，不计入学习讨论的天数。",
    en: "Days of self-study stand apart and count towards no figure.",
  },
  sittings: { zh: "学习场次", en: "Sessions" },
  noSittings: { zh: "这一年还没有学习", en: "No sessions in this year yet" },
  date: { zh: "日期", en: "Date" },
  topic: { zh: "主题", en: "Topic" },
  form: { zh: "形式", en: "Form" },
  leadReaders: { zh: "领学", en: "Lead readers" },
  mode: { zh: "会议方式", en: "Held" },
  days: { zh: "天数", en: "Days" },
  there: { zh: "到会", en: "Came" },
  thereOf: (came: string, expected: string) => ({ zh: `${came}/${expected}`, en: `${came} of ${expected}` }),
  recordColumn: { zh: "记录", en: "Record" },
  planned: { zh: "计划", en: "Planned" },
  noMinutes: { zh: "缺记录", en: "No minutes" },
  hasMinutes: { zh: "有记录", en: "Has minutes" },
  closed: { zh: "已定稿", en: "Closed" },
  shortAsk: (count: number, names: string) => ({
    zh: `有 ${count} 次不足半天（${names}）。每次半天以上，请看学时写得对不对。`,
    en: `${count === 1 ? "One session is" : `${count} sessions are`} shorter than half a day (${names}). Half a day or more is asked: are their hours right?`,
  }),
  members: { zh: "各成员的学习天数", en: "Days by member" },
  noMembers: {
    zh: "任职里没有中心组组长和成员。请在组织的“职务”里补上。",
    en: "Nobody holds a post in the central group. Posts are kept on the people's pages.",
  },
  member: { zh: "姓名", en: "Name" },
  head: { zh: "组长", en: "head" },
  left: { zh: "已不在组内", en: "no longer a member" },
  present: { zh: "到会", en: "Attended" },
  excused: { zh: "请假", en: "On leave" },
  madeUp: { zh: "补学", en: "Made up" },
  absent: { zh: "缺席", en: "Absent" },
  own: { zh: "自学（另列）", en: "Self-study (apart)" },
  inDays: (dayHours: string) => ({
    zh: `单位是天，${dayHours} 学时为一天。`,
    en: `In days; a day is ${dayHours} h.`,
  }),
  ownDays: { zh: "自学日", en: "Days of self-study" },
  noOwnDays: { zh: "这一年还没有记自学日。", en: "No days of self-study in this year yet." },
  subject: { zh: "学了什么", en: "What was read" },
  long: { zh: "多长", en: "How long" },
  halfDay: { zh: "半天", en: "Half a day" },
  wholeDay: { zh: "一天", en: "A day" },
  addOwn: { zh: "记自学日", en: "Note a day" },
  save: { zh: "保存", en: "Save" },
  leave: { zh: "不记了", en: "Leave it" },
  deeds: { zh: "办理", en: "What to do" },
  remove: { zh: "去掉", en: "Take out" },
  removeOf: (name: string, day: string) => ({
    zh: `去掉${name} ${day}的自学日`,
    en: `Take out ${name}'s day of ${day}`,
  }),
  chooseMember: { zh: "请选择", en: "Please choose" },
  noted: { zh: "已记下。", en: "Noted." },
  sheetTitle: (year: number) => ({
    zh: `${year} 年中心组学习考勤表`,
    en: `Attendance of the central group, ${year}`,
  }),
  sheetForPaper: {
    zh: "这张表按 A4 横排打印，小屏幕上放不下；每个人的天数在上一页。",
    en: "This sheet is for A4 landscape and does not fit a small screen; the days of each member are on the page before.",
  },
  sheetLegend: {
    zh: "√ 出席　迟 迟到　退 早退　△ 公假　○ 病假　× 事假　假 请假　◎ 缺席　补 补学　— 当天不在组内　空格 还没有记",
    en: "√ attended, L late, E left early, △ official leave, ○ sick leave, × personal leave, V on leave, ◎ absent, M made up, — no member that day, empty: nothing noted yet",
  },
  expected: { zh: "应到", en: "Expected" },
  came: { zh: "实到", en: "Came" },
  number: { zh: "序号", en: "No." },
  secretarySigns: { zh: "学习秘书（签字）：", en: "Secretary (signature):" },
  headSigns: { zh: "组长（签字）：", en: "Head (signature):" },
  printSheet: { zh: "打印考勤表", en: "Print the sheet" },
} satisfies Texts
