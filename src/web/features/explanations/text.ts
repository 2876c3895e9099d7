import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

/** What the page of one figure says. */
export const text = {
  of: (target: string) => ({ zh: `/ ${target}`, en: `of ${target}` }),
  paceAt: (figure: string) => ({
    zh: `竖线是按时间进度应到的位置：${figure}`,
    en: `The mark is where it would be by now at an even pace: ${figure}`,
  }),
  toGo: (figure: string) => ({ zh: `还差 ${figure}`, en: `${figure} to go` }),
  met: { zh: "已达标", en: "met" },
  short: (figure: string) => ({ zh: `欠 ${figure}`, en: `short by ${figure}` }),
  notAsked: { zh: "不适用", en: "does not apply" },
  counted: (count: number) => ({
    zh: `算进来的 ${count} 条`,
    en: count === 1 ? "1 record counts" : `${count} records count`,
  }),
  notCounted: (count: number) => ({
    zh: `没有算的 ${count} 条，为什么`,
    en: count === 1 ? "1 record does not count, and why" : `${count} records do not count, and why`,
  }),
  beside: (count: number) => ({
    zh: `有关的记录 ${count} 条，这一项都不算`,
    en: `${counted(count, "record")} beside it, none of which counts here`,
  }),
  asRecorded: { zh: "记的是什么", en: "As recorded" },
  noneCounted: { zh: "还没有算进来的记录。", en: "No record counts yet." },
  elsewhere: (count: number) => ({
    zh: `另有 ${count} 条属于别的要求，这里不列。`,
    en: `${counted(count, "further record belongs", "further records belong")} to other obligations and ${count === 1 ? "is" : "are"} not listed here.`,
  }),
  onDay: { zh: "日期", en: "Day" },
  what: { zh: "内容", en: "What" },
  why: { zh: "怎样算的", en: "How it counts" },
  whyNot: { zh: "为什么", en: "Why not" },
  hours: { zh: "学时", en: "Hours" },
  showAll: (count: number) => ({ zh: `全部 ${count} 条`, en: `All ${count}` }),
  somebody: { zh: "一名党员", en: "a member" },
  anAbsence: { zh: "一次缺课", en: "an absence" },
  arithmetic: { zh: "怎样算出来的", en: "The arithmetic" },
  howToClose: { zh: "怎样补上", en: "What would close the gap" },
  nothingToClose: { zh: "已经达标，不用补。", en: "It is met; nothing is to be done." },
  between: (first: string, last: string) => ({
    zh: `${first} 起、${last}`,
    en: `${last} (from ${first} on)`,
  }),
  hold: (times: number, day: string) => ({
    zh: `${day} 以前再开 ${times} 次`,
    en: times === 1 ? `Hold one more by ${day}` : `Hold ${times} more by ${day}`,
  }),
  moreHours: (hours: string, day: string) => ({
    zh: `${day} 以前再学 ${hours}`,
    en: `${hours} more by ${day}`,
  }),
  moreTogether: (people: number, hours: string, day: string) => ({
    zh: `${day} 以前 ${people} 人合计再学 ${hours}`,
    en: `${hours} more by ${day} for ${people === 1 ? "the one person" : `the ${people} people together`}`,
  }),
  registerTraining: { zh: "登记培训", en: "Register training" },
  makeUp: (what: string) => ({ zh: `补上：${what}`, en: `Make up: ${what}` }),
  awaiting: (what: string) => ({ zh: `等着算进来：${what}`, en: `Awaited: ${what}` }),
  brings: (hours: string) => ({ zh: `可得 ${hours} 学时`, en: `brings ${counted(hours, "hour")}` }),
  write: (pieces: number, day: string) => ({
    zh: `${day} 以前再写 ${pieces} 篇`,
    en: pieces === 1 ? `Write one more by ${day}` : `Write ${pieces} more by ${day}`,
  }),
  holdBySecretary: (times: number, day: string) => ({
    zh: `${day} 以前再上 ${times} 次，由当天任书记的人主讲`,
    en: `${times} more by ${day}, given by whoever is secretary that day`,
  }),
  holdByHolder: (times: number, day: string) => ({
    zh: `${day} 以前再上 ${times} 次，由当天任这一职务的人主讲`,
    en: `${times} more by ${day}, given by whoever holds the post that day`,
  }),
  doBy: (times: number, day: string) => ({
    zh: `${day} 以前再完成 ${times} 次`,
    en: times === 1 ? `Do one more by ${day}` : `Do ${times} more by ${day}`,
  }),
  doWhenever: (times: number) => ({
    zh: `再完成 ${times} 次；迟了也算`,
    en: times === 1 ? "One more; late ones count" : `${times} more; late ones count`,
  }),
  toPlan: { zh: "做计划", en: "Write the plan" },
  filePlan: (day: string) => ({
    zh: `在 ${day} 以前（含当日）报送备案`,
    en: `Have it filed by ${day}, that day included`,
  }),
  fileArchive: (day: string) => ({
    zh: `在 ${day} 以前（含当日）填写、审阅、归档`,
    en: `Have it filled in, reviewed and filed by ${day}, that day included`,
  }),
  completeBy: (what: string, day: string) => ({ zh: `${day} 以前完成：${what}`, en: `By ${day}: ${what}` }),
  complete: (what: string) => ({ zh: `补齐：${what}`, en: `Complete: ${what}` }),
  tooLate: (absences: number, days: number) => ({
    zh: `有 ${absences} 次缺课过了 ${days} 天的补课期限，补了也照记，但不算按时。`,
    en: `${counted(absences, "absence is", "absences are")} past the ${counted(days, "day")} allowed for a make-up in time.`,
  }),
  cycleGoesOn: (day: string, last: string) => ({
    zh: `这一年的行算到 ${day} 为止；周期到 ${last} 才结束，以后的学时算在后面各年的行里。`,
    en: `This year's row counts up to ${day}. The cycle ends on ${last}; later hours count in the rows of the years to come.`,
  }),
  nothingOwed: {
    zh: "这几个学时不必补；愿意参加的，来了照样记。",
    en: "These hours need not be made up; whoever comes is recorded all the same.",
  },
  done: { zh: "已经完成", en: "done" },
  notDone: { zh: "还没有完成", en: "not done yet" },
  periodOver: (day: string) => ({
    zh: `这一期到 ${day} 为止，已经过去。开过而没有记的，补记就会算进来。`,
    en: `This period ended on ${day}. What was held but not recorded still counts once it is recorded.`,
  }),
  periodOverTask: (day: string) => ({
    zh: `这一期到 ${day} 为止，已经过去。做过而没有记的，补记就会算进来。`,
    en: `This period ended on ${day}. What was done but not recorded still counts once it is recorded.`,
  }),
  /** Of what cannot be recorded here nobody is told to record it. */
  periodOverOnly: (day: string) => ({
    zh: `这一期到 ${day} 为止，已经过去。`,
    en: `This period ended on ${day}.`,
  }),
  planIsLate: (day: string) => ({
    zh: `最后一天是 ${day}，已经过去，现在报送不算按时。当时已经备案而没有记的，补记备案日期就会算进来。`,
    en: `The last day was ${day}; filing now is late. What was filed by then counts once its day is recorded.`,
  }),
  archiveIsLate: (day: string) => ({
    zh: `最后一天是 ${day}，已经过去，现在归档不算按时。当时已经归档而没有记的，补记归档日期就会算进来。`,
    en: `The last day was ${day}; filing it now is late. One that was filed by then counts once its day is recorded.`,
  }),
  planFiledLate: (day: string, on: string) => ({
    zh: `最后一天是 ${day}，计划 ${on} 才备案，不算按时。`,
    en: `The last day was ${day}; the plan was filed late, on ${on}.`,
  }),
  archiveFiledLate: (day: string, on: string) => ({
    zh: `最后一天是 ${day}，档案 ${on} 才归档，不算按时。`,
    en: `The last day was ${day}; the archive was filed late, on ${on}.`,
  }),
  doneLate: { zh: "过期才完成", en: "done late" },
  seePlan: { zh: "看计划", en: "See the plan" },
  byItsLastDay: { zh: "按时完成", en: "Done in time" },
  planned: { zh: "已经排上的", en: "Planned already" },
  plannedBrings: (hours: string) => ({
    zh: `参加后可得 ${hours} 学时`,
    en: `brings ${counted(hours, "hour")}`,
  }),
  record: { zh: "记一次", en: "Record" },
  moreSteps: (count: number) => ({
    zh: `还有 ${count} 条`,
    en: count === 1 ? "one more" : `${count} more`,
  }),
  recordMore: { zh: "当月再记一次", en: "Record another of its month" },
  recordLate: { zh: "补记", en: "Record it" },
  open: { zh: "打开", en: "Open" },
  completeList: { zh: "补记考勤", en: "Complete the list" },
  writeIt: { zh: "补上", en: "Add it" },
  nameHelper: { zh: "补上负责人", en: "Name who helped" },
  makeUpBy: (unit: string) => ({ zh: `由${unit}安排补课`, en: `the make-up is arranged by ${unit}` }),
  completedBy: (unit: string) => ({ zh: `由${unit}补齐`, en: `to be completed by ${unit}` }),
  registerMakeUp: { zh: "安排补课", en: "Arrange it" },
  basis: { zh: "依据", en: "The clause" },
  reading: { zh: "怎样理解", en: "How it is read" },
  target: { zh: "标准", en: "Target" },
  targetSays: (value: string, day: string) => ({
    zh: `${value}，自 ${day} 起`,
    en: `${value}, from ${day}`,
  }),
  unverified: { zh: "待核", en: "not yet checked" },
  unverifiedSays: {
    zh: "这个数还没有同文件全文核对过",
    en: "nobody has yet checked this number against the full text",
  },
  should: {
    zh: "这一条是提倡，只作提醒，不算欠账。",
    en: "This is a recommendation: it reminds, and is never counted as a failure.",
  },
  parameters: { zh: "参数", en: "Parameters" },
  otherReading: { zh: "另一种理解：", en: "Another reading: " },
  fullText: { zh: "看全文", en: "The whole text" },
  cycle: (first: string, last: string) => ({
    zh: `按 ${first}–${last} 年这个周期累计`,
    en: `counted over the cycle ${first}–${last}`,
  }),
  asOf: (day: string) => ({ zh: `截至 ${day}`, en: `As of ${day}` }),
  before: { zh: "上一期", en: "Period before" },
  after: { zh: "下一期", en: "Period after" },
  periods: { zh: "别的时段", en: "Other periods" },
  chart: { zh: "学时与进度", en: "Hours against the pace" },
  soFar: { zh: "累计", en: "So far" },
  pace: { zh: "按进度", en: "Pace" },
} satisfies Texts
