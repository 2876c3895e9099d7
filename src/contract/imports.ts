import { z } from "zod"
import type { ProblemTable } from "./problems.ts"
import { day, id, idText, line, pageOf, pageQuery } from "./wire.ts"

export const importProblems = {
  "import-not-ready": {
    status: 409,
    zh: "这次导入现在不能执行：文件还有错误、预览还没有完成，或者已经处理过。",
    en: "This import cannot be carried out now: the file has faults, the preview is not done, or it is over.",
  },
  "import-changed": {
    status: 409,
    zh: "您看到的预览已经被新的代替，没有执行。请看一遍现在的预览再执行。",
    en: "The preview you saw has been replaced, and nothing was carried out. Please look at the present one first.",
  },
  "import-running": {
    status: 409,
    zh: "您的另一次导入还在进行，请等它完成。",
    en: "Another import of yours is still running. Please wait for it.",
  },
  "import-not-last": {
    status: 409,
    zh: "只有这个组织最近一次导入可以撤回。",
    en: "Only the last import of a unit can be taken back.",
  },
  "import-built-on": {
    status: 409,
    zh: "导入之后，有些内容已经被修改，或者有新的记录用到它们，不能再整体撤回。请逐条更正。",
    en: "Since the import some of it was changed or built on, so it cannot be taken back as a whole. Please correct it piece by piece.",
  },
} as const satisfies ProblemTable

const importStates = [
  "checking",
  "faulty",
  "ready",
  "outdated",
  "applying",
  "applied",
  "undoing",
  "undone",
  "failed",
] as const

export const importParams = z.strictObject({ importId: idText })
export const importUnitParams = z.strictObject({ unitId: idText })
/** Since when what is already there changes: from a day on (today where none is named), or it was always so. */
export const newImportQuery = z.strictObject({
  fileName: line(200),
  from: day.optional(),
  always: z.enum(["true"]).optional(),
})
export const importsQuery = z.strictObject(pageQuery)

/** Media types of a workbook; some browsers do not know the first. */
export const workbookMedia = [
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
] as const

const importHead = z.object({
  importId: id,
  unit: z.object({ unitId: id, name: z.string() }),
  fileName: z.string(),
  by: z.string(),
  previewedAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  state: z.enum(importStates),
  /** The sheet being worked on. */
  sheet: z.string().nullable(),
  can: z.array(z.enum(["apply", "undo"])),
})
export type ImportHead = z.infer<typeof importHead>

const count = z.int()

/** What a file says and would do. Titles of sheets and columns, and values, are those of the workbook. */
export const importPreview = z.object({
  sheets: z.array(z.object({ sheet: z.string(), added: count, changed: count, unchanged: count })),
  counts: z.object({ fault: count, warning: count, note: count }),
  faults: z.array(
    z.object({
      level: z.enum(["fault", "warning", "note"]),
      sheet: z.string().nullable(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      /** What is wrong, and what would be right. */
      sentence: z.string(),
    }),
  ),
  changes: z.array(
    z.object({
      sheet: z.string(),
      row: z.int(),
      about: z.string(),
      name: z.string().nullable(),
      column: z.string(),
      was: z.string(),
      is: z.string(),
    }),
  ),
  added: z.array(z.object({ sheet: z.string(), about: z.string(), name: z.string(), what: z.string() })),
})
export type ImportPreview = z.infer<typeof importPreview>

export const importRun = importHead.extend({
  preview: importPreview.nullable(),
  /** Which preview this is: carrying it out names it. */
  seen: z.string().nullable(),
})
/** What whoever carries an import out has seen of it. */
export const importApplied = z.strictObject({ seen: line(200) })
export const imports = pageOf(importHead)

/** A workbook as text, for a page to hand on as a file. */
export const workbookFile = z.object({ fileName: z.string(), base64: z.string() })
