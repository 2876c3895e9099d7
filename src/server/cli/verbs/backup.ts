import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { counted } from "../../../domain/shared/english.ts"
import { sizeOfFile } from "../../../domain/shared/size-of-file.ts"
import { makeBackup, proveBackup, trouble, type Watch } from "../../features/backups/index.ts"
import { openFileStore } from "../../files/index.ts"
import { askPassphrase } from "../screen/ask-passphrase.ts"
import { progressOn } from "../screen/progress.ts"
import type { CommonOptions, Shell } from "../screen/shell.ts"

export interface BackupOptions extends CommonOptions {
  readonly prove?: true
  readonly overwrite?: true
}

/** `xueer backup FILE`: writes everything there is into one file that its passphrase opens. */
export async function backupVerb(shell: Shell, path: string, options: BackupOptions): Promise<number> {
  const { env, speak, json, signal, withDatabase } = shell
  const file = resolve(path)
  if (existsSync(file) && !options.overwrite) throw trouble("is-there", path)
  const passphrase = await askPassphrase(env.backupPassphrase, speak, true)
  const progress = progressOn(process.stderr)
  const watch: Watch = { signal, stage: (label) => progress.stage(speak.words(label)), at: progress.at }
  const files = await openFileStore(env)
  const make = () => withDatabase((database) => makeBackup({ env, database, files, file, passphrase, watch }))
  const made = await make().finally(progress.finish)
  if (options.prove) await proveBackup({ env, file, passphrase, watch }).finally(progress.finish)
  const proven = options.prove === true
  if (json) speak.answer(JSON.stringify({ written: path, proven, ...made }))
  else {
    const { rows, files: count, bytes } = made
    const size = sizeOfFile(bytes)
    speak.answer({
      zh: `已备份到 ${path}：${rows} 行，${count} 个文件，${size}${proven ? "，已恢复验证" : ""}。`,
      en: `Backed up to ${path}: ${counted(rows, "row")}, ${counted(count, "file")}, ${size}${proven ? ", proven by restoring it" : ""}.`,
    })
  }
  return 0
}
