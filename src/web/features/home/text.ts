import type { Texts } from "../../text/text.ts"

export const text = {
  homeTitle: { zh: "首页", en: "Home" },
} satisfies Texts
