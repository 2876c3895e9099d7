import type { Database } from "./db/index.ts"
import { WrongVariable } from "./env.ts"
import { isSealedWith } from "./features/audit/index.ts"
import { derive, fingerprintOf, holdSecret, makeSecret, readSecret, secretKeyFile } from "./secret-key.ts"
import { fingerprintKept, keepFingerprint, needsSecret } from "./secret-key-store.ts"

/**
 * Sees to it that the secret in the data folder is the one that the database was begun with, and makes both known to
 * each other where everything is new. Throws {@link WrongVariable} with what to do where it is missing, or another.
 */
export async function holdKey({ pool }: Pick<Database, "pool">, dataDir: string): Promise<void> {
  const trouble = await keyTrouble({ pool }, dataDir)
  if (trouble) throw trouble
  const secret = readSecret(dataDir) ?? makeSecret(dataDir)
  const own = fingerprintOf(secret)
  // Another server may have begun it meanwhile.
  if ((await keepFingerprint(pool, own)) !== own) throw another(dataDir)
  holdSecret(dataDir, secret)
}

/** What is wrong with the secret in the data folder, if anything; changes nothing. */
export async function keyTrouble(
  { pool }: Pick<Database, "pool">,
  dataDir: string,
): Promise<WrongVariable | undefined> {
  const kept = await fingerprintKept(pool)
  const found = readSecret(dataDir)
  if (!found) return kept !== undefined || (await needsSecret(pool)) ? missing(dataDir) : undefined
  // Of a database from before fingerprints the first seal tells whose it is.
  const fits =
    kept === undefined ? await isSealedWith(pool, derive(found, "trail")) : kept === fingerprintOf(found)
  return fits ? undefined : another(dataDir)
}

function missing(dataDir: string): WrongVariable {
  return new WrongVariable("DATA_DIR", {
    zh: `${secretKeyFile(dataDir)} 不在了，而这个数据库原来有密钥：请从备份，或从同一数据库的另一台服务器的数据文件夹，把它放回去。什么也没有改动。`,
    en:
      `${secretKeyFile(dataDir)} is missing, and this database was begun with one: put that file back, from a backup or ` +
      "from the data folder of another server on this database. Nothing was changed.",
  })
}

function another(dataDir: string): WrongVariable {
  return new WrongVariable("DATA_DIR", {
    zh: `${secretKeyFile(dataDir)} 不是这个数据库的密钥：请从备份，或从同一数据库的另一台服务器的数据文件夹，把原来的放回去。什么也没有改动。`,
    en:
      `${secretKeyFile(dataDir)} is not the key that this database was begun with: put the right file back, from a ` +
      "backup or from the data folder of another server on this database. Nothing was changed.",
  })
}
