import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const disputesText = {
  title: { zh: "考勤异议", en: "Disputed absences" },
  what: {
    zh: "名单记下缺席或请假以后，本人在几天内可以提异议。改了天数，还没有过期的也按新的算。",
    en: "For how many days after an absence was noted its person may dispute it. A change holds for absences that are noted already, too.",
  },
  within: { zh: "几天内可以提", en: "May be disputed for" },
  hint: { zh: "天数，1 到 365", en: "Days, from 1 to 365" },
  wrong: { zh: "请填 1 到 365 的整数", en: "Please give a whole number from 1 to 365" },
  days: (count: number) => ({ zh: `${count} 天`, en: counted(count, "day") }),
} satisfies Texts
