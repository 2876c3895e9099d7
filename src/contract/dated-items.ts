import type { MemberItem, UnitItem } from "../domain/shared/words.ts"
import { type Column, type SheetKey, sheetOf } from "./workbook.ts"

/** Which column of 组织 an item of 组织变动 is. */
const unitItemColumns: Readonly<Record<UnitItem, string>> = {
  name: "name",
  parent: "parent",
  category: "category",
  field: "field",
  "central-group": "hasCentralGroup",
  committee: "hasCommittee",
  "lecture-cycle": "lectureCycle",
  "study-day": "studyDay",
}

/** Which column of 党员 an item of 党员变动 is. */
const memberItemColumns: Readonly<Record<MemberItem, string>> = {
  rank: "rank",
  "in-service": "inService",
  status: "status",
  circumstances: "circumstances",
}

const mainSheets = {
  unitHistory: { sheet: "units", columns: unitItemColumns },
  memberHistory: { sheet: "members", columns: memberItemColumns },
} as const

/** Whether a sheet says what was so on a day. */
export function isHistory(sheet: SheetKey): sheet is keyof typeof mainSheets {
  return Object.hasOwn(mainSheets, sheet)
}

/** The column of the main sheet whose history a row of 组织变动 or 党员变动 is: what 值 may hold. */
export function columnOfItem(sheet: keyof typeof mainSheets, item: string): Column | undefined {
  const { sheet: main, columns } = mainSheets[sheet]
  const key = new Map<string, string>(Object.entries(columns)).get(item)
  return sheetOf(main).columns.find((column) => column.key === key)
}
