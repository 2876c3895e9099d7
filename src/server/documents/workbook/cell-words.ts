import type { Cell, Column } from "../../../contract/workbook.ts"
import { wordFor } from "../../../domain/shared/words.ts"

/** A cell as it is written: words in Chinese, lists joined by 、, hours as a number of hours. Empty is "". */
export function written(cell: Cell, column: Column): string | number {
  if (cell === null) return ""
  const { type } = column
  if (typeof cell === "boolean") return cell ? "是" : "否"
  if (typeof cell === "number") return type.is === "hours" ? cell / 100 : cell
  if (typeof cell === "string") return type.is === "choice" ? wordFor(type.words, cell) : cell
  return cell.map((item) => (type.is === "choices" ? wordFor(type.words, item) : item)).join("、")
}
