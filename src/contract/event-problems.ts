import type { DoubtCode } from "../domain/events/doubts.ts"
import type { OddityCode } from "../domain/events/sitting-oddities.ts"
import { fullDayWords } from "../domain/shared/day-words.ts"
import { counted } from "../domain/shared/english.ts"
import {
  type ActivityKind,
  type ActivityState,
  type AttendanceStatus,
  activityKinds,
  activityStates,
  wordFor,
} from "../domain/shared/words.ts"
import type { ProblemTable } from "./problems.ts"
import type { Language, Said } from "./refusals.ts"

const kindsInEnglish: Readonly<Partial<Record<ActivityKind, string>>> = {
  "committee-meeting": "branch committee meeting",
  "group-meeting": "group meeting",
  assembly: "members' assembly",
  "party-lecture": "Party lecture",
  "collective-study": "collective study",
  "central-group-study": "central group study",
  "organisational-life": "organisational life meeting",
}

function kindIn(kind: string | number | undefined, language: Language): string {
  const known = Object.values(activityKinds).find((one) => one === kind)
  if (known === undefined) return ""
  return language === "zh"
    ? wordFor(activityKinds, known)
    : (kindsInEnglish[known] ?? known.replaceAll("-", " "))
}

/** What recording, correcting and attending can be refused for. */
export const eventProblems = {
  "same-day-already": {
    status: 409,
    zh: ({ on, kind }) => `${on}已有一次${kindIn(kind, "zh")}。是同一次，还是又开了一次？`,
    en: ({ on, kind }) =>
      `There is a ${kindIn(kind, "en")} on ${on} already. Is it the same one, or was there another?`,
  },
  "not-held-yet": {
    status: 409,
    zh: "还没有到那个时候，不能记为已举行；可以先记为计划。",
    en: "Its time has not come yet, so it cannot be recorded as held. It can be planned.",
  },
  "sure-about-it": {
    status: 409,
    zh: "有一处请再看一眼，是这样就照记。",
    en: "Please look at this once more; if it is so, it is recorded.",
  },
  "roll-changed": {
    status: 409,
    zh: ({ added, gone }) =>
      `应到的人和您看到的不一样：${[added ? `多了${added}` : "", gone ? `少了${gone}` : ""].filter(Boolean).join("，")}。请再看一遍名单。`,
    en: ({ added, gone }) =>
      `Others are expected than you saw: ${[added ? `${added} as well` : "", gone ? `no longer ${gone}` : ""].filter(Boolean).join(", ")}. Please look at the list again.`,
  },
  "short-alone": {
    status: 409,
    zh: "班前班后的短学只能是单独一项集中学习，不与其他项目同场。",
    en: "A short sitting before or after the shift is one collective study by itself, with no other item.",
  },
  "named-twice": {
    status: 400,
    zh: "同一个人在这里写了两次，请只留一处。",
    en: "The same person is named twice here: please leave one.",
  },
  "which-group": {
    status: 409,
    zh: "党小组会由党小组召开：请选是哪个党小组。",
    en: "A group meeting is held by a group: please say which.",
  },
  "not-of-unit": {
    status: 409,
    zh: ({ kind }) => `这个组织不举行${kindIn(kind, "zh")}。`,
    en: ({ kind }) => `Units of this kind hold no ${kindIn(kind, "en")}.`,
  },
  "past-make-up": {
    status: 409,
    zh: ({ on }) => `已经有人在${on}补过课，活动不能改到补课之后。`,
    en: ({ on }) => `Somebody made it up on ${on} already, so it cannot be moved past that day.`,
  },
  "wrong-state": {
    status: 409,
    zh: ({ state }) =>
      `这次活动现在是“${wordFor(activityStates, String(state) as ActivityState)}”，不能这样做。`,
    en: ({ state }) => `This activity is ${state} just now, so that cannot be done.`,
  },
  "kind-not-yours": {
    status: 403,
    zh: "您在这里不能记这一类活动。",
    en: "You may not record this kind of activity here.",
  },
  "phones-many": {
    status: 409,
    zh: ({ most }) =>
      `一个人的考勤最多由 ${most} 部手机来记，这份名单已经够多了。请在有网络时打开活动，直接在名单上记。`,
    en: ({ most }) =>
      `At most ${most} phones mark how one person stands, and so many have. Please open the activity with a network and mark its list.`,
  },
  "leave-alone-ahead": {
    status: 409,
    zh: "还没有举行的活动，只能先记请假。",
    en: "Of an activity that is still to come, only leave can be noted.",
  },
  "not-missed": {
    status: 409,
    zh: "补课只为请假、缺席的人安排；名单里有人并没有缺课。",
    en: "A make-up is for people who were on leave or absent; somebody named here was not.",
  },
  "made-up-too-early": {
    status: 409,
    zh: "补课的日子不能早于活动当天。",
    en: "A make-up cannot come before the day of the activity.",
  },
  "not-expected": {
    status: 409,
    zh: "这次活动没有安排您参加，所以不用签到。",
    en: "You are not expected at this activity, so there is nothing to record.",
  },
  "too-early": {
    status: 409,
    zh: "还没有到活动当天，到时候再记即可。",
    en: "The day of the activity has not come yet; it can be recorded then.",
  },
  "too-late": {
    status: 409,
    zh: "自己记到场的时间已过，请告诉支部记录员。",
    en: "The time for recording it yourself is over. Please tell your branch recorder.",
  },
  "record-closed": {
    status: 409,
    zh: "这次活动的记录已签字定稿，不能再改。确有需要，请先写明理由重新打开。",
    en: "The record of this activity is signed and closed, so it cannot be changed. If it must be, reopen it with a reason first.",
  },
  closed: {
    status: 409,
    zh: "这次活动的记录已经签字，请告诉支部记录员。",
    en: "The record of this activity is signed already. Please tell your branch recorder.",
  },
  cancelled: {
    status: 409,
    zh: "这次活动已取消。",
    en: "This activity was cancelled.",
  },
  "hall-code-not-now": {
    status: 409,
    zh: "会场号码只在活动当天用，取消了或已签字的不用。",
    en: "A code for the hall is for the day of the activity, while it is neither called off nor signed.",
  },
  "hall-code-ended": {
    status: 409,
    zh: "会场号码已经结束，不用再结束一次。",
    en: "The code has ended already; there is nothing left to end.",
  },
  "hall-code-unknown": {
    status: 404,
    zh: "没有用这个号码、又请您参加的会议。请看清再输一次；来列席的，请告诉记录的人，由他记下。",
    en: "No meeting that expects you goes by this code. Please look again; if you are a guest, tell the recorder, who writes you down.",
  },
  "hall-code-over": {
    status: 409,
    zh: "屏幕上的码已经换了。请再扫一次，或者输入念出来的四位数。",
    en: "The picture on the screen has changed since. Please scan it again, or type the four digits that are read out.",
  },
} as const satisfies ProblemTable

