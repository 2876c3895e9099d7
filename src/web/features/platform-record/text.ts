import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "省平台录入", en: "For the provincial platform" },
  what: {
    zh: "这里记过的，不用再打一遍：一条一条复制过去，或者下载整月的表去导入。次序和标题由系统管理员在“设置”里定。",
    en: "What is recorded here need not be typed again: copy it record by record, or take the whole month along as a sheet to import there. The system administrator sets the order and the headings.",
  },
  missing: { zh: "记录里还没有，点开补上：", en: "The record does not say yet; press to write it:" },
  month: { zh: "哪个月", en: "Month" },
  copy: { zh: "复制", en: "Copy" },
  copyOf: (topic: string) => ({ zh: `复制：${topic}`, en: `Copy ${topic}` }),
  copied: { zh: "已复制，到省平台粘贴。", en: "Copied; paste it over there." },
  chosen: { zh: "已选中，请按 Ctrl+C 复制。", en: "It is selected: press Ctrl+C to copy it." },
  none: { zh: "这个月没有已举行的活动。", en: "Nothing was held in this month." },
  noneHow: { zh: "换一个月，或先把活动记下来。", en: "Choose another month, or record what was held." },
  more: {
    zh: "这个月活动很多，只列前 200 次。",
    en: "There was very much in this month; the first 200 are listed.",
  },
} as const satisfies Texts
