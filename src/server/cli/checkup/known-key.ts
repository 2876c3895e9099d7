import type { Database } from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { keyTrouble } from "../../hold-key.ts"
import { type Check, fine, wrong } from "./check.ts"

/** Whether the secret key is the one that the database was begun with. */
export async function checkKnownKey(database: Database, { dataDir }: Env): Promise<Check> {
  const trouble = await keyTrouble(database, dataDir)
  if (!trouble) {
    return fine(
      "known-key",
      "密钥是这个数据库的。",
      "The secret key is the one that the database was begun with.",
    )
  }
  return wrong("known-key", trouble.said, {
    zh: "从备份，或从同一数据库的另一台服务器的数据文件夹，把原来的 secret.key 放回去。",
    en: "Put the right secret.key back, from a backup or from the data folder of another server on this database.",
  })
}
