import type { Texts } from "../../text/text.ts"

export const text = {
  take: { zh: "下载表格", en: "Download as a sheet" },
  ofYear: { zh: "下载全年的表格", en: "Download the year as a sheet" },
  tooMany: { zh: "一张表放不下", en: "Too much for one sheet" },
  tooManyHow: {
    zh: "请选一年、一季或一个月，只取这一段；页面上的其他条件照样有效。",
    en: "Please choose a year, a quarter or a month: the sheet holds that alone. What else the page is narrowed by stays.",
  },
  year: { zh: "年度", en: "Year" },
  period: { zh: "哪一段", en: "Which part" },
  register: { zh: "下载考勤簿", en: "Download the register" },
} as const satisfies Texts
