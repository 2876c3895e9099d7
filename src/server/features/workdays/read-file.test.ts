import { describe, expect, test } from "vitest"
import { fewHolidays, isWorkdayFault, readWorkdays } from "../../../contract/workdays.ts"

const several = (holidays: object, workdays: object = {}) =>
  JSON.stringify({ holidays, workdays, inLieuDays: {} })
const one = (year: number, days: readonly object[], more: object = {}) =>
  JSON.stringify({ year, papers: ["http://www.gov.cn/"], days, ...more })
const off = (date: string, name = "元旦") => ({ name, date, isOffDay: true })
const worked = (date: string) => ({ name: "元旦", date, isOffDay: false })

const codeOf = (text: string, year?: number) => {
  const found = readWorkdays(text, year)
  return isWorkdayFault(found) ? found.code : "read"
}

describe("a list of days off", () => {
  test("is read in the form of the package", () => {
    const text = several({ "2027-01-01": "New Year's Day,元旦,1" }, { "2027-01-03": "New Year's Day,元旦,1" })
    expect(readWorkdays(text)).toEqual({
      year: 2027,
      days: [
        { day: "2027-01-01", name: "元旦", off: true },
        { day: "2027-01-03", name: "元旦", off: false },
      ],
    })
  })

  test("is read in the form of the public lists, with the December before, a mark of its order and its schema", () => {
    const text = `\uFEFF${one(2012, [off("2012-01-01"), worked("2011-12-31")], { $schema: "x", $id: "y" })}`
    expect(readWorkdays(text)).toEqual({
      year: 2012,
      days: [
        { day: "2011-12-31", name: "元旦", off: false },
        { day: "2012-01-01", name: "元旦", off: true },
      ],
    })
  })

  test("is the year asked for, of a file that holds several", () => {
    const text = several({ "2026-10-01": "a,国庆节,3", "2027-01-01": "b,元旦,1", "2028-01-01": "b,元旦,1" })
    expect(readWorkdays(text, 2027)).toMatchObject({ year: 2027, days: [{ day: "2027-01-01" }] })
    expect(readWorkdays(text)).toEqual({ code: "workdays-which-year", details: { years: "2026–2028" } })
    expect(codeOf(text, 2030)).toBe("workdays-none-of-year")
  })

  test.each([
    ["no JSON", "workdays-no-json", "{holidays: 1}"],
    ["a list of numbers", "workdays-unknown-form", "[1, 2]"],
    ["another key", "workdays-unknown-form", JSON.stringify({ holidays: {}, workdays: {}, extra: 1 })],
    ["no holiday", "workdays-unknown-form", several({})],
    ["a day that the calendar does not have", "workdays-unknown-form", several({ "2027-02-30": "x" })],
    ["a name that is none", "workdays-unknown-form", several({ "2027-01-01": 1 })],
    [
      "a day off that is no yes or no",
      "workdays-unknown-form",
      one(2027, [{ ...off("2027-01-01"), isOffDay: 1 }]),
    ],
    ["a day of another year", "workdays-other-year", one(2027, [off("2027-01-01"), off("2026-10-01")])],
    ["a day of the January after", "workdays-other-year", one(2027, [off("2027-01-01"), off("2028-01-01")])],
    ["a day twice", "workdays-twice", one(2027, [off("2027-01-01"), worked("2027-01-01")])],
    ["a day off and worked", "workdays-twice", several({ "2027-01-01": "x" }, { "2027-01-01": "x" })],
    ["a key twice", "workdays-twice", '{"holidays": {"2027-01-01": "a", "2027-01-01": "b"}, "workdays": {}}'],
    ["nothing off", "workdays-none-of-year", one(2027, [worked("2027-01-03")])],
  ])("with %s is refused", (_, code, text) => {
    expect(codeOf(text)).toBe(code)
  })

  test("says where it is of no known form, and of which year it is instead", () => {
    const text = JSON.stringify({ holidays: { "2027-02-30": "x" }, workdays: {} })
    expect(readWorkdays(text)).toMatchObject({ details: { where: "holidays.2027-02-30" } })
    expect(readWorkdays(one(2027, [off("2027-01-01")]), 2028)).toEqual({
      code: "workdays-wrong-year",
      details: { year: 2027, asked: 2028 },
    })
  })

  test("that names few holidays is asked about", () => {
    const names = ["元旦", "春节", "清明节", "劳动节", "端午节"]
    const list = (count: number) =>
      readWorkdays(
        one(
          2027,
          names.slice(0, count).map((name, index) => off(`2027-0${index + 1}-01`, name)),
        ),
      )
    const asked = (count: number) => {
      const found = list(count)
      return isWorkdayFault(found) ? found.code : fewHolidays(found)
    }
    expect([asked(1), asked(4), asked(5)]).toEqual([1, 4, undefined])
  })
})
