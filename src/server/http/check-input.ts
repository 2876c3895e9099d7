import type { z } from "zod"
import type { Language, Said } from "../../contract/refusals.ts"
import { problem } from "./problem.ts"

/** Sentences for our own rules (`params.rule` of a refinement). */
const ruleSentences: Readonly<Record<string, Said>> = {
  characters: {
    zh: "含有不能用的字符（控制符、零宽字符、改变书写方向的符号）",
    en: "holds characters that cannot be used (control, zero-width or direction marks)",
  },
  damaged: {
    zh: "是表格改写过的数字，后几位已经丢失，请重新填写",
    en: "is a number that a spreadsheet has shortened; type it again",
  },
  "error-value": {
    zh: "是表格里的公式错误，不是内容",
    en: "is the error of a formula in a spreadsheet, not a text",
  },
  "secrecy-mark": {
    zh: "带有国家秘密的密级标志（绝密、机密、秘密★…）；严禁在本系统填写涉密信息",
    en: "bears the mark of a state secret (绝密, 机密, 秘密★…); nothing secret may be entered here",
  },
  day: {
    zh: "应是 1900 年以后的日期，如 2026-06-30",
    en: "must be a day after 1899 such as 2026-06-30",
  },
  start: { zh: "应是日期和时间，如 2026-06-30 14:00", en: "must be a day and time such as 2026-06-30 14:00" },
  administrators: {
    zh: "三类管理员的两步验证不能取消",
    en: "the three administrators keep their second factor",
  },
  twice: { zh: "同一项只能有一次", en: "may be there once only" },
  detail: { zh: "与所选的状态不符", en: "does not go with the status" },
  "reason-of-illness": {
    zh: "请留空：病假不记病情",
    en: "must be left empty: of an illness no words are kept",
  },
  span: {
    zh: "要在开始日期之后，一次最多看一年",
    en: "must come after the first day, at most a year later",
  },
  structure: {
    zh: "标题、列表和表格太多，或者表格太宽太长，请分成几份",
    en: "has too many headings, lists and cells, or too large a table; please divide it",
  },
  "one-minutes": {
    zh: "记录只写一处：带格式的，或者纯文字",
    en: "is written in one way only: structured, or as plain text",
  },
  hours: { zh: "学时最多两位小数", en: "hours have two places at most" },
}

/** One point of what was sent that needs changing. */
export interface InputError {
  /** A JSON pointer into what was sent: `/items/0/hours`. */
  readonly pointer: string
  readonly message: string
}

/** Checks a value against its schema. Throws the problem `invalid` with every point. */
export function check(schema: z.ZodType, value: unknown, language: Language, at = ""): unknown {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const errors = result.error.issues.map((issue): InputError => {
    const path = [at, ...issue.path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"))]
    return {
      pointer: `/${path.filter((step) => step !== "").join("/")}`,
      message: sentenceOf(issue, language),
    }
  })
  throw problem("invalid", {}, { errors: errors.slice(0, 50) })
}

type Issue = z.core.$ZodIssue
type Sized = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall

/** What people are told where a rule of ours has no sentence: of every code that zod knows, in no words of the machine. */
const codeSentences: { readonly [C in Issue["code"]]: (issue: Issue & { readonly code: C }) => Said } = {
  too_big: ({ maximum, inclusive, origin }) => tooBig(Number(maximum), inclusive !== false, origin),
  too_small: ({ minimum, inclusive, origin }) => tooSmall(Number(minimum), inclusive !== false, origin),
  not_multiple_of: ({ divisor }) => ({
    zh: `应是 ${divisor} 的倍数`,
    en: `must be a multiple of ${divisor}`,
  }),
  invalid_type: ({ expected, input }) => (input === undefined ? missing : ofType(expected)),
  invalid_format: ({ format }) => formats[format] ?? { zh: "格式不对", en: "is not written as it should be" },
  invalid_value: () => ({ zh: "不在可以选的几项里", en: "is none of those that can be chosen" }),
  unrecognized_keys: ({ keys }) => ({
    zh: `多了不认识的项：${keys.join("、")}`,
    en: `has fields nobody knows: ${keys.join(", ")}`,
  }),
  invalid_union: () => wrong,
  invalid_key: () => wrong,
  invalid_element: () => wrong,
  custom: () => wrong,
}

const wrong: Said = { zh: "填得不对", en: "is not what is asked for here" }
const missing: Said = { zh: "没有填", en: "is missing" }

const formats: Readonly<Record<string, Said>> = {
  email: { zh: "应是电子邮件地址", en: "must be an e-mail address" },
  url: { zh: "应是网址", en: "must be an address on the web" },
}

const types: Readonly<Record<string, Said>> = {
  string: { zh: "应是文字", en: "must be a text" },
  number: { zh: "应是数字", en: "must be a number" },
  int: { zh: "应是整数", en: "must be a whole number" },
  boolean: { zh: "只能填是或者否", en: "must be yes or no" },
  array: { zh: "应是一份清单", en: "must be a list" },
  date: { zh: "应是日期", en: "must be a day" },
}

function ofType(expected: string): Said {
  return types[expected] ?? wrong
}

/** Lengths are counted, numbers compared. */
function tooBig(maximum: number, inclusive: boolean, origin: Sized["origin"]): Said {
  if (origin === "string") {
    return { zh: `太长了，最多 ${maximum} 个字`, en: `is too long: at most ${maximum} characters` }
  }
  if (origin === "array" || origin === "set" || origin === "map") {
    return { zh: `太多了，最多 ${maximum} 项`, en: `are too many: at most ${maximum}` }
  }
  return inclusive
    ? { zh: `太大了，最多 ${maximum}`, en: `is too large: at most ${maximum}` }
    : { zh: `太大了，应小于 ${maximum}`, en: `is too large: it must be below ${maximum}` }
}

function tooSmall(minimum: number, inclusive: boolean, origin: Sized["origin"]): Said {
  if (origin === "string") {
    if (minimum === 1) return missing
    return { zh: `太短了，至少 ${minimum} 个字`, en: `is too short: at least ${minimum} characters` }
  }
  if (origin === "array" || origin === "set" || origin === "map") {
    return { zh: `太少了，至少 ${minimum} 项`, en: `are too few: at least ${minimum}` }
  }
  return inclusive
    ? { zh: `太小了，至少 ${minimum}`, en: `is too small: at least ${minimum}` }
    : { zh: `太小了，应大于 ${minimum}`, en: `is too small: it must be above ${minimum}` }
}

function sentenceOf(issue: Issue, language: Language): string {
  const rule = issue.code === "custom" ? issue.params?.rule : undefined
  const own = typeof rule === "string" ? ruleSentences[rule] : undefined
  const said = own ?? (codeSentences[issue.code] as (issue: Issue) => Said)(issue)
  return said[language]
}
