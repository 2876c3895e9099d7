import type { Texts } from "../../text/text.ts"

/** What the editor of structured text says. */
export const text = {
  tools: { zh: "格式", en: "Layout" },
  heading: (level: number) => ({ zh: `${["一", "二", "三"][level - 1]}级标题`, en: `Heading ${level}` }),
  bullets: { zh: "项目列表", en: "Bullets" },
  numbers: { zh: "编号列表", en: "Numbers" },
  table: { zh: "表格", en: "Table" },
  addRow: { zh: "加一行", en: "Add row" },
  addColumn: { zh: "加一列", en: "Add column" },
  removeRow: { zh: "删这行", en: "Delete row" },
  removeColumn: { zh: "删这列", en: "Delete column" },
  removeTable: { zh: "删表格", en: "Delete table" },
  undo: { zh: "撤销", en: "Undo" },
  redo: { zh: "重做", en: "Redo" },
  tooLong: (most: string) => ({
    zh: `最多 ${most} 个字，请删去一些。`,
    en: `Please shorten it: the most it can hold is ${most}.`,
  }),
  keys: {
    zh: "可从 Word、WPS 粘贴，标题、列表和表格会保留。按 Esc 回到格式按钮。",
    en: "Text pasted from Word or WPS keeps its headings, lists and tables. Escape leads back to the layout buttons.",
  },
} as const satisfies Texts
