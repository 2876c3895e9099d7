import { gradeWords, noteWords, partWords } from "../../../contract/meeting-words.ts"
import type { LaterChange, RecordDeed, RecordState } from "../../../domain/meetings/record-states.ts"
import { counted } from "../../../domain/shared/english.ts"
import type { Text, Texts } from "../../text/text.ts"
import type { Speech } from "../../text/use-text.ts"
import type { MeetingOf } from "./meeting-body.ts"

export const partTexts = partWords
export const noteTexts = noteWords
export const gradeTexts = gradeWords

/** What is written with what a meeting needs, by what its field is called. */
export const fieldTexts: Readonly<Record<string, Text>> = {
  ...partTexts,
  ...noteTexts,
  votes: { zh: "表决", en: "Votes" },
  ratings: gradeTexts.excellent,
}

export const missingTexts: Readonly<Record<string, Text>> = {
  ...partTexts,
  ...noteTexts,
  minutes: { zh: "记录", en: "Minutes" },
  form: { zh: "形式", en: "Form" },
  lecturer: { zh: "主讲人", en: "Lecturer" },
  votes: { zh: "表决", en: "Votes" },
  ratings: { zh: "评议结果", en: "Ratings" },
}

export const stateTexts: Readonly<Record<RecordState, Text>> = {
  open: { zh: "还没有签字。", en: "Nobody has signed it yet." },
  signed: { zh: "记录人已签字，等书记确认。", en: "Signed by its keeper; the secretary confirms it." },
  closed: { zh: "已签字定稿。", en: "Signed and closed." },
}

export const deedTexts: Readonly<Record<RecordDeed, Text>> = {
  sign: { zh: "记录人签字", en: "Signed by its keeper" },
  confirm: { zh: "确认签字，定稿", en: "Confirmed and closed" },
  change: { zh: "有更正，重新待签", en: "Corrected; to be signed again" },
  reopen: { zh: "重新打开", en: "Reopened" },
  "close-by-itself": { zh: "到期没有签字，自动定稿", en: "Left open, closed by itself" },
}

export const laterTexts: Readonly<Record<LaterChange, Text>> = {
  "leave-approved": { zh: "请假获准", en: "leave approved" },
  "leave-over": { zh: "请假不再有效", en: "leave not in force any more" },
  "leave-again": { zh: "销假撤销，请假照旧有效", en: "return taken back, leave in force again" },
  "made-up": { zh: "补课完成", en: "made up" },
  "make-up-taken-back": { zh: "补课收回", en: "make-up taken back" },
  "hours-shared": {
    zh: "当月短学合计折算，学时重新分摊",
    en: "hours of the month's short sittings shared anew",
  },
  "brought-in": { zh: "导入更改", en: "changed by an import" },
}

/** A change of a record since it was closed, in a line. */
export function laterSaid(
  { what, member, by, on, before, after }: MeetingOf["record"]["later"][number],
  { t, format }: Pick<Speech, "t" | "format">,
): string {
  const hours = before === null || after === null ? "" : ` ${format.number(before)} → ${format.number(after)}`
  const said = [format.day(on), member, `${t(laterTexts[what])}${hours}`, by && t(text.laterBy(by))]
  return said.filter(Boolean).join(" ")
}

