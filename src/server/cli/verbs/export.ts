import { userInfo } from "node:os"
import { type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import { writeTemplate } from "../../documents/workbook/index.ts"
import { exportWorkbook } from "../../features/exchange/index.ts"
import { mayWrite } from "../screen/may-write.ts"
import type { CommonOptions, Shell } from "../screen/shell.ts"

export interface WriteOptions extends CommonOptions {
  readonly force?: true
}

/**
 * `xueer export PATH`: writes the whole district as a workbook, readable for whoever ran it alone, with an entry in the
 * audit log that names their account on this machine. What is there already is written over only after a question.
 */
export async function exportVerb(
  { speak, json, signal, withDatabase }: Shell,
  path: string,
  { force }: WriteOptions,
): Promise<number> {
  if (!(await mayWrite(path, force, speak))) return 1
  const onSheet = (sheet: SheetKey) => {
    if (process.stderr.isTTY)
      speak.tell({ zh: `写出 ${sheetOf(sheet).title}`, en: `writing ${sheetOf(sheet).title}` })
  }
  const account = userInfo().username
  await withDatabase((database) => exportWorkbook(database, path, { onSheet, signal, account }))
  if (json) speak.answer(JSON.stringify({ written: path }))
  else speak.answer({ zh: `已写出 ${path}`, en: `written: ${path}` })
  return 0
}

/** `xueer template FILE`: writes an empty workbook to fill in; over one that is there only after a question. */
export async function templateVerb(
  { speak, json }: Shell,
  path: string,
  { force }: WriteOptions,
): Promise<number> {
  if (!/\.xlsx$/i.test(path)) {
    speak.tell({ zh: "模板的文件名应以 .xlsx 结尾", en: "the template's name must end in .xlsx" })
    return 2
  }
  if (!(await mayWrite(path, force, speak))) return 1
  await writeTemplate(path)
  if (json) speak.answer(JSON.stringify({ written: path }))
  else speak.answer({ zh: `已写出 ${path}`, en: `written: ${path}` })
  return 0
}
