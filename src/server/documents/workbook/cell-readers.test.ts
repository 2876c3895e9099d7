import { describe, expect, test } from "vitest"
import type { ColumnType } from "../../../contract/workbook.ts"
import { readerFor } from "./cell-readers.ts"
import { CellProblem } from "./cell-text.ts"

const read = (type: ColumnType, text: string) => readerFor(type, "csv", () => {})(text)
const problem = (type: ColumnType, text: string) => {
  const cell = read(type, text)
  return cell instanceof CellProblem ? [cell.code, cell.details?.suggestion ?? ""].join(" ").trim() : cell
}

const day = { is: "day" } as const
const moment = { is: "moment" } as const
const hours = { is: "hours" } as const
const code = { is: "code" } as const
const name = { is: "text", maxLength: 10 } as const
const minutes = { is: "text", maxLength: 1000, lines: true } as const
const person = { is: "name" } as const
const phone = { is: "phone" } as const
const kinds = { is: "choice", words: { 党校: "school", 自学: "self" } } as const
const traits = { is: "choices", words: { 年老体弱: "frail", 外出流动: "away" } } as const

describe("days", () => {
  test.each([
    ["2010-01-05", "2010-01-05"],
    ["　２０１０－０１－０５ ", "2010-01-05"],
    ["2008-02-29", "2008-02-29"],
    ["1900-01-01", "1900-01-01"],
    ["2200-12-31", "2200-12-31"],
    ["2010-02-30", "no-such-day"],
    ["2010-13-01", "no-such-day"],
    ["1900-02-29", "no-such-day"],
    ["1899-12-31", "day-out-of-range"],
    ["2201-01-01", "day-out-of-range"],
    ["2010/1/5", "2010-01-05"],
    ["1990年3月7日", "1990-03-07"],
    ["1990 年 3 月 7 号", "1990-03-07"],
    ["2010.1.5", "2010-01-05"],
    ["１９７０．１．５", "1970-01-05"],
    ["20100105", "2010-01-05"],
    ["20101305", "no-such-day"],
    ["2010-01-05 00:00:00", "2010-01-05"],
    ["2010-01-05T00:00:00.000", "2010-01-05"],
    ['="2010-01-05"', "2010-01-05"],
    ["2010-1-5", "2010-01-05"],
    ["2010-01-05 09:00", "not-a-day 2010-01-05"],
    ["2010/2/30", "no-such-day"],
    ["2010.1-5", "not-a-day"],
    ["201001051", "not-a-day"],
    ["1/5/2010", "not-a-day"],
    ["2010.1", "not-a-day"],
    ["去年", "not-a-day"],
    ["2010-01", "not-a-day"],
  ])("%s → %s", (text, expected) => expect(problem(day, text)).toBe(expected))

  test("of a month that is shorter the last day is named", () => {
    expect(read(day, "2010-02-30")).toMatchObject({ details: { last: "2010-02-28" } })
  })
})

describe("moments", () => {
  test.each([
    ["2010-01-05 09:00", "2010-01-05 09:00"],
    ["2010-01-05 24:00", "not-a-moment"],
    ["2010-01-05", "not-a-moment"],
    ["2010-01-05T09:00", "2010-01-05 09:00"],
    ["2010-01-05 9:00", "2010-01-05 09:00"],
    ["2010-01-05 09:00:00", "2010-01-05 09:00"],
    ["2010-01-05 09:00:30", "not-a-moment"],
    ["2010/1/5 9:05", "2010-01-05 09:05"],
    ["2010/1/5 9：05", "2010-01-05 09:05"],
    ["2010.1.5 下午2:30", "2010-01-05 14:30"],
    ["2010年1月5日9时", "2010-01-05 09:00"],
    ["2010年1月5日 9点整", "2010-01-05 09:00"],
    ["2010/1/5 25:00", "not-a-moment"],
    ["2010年1月5日9时5分", "2010-01-05 09:05"],
    ["2010-02-30 09:00", "no-such-day"],
    ["2010/2/30 9:00", "no-such-day"],
  ])("%s → %s", (text, expected) => expect(problem(moment, text)).toBe(expected))
})

describe("hours", () => {
  test.each<[string, number | string]>([
    ["0", 0],
    ["4", 400],
    ["1.5", 150],
    ["0.07", 7],
    ["1.10", 110],
    ["２．５", 250],
    ["9999.99", 999_999],
    ["10000", "number-too-large"],
    ["1.005", "too-many-places"],
    ["-1", "negative"],
    ["1e3", "not-a-number"],
    ["1,5", "not-a-number"],
    ["两小时", "not-a-number"],
  ])("%s → %s", (text, expected) => expect(problem(hours, text)).toBe(expected))
})

