import type { Database } from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { checkFiles, openFileStore } from "../../files/index.ts"
import { type Check, fine, wrong } from "./check.ts"

/** Named in full, so many; of more only how many. */
const named = 5

/** Reads every file that something names, and compares it with its digest. */
export async function checkAllFiles(database: Database, env: Env): Promise<Check> {
  const store = await openFileStore(env)
  const found = await checkFiles(database, store).catch((error: unknown) => String(error))
  if (typeof found === "string") {
    return wrong(
      "files",
      { zh: `文件存储读不到：${found}`, en: `The store of files cannot be read: ${found}` },
      {
        zh: "检查 FILES_URL 和 AWS 变量，或 DATA_DIR/files 的权限。",
        en: "Check FILES_URL and the AWS variables, or who may read DATA_DIR/files.",
      },
    )
  }
  const { missing, damaged, unnamed, bytes } = found
  if (missing.length === 0 && damaged.length === 0) {
    const size = Math.ceil(bytes / 1_048_576)
    return fine(
      "files",
      `文件完整：${found.named} 个，${size} MB；另有 ${unnamed} 个没有记录引用，一天后清除。`,
      `Every file is whole: ${found.named}, ${size} MB; ${unnamed} more are named by nothing and go after a day.`,
    )
  }
  const list = [...missing, ...damaged].slice(0, named).join(" ")
  return wrong(
    "files",
    {
      zh: `文件缺 ${missing.length} 个，损坏 ${damaged.length} 个：${list}`,
      en: `Files missing: ${missing.length}, damaged: ${damaged.length}: ${list}`,
    },
    {
      zh: "从备份里取回这些文件，按 SHA-256 的前两位放进 DATA_DIR/files（或存储桶）。",
      en: "Bring them back from a backup, into DATA_DIR/files (or the bucket) below the first two digits of their SHA-256.",
    },
  )
}
