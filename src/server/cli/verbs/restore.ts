import { counted } from "../../../domain/shared/english.ts"
import { claimServing } from "../../db/index.ts"
import { restoreBackup, trouble } from "../../features/backups/index.ts"
import { openFileStore } from "../../files/index.ts"
import { askPassphrase } from "../screen/ask-passphrase.ts"
import { progressOn } from "../screen/progress.ts"
import { minuteOf, type Shell } from "../screen/shell.ts"

/** `xueer restore FILE`: restores a backup into an empty database, with the files and the key. */
export async function restoreVerb({ env, speak, json, signal }: Shell, path: string): Promise<number> {
  const passphrase = await askPassphrase(env.backupPassphrase, speak, false)
  const release = await claimServing(env.dataDir)
  const progress = progressOn(process.stderr)
  try {
    const files = await openFileStore(env)
    const {
      at,
      rows,
      files: count,
    } = await restoreBackup({
      env,
      file: path,
      passphrase,
      watch: { signal, stage: (label) => progress.stage(speak.words(label)), at: progress.at },
      say: (line) => speak.tell(line),
      keepContent: async (sha256, content) => {
        const kept = await files.put(content)
        if (kept.sha256 !== sha256) throw trouble("damaged", path)
      },
    })
    progress.finish()
    if (json) speak.answer(JSON.stringify({ restored: path, at, rows, files: count }))
    else {
      speak.answer({
        zh: `已恢复到 ${minuteOf(at)} 的状态：${rows} 行，${count} 个文件。各处登录和没用过的激活码都已失效。`,
        en: `Restored as of ${minuteOf(at)}: ${counted(rows, "row")}, ${counted(count, "file")}. All sessions have ended, and codes not used yet are void.`,
      })
    }
    return 0
  } catch (error) {
    progress.finish()
    throw error
  } finally {
    release()
  }
}
