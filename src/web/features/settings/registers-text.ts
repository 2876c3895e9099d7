import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const registersText = {
  title: { zh: "会议记录的签字", en: "Signatures of records" },
  what: {
    zh: "从记下那天算起：几天没有签字就提醒一次，几天没有签字就自动定稿；不填就不提醒、不定稿。导入的和以前的记录不在其内。",
    en: "Counted from the day something was recorded: after how many days its keepers are reminded once, and after how many the record is closed by itself; an empty field is never. What was imported, and what is older, is left alone.",
  },
  remindAfter: { zh: "几天后提醒", en: "Reminded after" },
  closeAfter: { zh: "几天后自动定稿", en: "Closed after" },
  hint: { zh: "天数，1 到 365", en: "Days, from 1 to 365" },
  wrong: { zh: "请填 1 到 365 的整数，或者不填", en: "Please give a whole number from 1 to 365, or nothing" },
  days: (count: number) => ({ zh: `${count} 天`, en: counted(count, "day") }),
  never: { zh: "不", en: "never" },
} satisfies Texts
