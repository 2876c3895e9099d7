import { describe, expect, test } from "vitest"
import { z } from "zod"
import { code, id, line, paragraphs } from "../../contract/wire.ts"
import { check } from "./check-input.ts"
import { Problem } from "./problem.ts"

const said = (schema: z.ZodType, value: unknown, language: "zh" | "en" = "zh"): string => {
  try {
    check(schema, value, language)
  } catch (error) {
    if (error instanceof Problem) {
      const { errors } = error.extra as { errors: { message: string }[] }
      return errors[0]?.message ?? ""
    }
    throw error
  }
  throw new Error("it was taken")
}

/** One schema and a value for every code that zod can give, with the sentence of it. */
const cases: readonly (readonly [z.core.$ZodIssue["code"], z.ZodType, unknown, string, string])[] = [
  ["too_big", line(500), "学".repeat(600), "太长了，最多 500 个字", "is too long: at most 500 characters"],
  ["too_big", z.number().max(24), 25, "太大了，最多 24", "is too large: at most 24"],
  ["too_big", z.number().lt(24), 24, "太大了，应小于 24", "is too large: it must be below 24"],
  ["too_big", z.array(id).max(1), [1, 2], "太多了，最多 1 项", "are too many: at most 1"],
  ["too_small", paragraphs(9), "", "没有填", "is missing"],
  ["too_small", line(9, 4), "学", "太短了，至少 4 个字", "is too short: at least 4 characters"],
  ["too_small", id, 0, "太小了，至少 1", "is too small: at least 1"],
  ["too_small", z.number().gt(0), 0, "太小了，应大于 0", "is too small: it must be above 0"],
  ["too_small", z.array(id).min(1), [], "太少了，至少 1 项", "are too few: at least 1"],
  ["not_multiple_of", z.number().multipleOf(0.5), 0.3, "应是 0.5 的倍数", "must be a multiple of 0.5"],
  ["invalid_type", line(9), undefined, "没有填", "is missing"],
  ["invalid_type", line(9), 3, "应是文字", "must be a text"],
  ["invalid_type", z.number(), "3", "应是数字", "must be a number"],
  ["invalid_type", id, 1.5, "应是整数", "must be a whole number"],
  ["invalid_type", z.boolean(), 1, "只能填是或者否", "must be yes or no"],
  ["invalid_type", z.array(id), 1, "应是一份清单", "must be a list"],
  ["invalid_type", z.object({}), 1, "填得不对", "is not what is asked for here"],
  ["invalid_format", code, "一、二", "格式不对", "is not written as it should be"],
  ["invalid_format", z.email(), "一", "应是电子邮件地址", "must be an e-mail address"],
  ["invalid_format", z.url(), "一", "应是网址", "must be an address on the web"],
  ["invalid_value", z.enum(["a", "b"]), "c", "不在可以选的几项里", "is none of those that can be chosen"],
  ["unrecognized_keys", z.strictObject({}), { a: 1 }, "多了不认识的项：a", "has fields nobody knows: a"],
  ["invalid_union", z.union([z.string(), z.number()]), true, "填得不对", "is not what is asked for here"],
  ["invalid_key", z.record(line(3), id), { 一二三四: 1 }, "填得不对", "is not what is asked for here"],
  [
    "invalid_element",
    z.map(z.string(), id),
    new Map([["a", 0]]),
    "太小了，至少 1",
    "is too small: at least 1",
  ],
  ["custom", z.string().refine(() => false), "a", "填得不对", "is not what is asked for here"],
]

describe("what was sent and cannot be taken", () => {
  test.each(cases)("%s has a sentence of ours in both languages (%#)", (_, schema, value, zh, en) => {
    expect(said(schema, value)).toBe(zh)
    expect(said(schema, value, "en")).toBe(en)
  })

  test("every code that zod can give is among them", () => {
    const walked = new Set(cases.map(([one]) => one))
    expect([...walked].toSorted()).toEqual([
      "custom",
      "invalid_element",
      "invalid_format",
      "invalid_key",
      "invalid_type",
      "invalid_union",
      "invalid_value",
      "not_multiple_of",
      "too_big",
      "too_small",
      "unrecognized_keys",
    ])
  })
})
