import { z } from "zod"
import type { ProblemTable } from "./problems.ts"
import { id, idText, line, pageOf, pageQuery, paragraphs } from "./wire.ts"

export const suggestionProblems = {
  "already-answered": {
    status: 409,
    zh: "这一条已经答复过了，请刷新后查看。",
    en: "This one has been answered already. Please look again.",
  },
  "suggestions-spent": {
    status: 429,
    zh: ({ most }) => `一天最多提 ${most} 条建议，您的都已收到。请明天再提，或者写在一条里。`,
    en: ({ most }) =>
      `At most ${most} suggestions a day, and all of yours have arrived. Please go on tomorrow, or say it in one.`,
  },
} as const satisfies ProblemTable

/** A page of ours, such as `/events/12`. */
const pagePath = line(200).regex(/^\/(?![/\\])/)

export const newSuggestion = z.strictObject({ page: pagePath, body: paragraphs(4000) })

export const suggestion = z.object({
  suggestionId: id,
  page: z.string(),
  body: z.string(),
  sentAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** The name of whoever answered. */
  answeredBy: z.string().nullable(),
})

/** The same for whoever answers: with its sender. */
export const sentSuggestion = suggestion.extend({
  sender: z.string(),
  unit: z.object({ unitId: id, code: z.string(), name: z.string() }).nullable(),
  can: z.array(z.string()),
})

export const suggestionsQuery = z.strictObject({
  ...pageQuery,
  /** `open`: only those without an answer. */
  state: z.enum(["open", "all"]).optional(),
})

export const suggestionParams = z.strictObject({ suggestionId: idText })
export const suggestionAnswer = z.strictObject({ answer: paragraphs(4000) })
export const ownSuggestions = pageOf(suggestion)
export const sentSuggestions = pageOf(sentSuggestion)
