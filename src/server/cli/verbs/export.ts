import { readdirSync, statSync } from "node:fs"
import { userInfo } from "node:os"
import { createInterface } from "node:readline"
import { type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import { writeTemplate } from "../../documents/workbook/index.ts"
import { exportWorkbook } from "../../features/exchange/index.ts"
import type { Shell } from "../screen/shell.ts"
import type { Speaker } from "../screen/speaker.ts"

/**
 * `xueer export PATH`: writes the whole district as a workbook, readable for whoever ran it alone, with an entry in the
 * audit log that names their account on this machine. What is there already is written over only after a question.
 */
export async function exportVerb(
  { speak, json, signal, withDatabase }: Shell,
  path: string,
  { force = false }: { readonly force?: boolean | undefined } = {},
): Promise<number> {
  if (!force && isThere(path) && !(await agrees(path, speak))) return 1
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

/** Whether a file is there, or a folder with something in it. */
function isThere(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return false
  return found.isDirectory() ? readdirSync(path).length > 0 : found.isFile()
}

/** Asks on a terminal whether it may be written over; elsewhere says how. */
async function agrees(path: string, speak: Speaker): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    speak.tell({
      zh: `${path} 已经有内容。要覆盖，请加 --force`,
      en: `${path} holds something already. To write over it, add --force`,
    })
    return false
  }
  speak.tell({
    zh: `${path} 已经有内容。要覆盖吗？输入 yes 确认：`,
    en: `${path} holds something already. Write over it? Type yes:`,
  })
  const lines = createInterface({ input: process.stdin })
  const answer = await new Promise<string>((resolve) => {
    lines.once("line", resolve)
    lines.once("close", () => resolve(""))
  })
  lines.close()
  return answer.trim().toLowerCase() === "yes"
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
