import type { Texts } from "../../text/text.ts"

export const text = {
  unitsTitle: { zh: "组织", en: "Units" },
  unitTitle: { zh: "组织", en: "Unit" },
  unitYearTitle: { zh: "这一年", en: "The year" },
  unitPeopleTitle: { zh: "党员", en: "People" },
} satisfies Texts
