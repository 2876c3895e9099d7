import { describe, expect, test } from "vitest"
import { isTooLong, plainText } from "./plain-text.ts"

describe("text that may be typed and imported", () => {
  test.each([
    [" 学习　", "学习"],
    ["e\u0301", "é"],
    ["一\r\n二\r三\t四", "一\n二\n三\t四"],
    ["\u{f9fd}", "什"],
    ["👨‍👩‍👧", "👨‍👩‍👧"],
    ["❤️‍🔥", "❤️‍🔥"],
    ["👩🏽‍🏫", "👩🏽‍🏫"],
    ["葛\u{E0100}", "葛\u{E0100}"],
    ["#N/A 的含义", "#N/A 的含义"],
    ["=1+1", "=1+1"],
    ["\ue000", "\ue000"],
  ])("%j → %j", (raw, kept) => expect(plainText(raw, true)).toBe(kept))
})

describe("what may not", () => {
  test.each([
    ["一\u200e", "bidirectional-character", 2, "U+200E"],
    [" 一\u061c二", "bidirectional-character", 3, "U+061C"],
    ["一\u200d二", "zero-width-character", 2, "U+200D"],
    ["👨\u200d 一", "zero-width-character", 2, "U+200D"],
    ["\u3164", "zero-width-character", 1, "U+3164"],
    ["\u2800", "zero-width-character", 1, "U+2800"],
    ["𬱖\u00ad", "zero-width-character", 2, "U+00AD"],
    ["一\u2028二", "control-character", 2, "U+2028"],
    ["一\u0007", "control-character", 2, "U+0007"],
    ["\ud83d一", "broken-character", 1, "U+D83D"],
    ["一\uffff", "broken-character", 2, "U+FFFF"],
  ])("%j: %s", (raw, code, position, character) => {
    expect(plainText(raw, true)).toEqual({ code, position, character })
    expect(plainText(raw, false)).toEqual({ code, position, character })
  })
  test("line breaks in one line", () => {
    expect(plainText("一\n二", false)).toMatchObject({ code: "control-character", character: "U+000A" })
  })
  test("the mark of a state secret", () => {
    expect(plainText("会议纪要\n机密★1年", true)).toEqual({ code: "secrecy-mark", mark: "机密★" })
    expect(plainText("机密", false)).toEqual({ code: "secrecy-mark", mark: "机密" })
    expect(plainText("保守党的秘密", false)).toBe("保守党的秘密")
  })
  test.each(["#N/A", " #REF! ", "#n/a", "#SPILL!"])("%j alone, where a formula failed", (raw) =>
    expect(plainText(raw, false)).toEqual({ code: "error-value" }),
  )
})

test("a text is as long as it has characters, and fits in a cell", () => {
  expect(isTooLong("𬱖".repeat(10), 10)).toBe(false)
  expect(isTooLong("𬱖".repeat(11), 10)).toBe(true)
  expect(isTooLong("𬱖".repeat(20_000), 30_000)).toBe(true)
  expect(isTooLong("一".repeat(30_000), 30_000)).toBe(false)
})
