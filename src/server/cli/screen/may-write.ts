import { readdirSync, statSync } from "node:fs"
import { createInterface } from "node:readline"
import type { Speaker } from "./speaker.ts"

/** Whether something may be written there: at once where nothing is, or `force` says so; else only after a question. */
export async function mayWrite(path: string, force: boolean | undefined, speak: Speaker): Promise<boolean> {
  return force === true || !isThere(path) || (await agrees(path, speak))
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
