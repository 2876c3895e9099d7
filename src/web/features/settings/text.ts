import type { Texts } from "../../text/text.ts"

export const text = {
  settingsTitle: { zh: "设置", en: "Settings" },
} satisfies Texts
