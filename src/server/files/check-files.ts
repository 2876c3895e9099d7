import { createHash } from "node:crypto"
import type { Database } from "../db/index.ts"
import type { FileStore } from "./file-store.ts"
import { listNamed, whichAreNamed } from "./named-queries.ts"

/** What was found of the contents of an installation. */
export interface FilesFound {
  /** Contents that something names, and their bytes. */
  readonly named: number
  readonly bytes: number
  /** Digests of those that are not there, and of those that are not what they were. */
  readonly missing: readonly string[]
  readonly damaged: readonly string[]
  /** Contents that nothing names: the clean-up lets go of them after a day. */
  readonly unnamed: number
}

const batch = 500

/** Reads every content that something names, to its end, and counts those that nothing does. */
export async function checkFiles({ pool }: Pick<Database, "pool">, store: FileStore): Promise<FilesFound> {
  const missing: string[] = []
  const damaged: string[] = []
  let named = 0
  let bytes = 0
  for (let after = ""; ; ) {
    const rows = await listNamed(pool, after, batch)
    for (const row of rows) {
      named += 1
      bytes += row.bytes
      const found = await digestOf(store, row.sha256)
      if (found === undefined) missing.push(row.sha256)
      else if (found !== row.sha256) damaged.push(row.sha256)
    }
    const last = rows.at(-1)
    if (!last) break
    after = last.sha256
  }
  return { named, bytes, missing, damaged, unnamed: await countUnnamed(pool, store) }
}

async function digestOf(store: FileStore, sha256: string): Promise<string | undefined> {
  const content = await store.open(sha256)
  if (!content) return undefined
  const hash = createHash("sha256")
  for await (const piece of content) hash.update(piece)
  return hash.digest("hex")
}

async function countUnnamed(pool: Database["pool"], store: FileStore): Promise<number> {
  let unnamed = 0
  let some: string[] = []
  const count = async () => {
    unnamed += some.length - (await whichAreNamed(pool, some)).size
    some = []
  }
  for await (const { sha256 } of store.list()) {
    some.push(sha256)
    if (some.length === batch) await count()
  }
  await count()
  return unnamed
}