/** What is odd about a sitting, as it is said. */
export const odditySentences: Readonly<Record<OddityCode, Said>> = {
  "outside-life": {
    zh: "这一天组织还没有成立，或已经撤销。",
    en: "The unit did not exist on this day.",
  },
  "no-hours": { zh: "学时为 0，不计入学习时间。", en: "It has no hours, so it adds nothing to anybody's." },
  "no-lecturer": { zh: "党课没有写主讲人。", en: "The lecture names nobody who gave it." },
  "no-committee": { zh: "这个组织没有设支委会。", en: "This unit has no branch committee." },
  "no-central-group": { zh: "这个组织没有设中心组。", en: "This unit has no central study group." },
  "nobody-expected": {
    zh: "这一天没有应到的人，考勤是空的。",
    en: "Nobody is expected on this day, so the list is empty.",
  },
}

function yearsBetween(one: string, other: string): number {
  return Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4)))
}

/** What a doubt is about, for its sentence. */
export interface DoubtFacts {
  readonly start: string
  readonly today: string
  readonly hours: number
  readonly chair: string
  /** The names of those who have approved leave on the day. */
  readonly onLeave?: readonly string[] | undefined
  /** The place; who has booked it for when, and for what where the reader may see it. */
  readonly venue?:
    | {
        readonly name: string
        readonly seats: number | null
        readonly closedOn: string | null
        readonly expected: number
      }
    | undefined
  readonly bookedBy?: Booking | undefined
  /** The last day on which a make-up is in time. */
  readonly makeUpUntil?: string | undefined
  /** Records closed long ago that would change, from the day of `start` on. */
  readonly records?: number | undefined
  readonly turn?: TurnMoved | undefined
}

/** Whose turn is to be taken, in a rota that is another than it was seen, and whose turn it is by now. */
export interface TurnMoved {
  readonly taker: string
  readonly next: string
}

/** A booking of a place, as far as its reader may see it. */
export interface Booking {
  readonly unitName: string
  /** `HH:mm`. */
  readonly from: string
  readonly until: string
  readonly topic: string | null
}

const fullDay = (on: string) => fullDayWords(on).zh
const fullDayEn = (on: string) => fullDayWords(on).en

/** What is asked about a sitting that is seldom meant. */
export const doubtSentences: Readonly<
  Record<DoubtCode, Readonly<Record<Language, (facts: DoubtFacts) => string>>>
