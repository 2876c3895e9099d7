import type { Refusal, RefusalCode } from "../domain/shared/refusal.ts"

export type Language = "zh" | "en"

/** One thing said in both languages. */
export type Said = Readonly<Record<Language, string>>

type Of<C extends RefusalCode> = Extract<Refusal, { code: C }>

/** A sentence for every refusal in both languages; a missing one does not compile. */
const refusalSentences: {
  readonly [C in RefusalCode]: Readonly<Record<Language, (refusal: Of<C>) => string>>
} = {
  "unknown-unit": {
    zh: ({ unit }) => `没有编码为“${unit}”的组织`,
    en: ({ unit }) => `there is no unit with the code "${unit}"`,
  },
  "unknown-member": {
    zh: ({ member }) => `没有编号为“${member}”的党员`,
    en: ({ member }) => `there is no member with the number "${member}"`,
  },
  "unknown-obligation": {
    zh: ({ obligation, known }) => `没有“${obligation}”这项要求；有：${known.join(" ")}`,
    en: ({ obligation, known }) => `there is no obligation "${obligation}"; there are: ${known.join(" ")}`,
  },
  "not-a-period": {
    zh: ({ text, forms }) => `“${text}”不是时段；时段写作 ${forms.join("、")}`,
    en: ({ text, forms }) => `"${text}" is no period; periods are written like ${forms.join(", ")}`,
  },
  "unknown-period": {
    zh: ({ period, expected }) => `这项要求没有“${period}”这个时段；应为：${expected.join(" ")}`,
    en: ({ period, expected }) => `this obligation has no period "${period}"; it has: ${expected.join(" ")}`,
  },
  "not-this-subject": {
    zh: ({ obligation, subject }) => `“${obligation}”不对“${subject}”这类对象提出要求`,
    en: ({ obligation, subject }) => `"${obligation}" asks nothing of a subject like "${subject}"`,
  },
  "not-in-force": {
    zh: ({ obligation, year }) => `“${obligation}”在${year}年没有要求`,
    en: ({ obligation, year }) => `"${obligation}" asks nothing in ${year}`,
  },
  "no-pack-in-force": {
    zh: ({ year, earliest }) => `${year}年没有生效的文件；最早的从${earliest}年起`,
    en: ({ year, earliest }) => `no document is in force for ${year}; the earliest holds from ${earliest}`,
  },
  "no-district": {
    zh: () => "还没有导入任何组织；请先用 xueer import 导入工作簿",
    en: () => "there are no units yet; bring in a workbook with xueer import first",
  },
  "not-a-day": {
    zh: ({ text }) => `“${text}”不是日期；应写作 2010-06-30`,
    en: ({ text }) => `"${text}" is not a day; write it like 2010-06-30`,
  },
  "not-a-year": {
    zh: ({ text }) => `“${text}”不是年份；应写作 2010`,
    en: ({ text }) => `"${text}" is not a year; write it like 2010`,
  },
}

/** The sentence for a refusal. */
export function sentenceFor(refusal: Refusal, language: Language): string {
  // The table's type ties each code to its refusal; indexing by a union loses that tie.
  const say = refusalSentences[refusal.code][language] as (refusal: Refusal) => string
  return say(refusal)
}