describe("text and codes", () => {
  test.each<[ColumnType, string, string]>([
    [code, "007", "007"],
    [code, "Ａ－１", "A-1"],
    [code, "1、2", "separator-in-code"],
    [code, "1，2", "separator-in-code"],
    [code, "x".repeat(65), "text-too-long"],
    [name, "　王建国 ", "王建国"],
    [name, "Ａ①", "Ａ①"],
    [name, "𬱖".repeat(10), "𬱖".repeat(10)],
    [name, "𬱖".repeat(11), "text-too-long"],
    [name, "学习\n报告", "学习 报告"],
    [person, "王　刚", "王刚"],
    [person, "王\n刚", "王刚"],
    [person, "买买提．艾力", "买买提·艾力"],
    [person, "#N/A", "error-value"],
    [name, "#ref!", "error-value"],
    [code, '="0001"', "0001"],
    [code, "3.70112E+17", "code-damaged"],
    [{ is: "codes" }, "1、3.70112E+17", "code-damaged"],
    [phone, "1.38E+10", "code-damaged"],
    [phone, "１３８０００００００１", "13800000001"],
    [code, "1E5", "1E5"],
    [minutes, "一\r\n二\t三", "一\n二\t三"],
    [minutes, "一\u0007", "control-character"],
  ])("%o %s → %s", (type, text, expected) => expect(problem(type, text)).toBe(expected))

  test.each([
    ["\u0007", "control-character", "U+0007"],
    ["\u0085", "control-character", "U+0085"],
    ["\u202e", "bidirectional-character", "U+202E"],
    ["\u2067", "bidirectional-character", "U+2067"],
    ["\u200f", "bidirectional-character", "U+200F"],
    ["\u061c", "bidirectional-character", "U+061C"],
    ["\u200d", "zero-width-character", "U+200D"],
    ["\u3164", "zero-width-character", "U+3164"],
    ["\u200b", "zero-width-character", "U+200B"],
    ["\u2060", "zero-width-character", "U+2060"],
    ["\ufeff", "zero-width-character", "U+FEFF"],
    ["\ud83d", "broken-character", "U+D83D"],
  ])("%j is refused in every column with its place in the cell", (bad, expected, character) => {
    for (const type of [
      name,
      person,
      phone,
      minutes,
      code,
      day,
      moment,
      hours,
      kinds,
      traits,
      { is: "codes" } as const,
    ])
      expect(read(type, ` 𬱖${bad}国`)).toMatchObject({ code: expected, details: { position: 3, character } })
  })
})

describe("words and lists", () => {
  test.each<[ColumnType, string, unknown]>([
    [kinds, "党校", "school"],
    [kinds, " 党校　", "school"],
    [kinds, "夜校", "unknown-word"],
    [{ is: "flag" }, "是", true],
    [{ is: "flag" }, "否", false],
    [{ is: "flag" }, "TRUE", "unknown-word"],
    [traits, "年老体弱、外出流动", ["frail", "away"]],
    [traits, "年老体弱､外出流动", ["frail", "away"]],
    [traits, "年老体弱，外出流动", "other-separator"],
    [traits, "年老体弱;外出流动", "other-separator"],
    [traits, "年老体弱、年老体弱", "twice-in-list"],
    [traits, "年老体弱、", "empty-in-list"],
    [traits, "聪明", "unknown-word"],
    [{ is: "codes" }, "001、 002", ["001", "002"]],
    [{ is: "codes" }, "001,002", "other-separator"],
    [{ is: "codes" }, "001、001", "twice-in-list"],
    [{ is: "year" }, "2010", 2010],
    [{ is: "year" }, "10", "not-a-year"],
    [{ is: "year" }, "2010年", "not-a-year"],
    [{ is: "whole", least: 1, most: 12 }, "12", 12],
    [{ is: "whole", least: 1, most: 12 }, "03", 3],
    [{ is: "whole", least: 1, most: 12 }, "13", "not-whole"],
    [{ is: "whole", least: 1, most: 12 }, "1.5", "not-whole"],
    [{ is: "whole", least: 1, most: 12 }, "三月", "not-whole"],
  ])("%o %s → %j", (type, text, expected) => expect(problem(type, text)).toEqual(expected))

  test("nothing but spaces is an empty cell in every column", () => {
    for (const type of [name, code, day, moment, hours, kinds, traits])
      expect(read(type, " \u3000")).toBeNull()
  })
})
