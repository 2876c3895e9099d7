import { afterEach, describe, expect, test } from "vitest"
import { chinaClock } from "../../domain/shared/day-words.ts"
import { formatIn } from "./format.ts"
import { say } from "./text.ts"
import { hearToday } from "./this-year.ts"

describe("a sentence", () => {
  test("stands with thin spaces between Chinese and figures", () => {
    expect(say({ zh: "还差 3 次，共 12 学时", en: "" }, "zh")).toBe(
      "还差\u20093\u2009次，共\u200912\u2009学时",
    )
  })

  test("keeps its ordinary spaces elsewhere", () => {
    expect(say({ zh: "", en: "3 of 12 hours" }, "en")).toBe("3 of 12 hours")
    expect(say({ zh: "2010年8月20日 星期五", en: "" }, "zh")).toBe("2010年8月20日 星期五")
  })
})

test("quotes within quotes are single, in both languages", () => {
  const topic = "“学雷锋”主题党日"
  expect(say({ zh: `${topic}：“${topic}”“别的”`, en: "" }, "zh")).toBe(
    "“学雷锋”主题党日：“‘学雷锋’主题党日”“别的”",
  )
  expect(say({ zh: "", en: `The list of “${topic}” is wrong` }, "en")).toBe(
    "The list of “‘学雷锋’主题党日” is wrong",
  )
})

describe("figures and days", () => {
  const zh = formatIn("zh")
  const en = formatIn("en")

  test.each([
    [0, "0"],
    [30.5, "30.5"],
    [1164, "1,164"],
    [1234567.891, "1,234,567.89"],
    [-2, "−2"],
    [0.1 + 0.2, "0.3"],
  ])("%d is written %s", (value, written) => {
    expect(zh.number(value)).toBe(written)
  })

  test("a share is written in per cent", () => {
    expect(zh.share(0.7812)).toBe("78.1%")
    expect(zh.share(1)).toBe("100%")
  })

  test.each([
    ["2026", "2026年", "2026"],
    ["2026-H2", "2026年下半年", "2nd half of 2026"],
    ["2026-Q1", "2026年一季度", "Q1 2026"],
    ["2026-B3", "2026年5至6月", "May–Jun 2026"],
    ["2026-W05", "2026年第 5 周", "week 5 of 2026"],
    ["2026-08", "2026年8月", "August 2026"],
  ])("the period %s is %s and %s", (name, chinese, english) => {
    expect(zh.period(name).replaceAll("\u2009", " ")).toBe(chinese)
    expect(en.period(name)).toBe(english)
  })

  test("a day knows its weekday", () => {
    expect(zh.weekday("2010-08-20")).toBe("星期五")
    expect(en.weekday("2026-11-25")).toBe("Wednesday")
  })

  test("an instant is told by the clock in China, whatever the reader's", () => {
    expect(chinaClock("2026-11-25T16:30:00Z")).toBe("2026-11-26 00:30")
    expect(chinaClock("2026-11-25T16:30:00+08:00")).toBe("2026-11-25 16:30")
  })
})

describe("a day of another year", () => {
  afterEach(() => hearToday(""))
  test("shows its year once it is known which year this is", () => {
    const zh = formatIn("zh")
    expect(zh.day("2009-12-30")).toBe("12月30日")
    hearToday("2010-08-20")
    expect([zh.day("2009-12-30"), zh.start("2099-01-02 09:00"), zh.day("2010-01-02")]).toEqual([
      "2009年12月30日",
      "2099年1月2日 09:00",
      "1月2日",
    ])
    expect(formatIn("en").day("2009-12-30")).toBe("30 Dec 2009")
  })
})
