import { z } from "zod"
import type { Language, Said } from "../../contract/refusals.ts"
import { problem } from "./problem.ts"

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

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
  const result = schema.safeParse(value)
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

function sentenceOf(issue: z.core.$ZodIssue, language: Language): string {
  const rule = issue.code === "custom" ? issue.params?.rule : undefined
  const own = typeof rule === "string" ? ruleSentences[rule] : undefined
  if (own) return own[language]
  const said = locales[language](issue as z.core.$ZodRawIssue)
  return typeof said === "string" ? said : (said?.message ?? issue.message)
}
