import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "变更记录", en: "What became of it" },
  empty: { zh: "没有变更", en: "Nothing has changed" },
  emptyNote: {
    zh: "以后每一次改动都会记在这里：改了什么、谁改的、为什么。",
    en: "Every change from now on is kept here: what, by whom and why.",
  },
  added: (table: string, about: string) => ({ zh: `新增${table}${about}`, en: `Added: ${table}${about}` }),
  changed: (table: string, about: string) => ({
    zh: `修改${table}${about}`,
    en: `Changed: ${table}${about}`,
  }),
  removed: (table: string, about: string) => ({
    zh: `删除${table}${about}`,
    en: `Removed: ${table}${about}`,
  }),
  about: (name: string) => ({ zh: `（${name}）`, en: ` (${name})` }),
  fromTo: (title: string, before: string, after: string) => ({
    zh: `${title}：${before} → ${after}`,
    en: `${title}: ${before} → ${after}`,
  }),
  only: (title: string, value: string) => ({ zh: `${title}：${value}`, en: `${title}: ${value}` }),
  nothing: { zh: "空", en: "empty" },
  reason: (reason: string) => ({ zh: `原因：${reason}`, en: `Why: ${reason}` }),
} as const satisfies Texts
