import { createInterface } from "node:readline/promises"
import { Writable } from "node:stream"
import { shortestPassphrase } from "../../env.ts"
import { trouble } from "../../features/backups/index.ts"
import type { Said, Speaker } from "./speaker.ts"

/**
 * The passphrase of backups: as the variable says, else typed on the terminal without being shown; a new one is typed
 * twice. Throws {@link BackupTrouble} where there is neither.
 */
export async function askPassphrase(
  given: string | undefined,
  { words }: Speaker,
  isNew: boolean,
): Promise<string> {
  if (given !== undefined) return given
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw trouble("no-passphrase")
  const first = await type(words(isNew ? newPassphrase : passphrase))
  if (!isNew) return first
  if (first.length < shortestPassphrase) throw trouble("passphrase-short")
  if ((await type(words(again))) !== first) throw trouble("passphrases-differ")
  return first
}

const passphrase: Said = { zh: "备份口令：", en: "Passphrase of the backup: " }
const newPassphrase: Said = {
  zh: "为备份设一个口令（没有它就恢复不了，请另处保存）：",
  en: "A passphrase for the backup (nothing opens it without, keep it elsewhere): ",
}
const again: Said = { zh: "再输入一次：", en: "Once more: " }

async function type(question: string): Promise<string> {
  process.stderr.write(question)
  const unseen = new Writable({ write: (_, __, done) => done() })
  const reader = createInterface({ input: process.stdin, output: unseen, terminal: true })
  try {
    return await reader.question("")
  } finally {
    reader.close()
    process.stderr.write("\n")
  }
}