export const text = {
  later: { zh: "定稿后", en: "Since it was closed" },
  laterBy: (name: string) => ({ zh: `（${name}办理）`, en: `(by ${name})` }),
  title: { zh: "会议要素", en: "The meeting" },
  agenda: { zh: "议程", en: "Agenda" },
  agendaHint: { zh: "一行一项", en: "One point a line" },
  motions: { zh: "表决", en: "Votes" },
  motion: { zh: "表决事项", en: "Motion" },
  inFavour: { zh: "同意", en: "For" },
  against: { zh: "反对", en: "Against" },
  abstained: { zh: "弃权", en: "Abstained" },
  ratings: { zh: "评议结果", en: "Ratings" },
  voters: (mayVote: number, present: number) => ({
    zh: `有表决权 ${mayVote} 人，到会 ${present} 人。`,
    en: `${counted(mayVote, "person", "people")} may vote; ${present} came.`,
  }),
  tooManyVotes: (votes: number, present: number) => ({
    zh: `表决有 ${votes} 票，按考勤到会有表决权的只有 ${present} 人。请核对考勤或票数。`,
    en: `There are ${counted(votes, "vote")}, and by the list ${present} who may vote came. Please check the list or the votes.`,
  }),
  quorate: { zh: "到会过半数，可以表决。", en: "More than half are there, so the assembly can decide." },
  notQuorate: {
    zh: "到会没有过半数，表决没有效力，请另行召开。",
    en: "Half or fewer are there: what is voted has no force, and the assembly is to be called again.",
  },
  nothingThere: { zh: "（没有写）", en: "(nothing)" },
  motionInWords: (subject: string, inFavour: string, against: string, abstained: string) => ({
    zh: `${subject}：同意 ${inFavour}，反对 ${against}，弃权 ${abstained}`,
    en: `${subject}: ${inFavour} for, ${against} against, ${abstained} abstained`,
  }),
  edit: { zh: "填写", en: "Write" },
  nothingYet: {
    zh: "议题、发言、表决等还没有写，可以不写。",
    en: "No agenda, speeches or votes yet; they may be left out.",
  },
  noTasks: {
    zh: "会上定下要办的事，写在这里，办成前会一直提醒。",
    en: "What the meeting decides for somebody to do stands here, and comes back until it is done.",
  },
  save: { zh: "保存", en: "Save" },
  leave: { zh: "不改了", en: "Leave it" },
  saved: { zh: "已保存。", en: "Saved." },
  add: { zh: "再加一项", en: "Add another" },
  remove: { zh: "去掉", en: "Take out" },
  who: { zh: "姓名", en: "Who" },
  outside: { zh: "不在名册的姓名", en: "Name of somebody in no roster" },
  gist: { zh: "要点", en: "What they said" },
  placed: { zh: "名次", en: "Place" },
  placedNote: (place: number) => ({ zh: `第 ${place} 名`, en: `place ${place}` }),
  record: { zh: "记录签字", en: "The record" },
  signAsKeeper: { zh: "记录人签字", en: "Sign as its keeper" },
  confirm: { zh: "确认签字，定稿", en: "Confirm and close" },
  reopen: { zh: "重新打开", en: "Reopen" },
  reopenTitle: { zh: "重新打开记录", en: "Reopen the record" },
  reopenHelp: {
    zh: "打开后可以更正，改好再签字。理由会留在这里。",
    en: "Then it can be corrected, and is signed again. The reason stays here.",
  },
  reason: { zh: "理由", en: "Reason" },
  missing: (names: string) => ({
    zh: `签字以前请看一眼：还没有${names}。没有也可以签。`,
    en: `Please look before you sign it. Not written yet: ${names}. It can be signed all the same.`,
  }),
  changedTitle: { zh: "打开以后又有改动", en: "Changed since you opened it" },
  changedNote: {
    zh: "您打开以后，这份记录又有下面的改动。看过再签。",
    en: "Since you opened it, this record has been changed as follows. Look before you sign.",
  },
  changedElsewhere: {
    zh: "您打开以后，这份记录又有改动。请先看一遍现在的记录。",
    en: "This record has been changed since you opened it. Please look at it as it is now.",
  },
  lookAgain: { zh: "再看看记录", en: "Look at the record" },
  signAllTheSame: { zh: "看过了，签字", en: "I have seen it: sign" },
  write: (name: string) => ({ zh: `补上${name}`, en: `Write: ${name}` }),
  lastCorrection: {
    zh: "定稿以后，名单、记录和各项情况不再改；补课、异议和导入照常。",
    en: "Once closed, list, minutes and facts stay as they are; make-ups, disputes and imports go on.",
  },
  tasks: { zh: "落实事项", en: "What is to be done" },
  task: { zh: "事项", en: "What" },
  dueOn: { zh: "期限", en: "By" },
  due: (day: string) => ({ zh: `${day}前办成`, en: `by ${day}` }),
  overdue: (day: string) => ({ zh: `${day}到期`, en: `was due ${day}` }),
  doneOn: (day: string) => ({ zh: `${day}办成`, en: `done ${day}` }),
  addTask: { zh: "加一件", en: "Add one" },
  finish: { zh: "办成了", en: "Done" },
  finishTitle: { zh: "办成了", en: "It is done" },
  day: { zh: "日期", en: "Day" },
  word: { zh: "结果，一句话", en: "What came of it, in a line" },
  removeTask: { zh: "删去", en: "Take out" },
  waitingTasks: { zh: "要落实的事", en: "To be done" },
  waitingRecords: { zh: "等您签字的记录", en: "Records to sign" },
  ofMeeting: (unit: string, day: string) => ({ zh: `${unit} ${day}`, en: `${unit}, ${day}` }),
} satisfies Texts