> = {
  "many-hours": {
    zh: ({ hours }) => `一共 ${hours} 学时，一天坐不了这么久。是这个数吗？`,
    en: ({ hours }) => `${hours} hours in all are more than people sit on one day. Is that the figure?`,
  },
  "short-day": {
    zh: () => "中心组学习每次半天（4 学时），这次不到半天。是这样吗？",
    en: () => "A central group studies for half a day, 4 hours, at a time; this is shorter. Is that so?",
  },
  "long-ago": {
    zh: ({ start, today }) =>
      `${fullDay(start)}是${yearsBetween(start, today) === 0 ? "很久" : ` ${yearsBetween(start, today)} 年`}以前。是这一天吗？`,
    en: ({ start, today }) =>
      `${fullDayEn(start)} is ${yearsBetween(start, today)} years back. Is that the day?`,
  },
  "far-ahead": {
    zh: ({ start, today }) => `${fullDay(start)}还要过 ${yearsBetween(start, today)} 年。是这一天吗？`,
    en: ({ start, today }) =>
      `${fullDayEn(start)} is ${yearsBetween(start, today)} years ahead. Is that the day?`,
  },
  "not-begun": {
    zh: ({ start }) => `今天 ${start.slice(11)} 还没有到。已经开过了吗？没有开就先列入计划。`,
    en: ({ start }) => `It is not ${start.slice(11)} yet. Was it held already? If not, it can be planned.`,
  },
  "chair-on-leave": {
    zh: ({ chair }) => `主持人${chair}在名单里没有到会。是由别人主持的吗？`,
    en: ({ chair }) => `${chair}, who chairs it, is not there by the list. Did somebody else chair it?`,
  },
  "keeper-away": {
    zh: () => "名单里您没有到会。这份记录是您记的吗？",
    en: () => "By the list you were not there. Did you keep this record?",
  },
  "on-leave": {
    zh: ({ onLeave = [], start }) => `${fullDay(start)}${onLeave.join("、")}请假，已经批准。还是照这样吗？`,
    en: ({ onLeave = [], start }) =>
      `Approved leave covers ${fullDayEn(start)} for ${onLeave.join(", ")}. Is it so all the same?`,
  },
  "venue-closed": {
    zh: ({ venue }) => `${venue?.name}从${fullDay(venue?.closedOn ?? "")}起停用。还是在那里吗？`,
    en: ({ venue }) =>
      `${venue?.name} is closed from ${fullDayEn(venue?.closedOn ?? "")} on. Will it be there all the same?`,
  },
  "venue-taken": {
    zh: ({ venue, bookedBy }) =>
      `${bookedBy?.from} 到 ${bookedBy?.until}，${venue?.name}已由${bookedBy?.unitName}预约${bookedBy?.topic ? `（${bookedBy.topic}）` : ""}。还是用这里吗？`,
    en: ({ venue, bookedBy }) =>
      `${bookedBy?.unitName} has booked ${venue?.name} from ${bookedBy?.from} until ${bookedBy?.until}${bookedBy?.topic ? ` (${bookedBy.topic})` : ""}. Use it all the same?`,
  },
  "few-seats": {
    zh: ({ venue }) => `${venue?.name}有 ${venue?.seats} 个座位，应到 ${venue?.expected} 人。坐得下吗？`,
    en: ({ venue }) =>
      `${venue?.name} has ${venue?.seats} seats, and ${venue?.expected} people are expected. Is there room?`,
  },
  "turn-moved": {
    zh: ({ turn }) => `您打开以后，轮流名单动过，现在轮到${turn?.next}。这一次还是${turn?.taker}吗？`,
    en: ({ turn }) =>
      `The rota has moved on since you opened this: it is the turn of ${turn?.next} now. Is it still ${turn?.taker} this time?`,
  },
  "make-up-late": {
    zh: ({ makeUpUntil = "" }) => `${fullDay(makeUpUntil)}以前补课才算按时，这一天已经过了。就定在这一天吗？`,
    en: ({ makeUpUntil = "" }) =>
      `A make-up is in time until ${fullDayEn(makeUpUntil)}; this day is later. Is it to be that day all the same?`,
  },
  "closed-records": {
    zh: ({ records, start }) =>
      `批准以后，${records} 份早已签字定稿的记录里的缺席会改成请假，最早的是${fullDay(start)}。要改吗？`,
    en: ({ records = 0, start }) =>
      `Approving turns absences into leave in ${counted(records, "record")} closed long ago, from ${fullDayEn(start)} on. Is that meant?`,
  },
}

/** The letter of a status in a register. */
export const markOf: Readonly<Record<AttendanceStatus, string>> = {
  present: "p",
  late: "l",
  "left-early": "e",
  "on-leave": "v",
  absent: "a",
  "made-up": "m",
}

/** The letter of a make-up that is arranged for a day to come: nothing is made up yet. */
export const markToCome = "t"
