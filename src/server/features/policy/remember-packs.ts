import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Pack } from "../../../domain/policy/clause.ts"
import { giveToFolderOwner } from "../../folder-owner.ts"
import { policyFolders } from "./own-policies.ts"

const source = fileURLToPath(new URL("../../../..", import.meta.url))

/** Whatever decides how packs read: their own files, and the code that reads them. */
const deciding = ["src/contract", "src/domain/policy", "src/domain/shared", "src/server/features/policy"]

/**
 * The packs, those of `DATA_DIR/policies` too, as they were read and checked before, when not a letter has changed
 * since; otherwise they are read, and remembered in `DATA_DIR/cache`. The command line is started often, and reading costs more than what it then does.
 * Throws {@link PackUnreadable} like `readPacks`; a folder that cannot be written to costs only time.
 */
export async function recallPacks(dataDir: string): Promise<Pack[]> {
  const folders = policyFolders(dataDir)
  const file = join(dataDir, "cache", `packs-${fingerprint(folders)}.json`)
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    const { readPacks } = await import("./read-packs.ts")
    const packs = readPacks(...folders)
    remember(file, packs)
    return packs
  }
}

function fingerprint(policies: readonly string[]): string {
  const hash = createHash("sha256")
  const folders = [...policies, ...deciding.map((folder) => join(source, folder))]
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort(byPath)) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      hash.update(`${path}\0`).update(readFileSync(path)).update("\0")
    }
  }
  return hash.digest("hex").slice(0, 16)
}

const byPath = (a: { parentPath: string; name: string }, b: { parentPath: string; name: string }) =>
  join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1

function remember(file: string, packs: readonly Pack[]): void {
  try {
    const folder = dirname(file)
    // Only beside data that is there: where DATA_DIR itself comes from is another's business.
    if (!existsSync(folder)) {
      mkdirSync(folder)
      giveToFolderOwner(folder)
    }
    for (const old of readdirSync(folder)) if (old.startsWith("packs-")) rmSync(join(folder, old))
    const half = `${file}.${process.pid}`
    writeFileSync(half, JSON.stringify(packs))
    giveToFolderOwner(half)
    renameSync(half, file)
  } catch {
    // Reading again next time is all that is lost.
  }
}
