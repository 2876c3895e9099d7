import { describe, expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import { mayBeOne, personOddities } from "./oddities.ts"

const today = dayOf("2010-08-20")
const day = dayOf

describe("what is odd about a person", () => {
  test.each([
    ["nothing where nothing is said", {}, []],
    [
      "nothing in an ordinary life",
      { phone: "13800005678", bornOn: day("1980-03-01"), joinedOn: day("2005-07-01") },
      [],
    ],
    ["nothing on the day of a birth", { bornOn: today }, []],
    ["a birth to come", { bornOn: day("2010-08-21") }, ["born-later"]],
    ["a birth long ago", { bornOn: day("1894-12-31") }, ["born-long-ago"]],
    ["nothing at a very great age", { bornOn: day("1895-01-01") }, []],
    ["joining to come", { joinedOn: day("2010-08-21") }, ["joined-later"]],
    [
      "joining on the day of the birth",
      { bornOn: day("1980-03-01"), joinedOn: day("1980-03-01") },
      ["joined-before-birth"],
    ],
    ["a phone that is none", { phone: "无" }, ["odd-phone"]],
  ] as const)("is %s", (_, said, codes) => {
    expect(personOddities(said, today).map(({ code }) => code)).toEqual(codes)
  })
  test("is not that two of one name were born on different days, or that nobody knows when", () => {
    expect(mayBeOne({ bornOn: day("1980-03-01") }, { bornOn: day("1980-03-01") })).toBe(true)
    expect(mayBeOne({ bornOn: day("1980-03-01") }, { bornOn: day("1980-03-02") })).toBe(false)
    expect(mayBeOne({ bornOn: null }, { bornOn: null })).toBe(false)
  })
})
