import type { Texts } from "../../text/text.ts"

export const text = {
  peopleTitle: { zh: "党员", en: "People" },
  importTitle: { zh: "批量导入", en: "Import a roster" },
  personTitle: { zh: "党员", en: "Person" },
} satisfies Texts
