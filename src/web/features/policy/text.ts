import type { Texts } from "../../text/text.ts"

export const text = {
  policyTitle: { zh: "制度原文", en: "The policy" },
  packTitle: { zh: "制度原文", en: "The policy" },
} satisfies Texts
