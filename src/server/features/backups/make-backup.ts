import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { ClientBase } from "pg"
import type { Database } from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { type FileStore, namedFiles } from "../../files/index.ts"
import { holdKey } from "../../hold-key.ts"
import { keyFor, secretKeyFile } from "../../secret-key.ts"
import { newestHead } from "../audit/index.ts"
import { trouble } from "./backup-trouble.ts"
import { layout, type Manifest, names } from "./manifest.ts"
import {
  beginSnapshot,
  copyOut,
  endSnapshot,
  readMigrations,
  readSequences,
  readServer,
  readTables,
  sumOf,
} from "./snapshot-queries.ts"
import type { Watch } from "./watch.ts"
import { type ArchiveWriter, writeArchive } from "./write-archive.ts"

const { version } = createRequire(import.meta.url)("../../../../package.json") as { version: string }

/** What was backed up. */
export interface Made {
  /** The moment of all of it, ISO 8601. */
  readonly at: string
  readonly bytes: number
  readonly rows: number
  readonly files: number
}

export interface BackupRequest {
  readonly env: Pick<Env, "dataDir">
  readonly database: Database
  readonly files: FileStore
  readonly file: string
  readonly passphrase: string
  readonly watch: Watch
}

/** Bytes of rows in one entry. */
const part = 4 * 1024 * 1024

/**
 * Writes everything there is, as of one moment, into one file: rows, contents of files, and the key that opens what is
 * sealed in the rows. People work on meanwhile.
 */
export async function makeBackup(request: BackupRequest): Promise<Made> {
  const { env, database, file, passphrase } = request
  // Without it nothing that is sealed in the backup would open.
  await holdKey(database, env.dataDir)
  const key = keyFor(env.dataDir, "trail")
  const client = await database.connect()
  try {
    const at = await beginSnapshot(client)
    const counts = { rows: 0, files: 0 }
    const bytes = await writeArchive(file, passphrase, async (archive) => {
      const tables = await readTables(client)
      const manifest: Manifest = {
        layout,
        program: version,
        postgres: (await readServer(client)).postgres,
        at,
        migrations: await readMigrations(client),
        tables: tables.map(({ name, columns }) => ({ name, columns })),
        sequences: await readSequences(client),
        head: (await newestHead(client, key)) ?? null,
      }
      await archive.add(names.manifest, Buffer.from(`${JSON.stringify(manifest)}\n`))
      await archive.add(names.key, readFileSync(secretKeyFile(env.dataDir)))
      const sums = await addRows(request, client, archive, tables)
      counts.rows = sums.reduce((all, { rows }) => all + rows, 0)
      counts.files = await addFiles(request, client, archive)
      return { tables: sums }
    })
    await endSnapshot(client)
    return { at, bytes, ...counts }
  } finally {
    await client.end()
  }
}

async function addRows(
  { watch }: BackupRequest,
  client: ClientBase,
  archive: ArchiveWriter,
  tables: readonly (Manifest["tables"][number] & { readonly guess: number })[],
): Promise<{ name: string; rows: number; sum: string }[]> {
  const total = tables.reduce((all, { guess }) => all + guess, 0)
  const sums: { name: string; rows: number; sum: string }[] = []
  let done = 0
  watch.stage({ zh: "备份记录", en: "backing up rows" })
  for (const table of tables) {
    let count = 0
    for await (const rows of inParts(copyOut(client, table))) {
      watch.signal.throwIfAborted()
      await archive.add(`${names.rows}${table.name}/${String(++count).padStart(6, "0")}.copy`, rows)
    }
    sums.push({ name: table.name, ...(await sumOf(client, table.name)) })
    done += table.guess
    watch.at(done, total)
  }
  return sums
}

/** Cut between rows, so that each part can be read by itself. */
async function* inParts(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of content) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes < part) continue
    const all = Buffer.concat(pieces)
    const cut = all.lastIndexOf(0x0a) + 1
    if (cut > 0) yield all.subarray(0, cut)
    pieces = cut < all.length ? [all.subarray(cut)] : []
    bytes = all.length - cut
  }
  if (bytes > 0) yield Buffer.concat(pieces)
}

async function addFiles(
  { files, watch }: BackupRequest,
  client: ClientBase,
  archive: ArchiveWriter,
): Promise<number> {
  let count = 0
  watch.stage({ zh: "备份文件", en: "backing up files" })
  for await (const { sha256, bytes } of namedFiles(client)) {
    watch.signal.throwIfAborted()
    const content = await files.open(sha256)
    if (!content) throw trouble("file-missing", sha256)
    await archive.addStream(`${names.files}${sha256}`, bytes, content)
    watch.at(++count, count)
  }
  return count
}
