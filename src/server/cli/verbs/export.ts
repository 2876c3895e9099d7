import { type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import { writeTemplate } from "../../documents/workbook/index.ts"
import { exportWorkbook } from "../../features/exchange/index.ts"
import type { Shell } from "../screen/shell.ts"

/** `xueer export PATH`: writes the whole district as a workbook. */
export async function exportVerb(
  { speak, json, signal, withDatabase }: Shell,
  path: string,
): Promise<number> {
  const onSheet = (sheet: SheetKey) => {
    if (process.stderr.isTTY)
      speak.tell({ zh: `写出 ${sheetOf(sheet).title}`, en: `writing ${sheetOf(sheet).title}` })
  }
  await withDatabase((database) => exportWorkbook(database, path, { onSheet, signal }))
  if (json) speak.answer(JSON.stringify({ written: path }))
  else speak.answer({ zh: `已写出 ${path}`, en: `written: ${path}` })
  return 0
}

/** `xueer template FILE`: writes an empty workbook to fill in. */
export async function templateVerb({ speak, json }: Shell, path: string): Promise<number> {
  if (!/\.xlsx$/i.test(path)) {
    speak.tell({ zh: "模板的文件名应以 .xlsx 结尾", en: "the template's name must end in .xlsx" })
    return 2
  }
  await writeTemplate(path)
  if (json) speak.answer(JSON.stringify({ written: path }))
  else speak.answer({ zh: `已写出 ${path}`, en: `written: ${path}` })
  return 0
}
