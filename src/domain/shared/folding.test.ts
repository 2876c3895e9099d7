import { describe, expect, test } from "vitest"
import { folded, isFoundBy, keptName } from "./folding.ts"

describe("a name as it is kept", () => {
  test.each([
    ["王　刚", "王刚"],
    [" 王 刚 ", "王刚"],
    ["欧阳 长安", "欧阳长安"],
    ["买买提•艾力", "买买提·艾力"],
    ["买买提．艾力", "买买提·艾力"],
    ["买买提 ・ 艾力", "买买提·艾力"],
    ["买买提.艾力", "买买提·艾力"],
    ["Ｊｏｈｎ  Ｓｍｉｔｈ", "John Smith"],
    ["J. Smith", "J. Smith"],
    ["\u{f9fd}", "什"],
    ["e\u0301", "é"],
    ["𬱖", "𬱖"],
  ])("%j → %s", (typed, kept) => {
    expect(keptName(typed)).toBe(kept)
    expect(keptName(kept)).toBe(kept)
  })
})

describe("what is found is found however it is typed", () => {
  test.each([
    ["王刚", "王　刚"],
    ["买买提·艾力", "买买提艾力"],
    ["买买提·艾力", "买买提．艾力"],
    ["John Smith", "ｊｏｈｎ smith"],
    ["第１２党支部", "第 12 党支部"],
    ["\u{f9fd}", "什"],
    ["José", "jose\u0301"],
    ["⼈民", "人民"],
  ])("%j is %j", (one, other) => expect(folded(one)).toBe(folded(other)))
  test.each(["王", "wjg", "Wang jian'guo", "王　建国", "0012", "００１２"])(
    "somebody is found by %s",
    (typed) => {
      expect(
        isFoundBy(typed, { name: "王建国", code: "370112-0012", foundBy: "王建国 wangjianguo wjg" }),
      ).toBe(true)
    },
  )
  test("and by nothing else", () => {
    expect(isFoundBy("ow", { name: "王建国", code: "0012", foundBy: "王建国 wangjianguo wjg" })).toBe(false)
    expect(isFoundBy("wjg", { name: "王建国", code: "0012" })).toBe(false)
  })
  test("other names stay others", () => {
    expect(folded("王刚")).not.toBe(folded("王钢"))
    expect(folded("···")).toBe("")
  })
})
