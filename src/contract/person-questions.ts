import type { PersonOddityCode } from "../domain/people/oddities.ts"
import type { ProblemDetails } from "./problems.ts"
import type { Language } from "./refusals.ts"

type Say = (details: ProblemDetails) => string

/** What is asked about a person before it is kept. */
export const personQuestions: Readonly<Record<PersonOddityCode, Readonly<Record<Language, Say>>>> = {
  "same-person": {
    zh: ({ name, bornOn, unit }) =>
      `名册里已有一位${name}，也是${bornOn}出生，在${unit || "别的组织"}。是不是同一个人？${unit ? "调入的人请办理转接" : "要调入的请管得到两边的上级办理转接"}。`,
    en: ({ name, bornOn, unit }) =>
      `The roster has a ${name} born on ${bornOn} already, in ${unit || "another unit"}. Is it the same person? Whoever comes from another unit is transferred${unit ? "" : ", by a committee above both"}.`,
  },
  "odd-phone": {
    zh: ({ phone }) => `“${phone}”不像一个电话号码。`,
    en: ({ phone }) => `“${phone}” does not look like a phone number.`,
  },
  "born-later": {
    zh: ({ bornOn }) => `出生日期（${bornOn}）还没有到。`,
    en: ({ bornOn }) => `The birth (${bornOn}) lies in the future.`,
  },
  "born-long-ago": {
    zh: ({ bornOn }) => `出生日期（${bornOn}）过于久远。`,
    en: ({ bornOn }) => `The birth (${bornOn}) is very long ago.`,
  },
  "joined-before-birth": {
    zh: ({ bornOn, joinedOn }) => `入党日期（${joinedOn}）不晚于出生日期（${bornOn}）。`,
    en: ({ bornOn, joinedOn }) => `The day of joining (${joinedOn}) is not after the birth (${bornOn}).`,
  },
  "joined-later": {
    zh: ({ joinedOn }) => `入党日期（${joinedOn}）还没有到。`,
    en: ({ joinedOn }) => `The day of joining (${joinedOn}) lies in the future.`,
  },
}
