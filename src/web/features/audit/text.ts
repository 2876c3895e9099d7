import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const text = {
  auditTitle: { zh: "操作记录", en: "Audit log" },
  auditNote: {
    zh: "谁在什么时候做了什么、看了谁的资料。只能追加，每一条都在封条之下；查阅本身也会留下一条。",
    en: "Who did what and when, and who looked at whose data. It can only be added to, and every line is sealed. Reading it leaves a line as well.",
  },
  checkTitle: { zh: "完整性", en: "Integrity" },
  checkNow: { zh: "现在核对", en: "Check now" },
  checking: {
    zh: "正在核对全部记录，可以先做别的，稍后回来看。",
    en: "The whole audit log is being checked. You may go on meanwhile and come back.",
  },
  neverChecked: {
    zh: "还没有核对过。核对会从头走一遍，看有没有改动、缺失或插入的记录。",
    en: "It has not been checked yet. A check walks along all of it and finds what was changed, taken out or put in.",
  },
  whole: (lines: string, seals: string) => ({
    zh: `完整。共 ${lines} 条，${seals} 道封条，都对得上。`,
    en: `Whole: ${counted(lines, "line")} under ${counted(seals, "seal")}, and all agree.`,
  }),
  wholeWord: { zh: "完整", en: "whole" },
  brokenWord: { zh: "不完整", en: "not whole" },
  brokenAdvice: {
    zh: "请保留数据库和数据文件夹原样，并报告单位负责人。",
    en: "Keep the database and the data folder as they are, and report it.",
  },
  restored: (at: string, madeAt: string) => ({
    zh: `${at} 从备份恢复到 ${madeAt} 的状态；这之间发生的不在记录里。`,
    en: `On ${at} everything was restored as of ${madeAt}; what happened in between is not in the log.`,
  }),
  keptIn: (places: string) => ({
    zh: `记录的末尾另存在：${places}。`,
    en: `The end of the log is also kept in: ${places}.`,
  }),
  folder: { zh: "另一个文件夹", en: "another folder" },
  url: { zh: "另一个网址", en: "another address" },
  keptNowhere: {
    zh: "记录的末尾只存在数据文件夹里：连同数据文件夹一起换成旧的，核对不出来。请系统管理员设 AUDIT_HEAD_FOLDER 或 AUDIT_HEAD_URL；您也可以在“我的”里留邮箱，每天收最新封条。",
    en: "The end of the log is kept in the data folder alone: put back together with an older data folder, it would pass the check. The system administrator can set AUDIT_HEAD_FOLDER or AUDIT_HEAD_URL; with a mail address under About me you get the newest seal every day.",
  },
  openAudit: { zh: "看哪里不对", en: "See where" },
  checkedAt: (at: string) => ({ zh: `核对时间：${at}`, en: `Checked: ${at}` }),
  searchTitle: { zh: "查找", en: "Search" },
  actor: { zh: "操作人的登录名或姓名", en: "Login or name" },
  action: { zh: "做了什么", en: "What" },
  anyAction: { zh: "全部", en: "anything" },
  from: { zh: "从", en: "From" },
  until: { zh: "到", en: "Until" },
  words: { zh: "细节里的字", en: "Words in the details" },
  find: { zh: "查找", en: "Search" },
  clear: { zh: "清空条件", en: "Clear" },
  lines: { zh: "记录", en: "Lines" },
  lineNumber: { zh: "编号", en: "Number" },
  about: { zh: "涉及：", en: "About: " },
  address: { zh: "来自地址", en: "Address" },
  details: { zh: "细节", en: "Details" },
  detail: (name: string, value: string) => ({ zh: `${name}：${value}`, en: `${name}: ${value}` }),
  fieldChanged: (name: string, before: string, after: string) => ({
    zh: `${name}由“${before}”改为“${after}”`,
    en: `${name} changed from “${before}” to “${after}”`,
  }),
  cellChanged: (about: string, column: string, was: string, is: string) => ({
    zh: `${about}的${column}由“${was}”改为“${is}”`,
    en: `${column} of ${about} changed from “${was}” to “${is}”`,
  }),
  sheetDone: (sheet: string, added: string, changed: string, unchanged: string) => ({
    zh: `“${sheet}”表：新增 ${added} 行，改动 ${changed} 行，${unchanged} 行没有变`,
    en: `sheet ${sheet}: ${counted(added, "row")} added, ${changed} changed, ${unchanged} as before`,
  }),
  attendance: (who: string, before: string, after: string, reason: string | undefined) => ({
    zh: `${who}由“${before}”改为“${after}”${reason === undefined ? "" : `，理由：${reason}`}`,
    en: `${who} changed from “${before}” to “${after}”${reason === undefined ? "" : `, because: ${reason}`}`,
  }),
  madeUp: { zh: "补课", en: "made up" },
  nothingNoted: { zh: "没有登记", en: "not in the list" },
  confirmed: (count: string) => ({
    zh: `有 ${count} 处不寻常，经核对仍保存`,
    en: `${count} unusual ${count === "1" ? "point was" : "points were"} confirmed and saved`,
  }),
  empty: { zh: "空", en: "empty" },
  gone: (number: string) => ({ zh: `编号 ${number}（已不在）`, en: `number ${number} (no longer there)` }),
  onlyAbout: (name: string) => ({ zh: `只看涉及${name}的`, en: `Only about ${name}` }),
  program: { zh: "系统", en: "the program" },
  commandLine: { zh: "命令行", en: "the command line" },
  nothing: { zh: "没有符合条件的记录", en: "No line matches" },
  nothingHint: { zh: "放宽时间或去掉一个条件再试。", en: "Widen the days, or drop a condition." },
  nothingYet: (at: string) => ({
    zh: `已查到 ${at}，还没有符合的；可以继续往前查。`,
    en: `Looked back to ${at} and found nothing so far. You may look further.`,
  }),
  further: { zh: "继续往前查", en: "Look further back" },
  on: { zh: "是", en: "yes" },
  off: { zh: "否", en: "no" },
} satisfies Texts
