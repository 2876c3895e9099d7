import type { Texts } from "../../text/text.ts"

/** The switches above a page for whoever is not in yet. */
export const chrome = {
  otherLanguage: { zh: "English", en: "中文" },
  elderOn: { zh: "大字版", en: "Large print" },
  elderOff: { zh: "标准版", en: "Standard print" },
} satisfies Texts
