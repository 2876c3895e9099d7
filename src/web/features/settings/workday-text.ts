import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const workdayText = {
  title: { zh: "放假安排", en: "Days off" },
  what: {
    zh: "国务院每年的放假和调休安排。整周没有工作日的那一周，免每周学习的要求。",
    en: "The State Council's yearly list of days off and days worked in exchange. A week without a workday asks no weekly study.",
  },
  broughtAlong: { zh: "程序自带", en: "Brought along" },
  years: (first: number, last: number) => ({ zh: `${first}–${last} 年`, en: `${first} to ${last}` }),
  missing: { zh: "还缺", en: "Missing" },
  missingYears: (years: string) => ({ zh: `${years} 年`, en: years }),
  missingMeans: {
    zh: "那一年各周只按星期几判断",
    en: "weeks of that year go by the day of the week alone",
  },
  bringIn: { zh: "导入一年的安排", en: "Bring in a year" },
  import: { zh: "导入", en: "Bring in" },
  imported: {
    zh: "已导入，受影响的结果会重新计算。",
    en: "It is in; whatever it changes is worked out again.",
  },
  file: { zh: "文件（JSON）", en: "File (JSON)" },
  fileHint: {
    zh: "chinese-days 的 chinese-days.json，或公开的假日表，例如 2027.json。已有的那一年会被替换。",
    en: "The package's chinese-days.json, or a public list such as 2027.json. A year that is there is replaced.",
  },
  year: { zh: "年份", en: "Year" },
  yearHint: {
    zh: "文件里有好几年的，写明要哪一年。",
    en: "Where the file holds several years: which one.",
  },
  notAYear: { zh: "请填四位年份", en: "Please give a year in four digits" },
  yearCounts: (year: number, off: number, worked: number) => ({
    zh: `${year} 年：放假 ${off} 天，调休上班 ${worked} 天`,
    en: `${year}: ${counted(off, "day")} off, ${worked} worked in exchange`,
  }),
  importedBy: (by: string | null, at: string) => ({
    zh: `${at}，${by ?? "命令行"}导入`,
    en: `brought in on ${at} ${by === null ? "on the command line" : `by ${by}`}`,
  }),
  days: { zh: "逐日查看", en: "Day by day" },
  off: (days: string) => ({ zh: `放假：${days}`, en: `Off: ${days}` }),
  worked: (days: string) => ({ zh: `上班：${days}`, en: `Worked: ${days}` }),
  remove: { zh: "撤回", en: "Take back" },
  removeYear: (year: number) => ({
    zh: `撤回 ${year} 年的放假安排`,
    en: `Take back the days off of ${year}`,
  }),
  removeSays: {
    zh: "撤回以后，这一年按程序自带的安排判断；没有自带的，只按星期几判断。",
    en: "Afterwards the year is judged by the list that the program brings along, or, where there is none, by the day of the week alone.",
  },
  removed: (year: number) => ({
    zh: `${year} 年的放假安排已撤回。`,
    en: `The days off of ${year} were taken back.`,
  }),
} satisfies Texts
