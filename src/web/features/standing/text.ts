import type { Texts } from "../../text/text.ts"

export const text = {
  standingTitle: { zh: "达标明细", en: "Standing in detail" },
  boardTitle: { zh: "达标情况", en: "Standing" },
} satisfies Texts
