import type { Texts } from "../../text/text.ts"

export const text = {
  trailTitle: { zh: "操作记录", en: "The trail" },
} satisfies Texts
