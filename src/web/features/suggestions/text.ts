import type { Texts } from "../../text/text.ts"

export const text = {
  suggestionsTitle: { zh: "意见建议", en: "Suggestions" },
  newSuggestionTitle: { zh: "提一条意见建议", en: "Make a suggestion" },
} satisfies Texts
