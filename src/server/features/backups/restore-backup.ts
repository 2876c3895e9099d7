import { once } from "node:events"
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs"
import type { Writable } from "node:stream"
import { finished } from "node:stream/promises"
import type { ClientBase } from "pg"
import type { Said } from "../../../contract/refusals.ts"
import {
  holdsNothing,
  openRestoreTarget,
  othersConnected,
  type RestoreTarget,
  unknownMigrations,
} from "../../db/index.ts"
import type { Env } from "../../env.ts"
import { giveToFolderOwner } from "../../folder-owner.ts"
import { ownMark } from "../../left-over.ts"
import { secretKeyFile } from "../../secret-key.ts"
import { announceHead, auditSystem, settleHead } from "../audit/index.ts"
import { trouble } from "./backup-trouble.ts"
import { names } from "./manifest.ts"
import { type Entry, readArchive, type Whole } from "./read-archive.ts"
import { copyIn, empty, setSequences, strip, voidCodes } from "./restore-store.ts"
import { sumOf, writePlainly } from "./snapshot-queries.ts"
import type { Watch } from "./watch.ts"

export interface RestoreRequest {
  readonly env: Env
  readonly file: string
  readonly passphrase: string
  readonly watch: Watch
  /** Keeps the content of a file, whose name is its digest. */
  keepContent(sha256: string, content: AsyncIterable<Buffer>): Promise<void>
  /** Lines for whoever waits. */
  readonly say: (line: Said) => void
}

/** What was restored. */
export interface Restored {
  /** The moment of all of it, ISO 8601. */
  readonly at: string
  readonly rows: number
  readonly files: number
}

/**
 * Restores a backup into an empty database, the key and the files with it. The whole file is read and checked before
 * anything is touched, and once more while its rows are written, in one transaction: after a kill, whenever it comes, the
 * database is empty or whole. Throws {@link BackupTrouble} where it may not be.
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { env, file, passphrase, watch } = request
  watch.stage({ zh: "核对备份文件", en: "checking the backup" })
  const key: Buffer[] = []
  const whole = await readArchive(file, passphrase, async ({ name, content }) => {
    watch.signal.throwIfAborted()
    if (name === names.key) for await (const piece of content) key.push(piece)
  })
  const { manifest } = whole
  if (unknownMigrations(manifest.migrations).length > 0) throw trouble("newer", manifest.program)
  const secret = Buffer.concat(key)
  refuseAnotherKey(env.dataDir, secret)
  const target = await openRestoreTarget(env, request.say)
  try {
    await refuseUnfit(target)
    watch.stage({ zh: "建立数据库", en: "making the tables" })
    await target.makeSchema(manifest.migrations)
    await restoreInto(target, request, whole, secret)
    await target.migrateOn()
  } finally {
    await target.close()
  }
  const count = (of: string) => whole.end.entries.filter(({ name }) => name.startsWith(of)).length
  const rows = whole.end.tables.reduce((all, table) => all + table.rows, 0)
  return { at: manifest.at, rows, files: count(names.files) }
}

function refuseAnotherKey(dataDir: string, secret: Buffer): void {
  const file = secretKeyFile(dataDir)
  if (existsSync(file) && readFileSync(file, "utf8").trim() !== secret.toString("utf8").trim()) {
    throw trouble("another-key", file)
  }
}

async function refuseUnfit(target: RestoreTarget): Promise<void> {
  const client = await target.connect()
  try {
    if ((await othersConnected(client)) > 0) throw trouble("in-use", target.name)
    if (!(await holdsNothing(client))) throw trouble("not-empty", target.name)
  } finally {
    await client.end()
  }
}

async function restoreInto(
  target: RestoreTarget,
  request: RestoreRequest,
  whole: Whole,
  secret: Buffer,
): Promise<void> {
  const { env, watch } = request
  const { manifest } = whole
  const client = await target.connect()
  try {
    await writePlainly(client)
    await client.query("begin")
    const { statements } = await strip(client)
    watch.stage({ zh: "写入记录和文件", en: "restoring rows and files" })
    await restoreEntries(client, request, whole)
    watch.stage({ zh: "建立索引", en: "building indexes" })
    for (const [index, statement] of statements.entries()) {
      watch.signal.throwIfAborted()
      await client.query(statement)
      watch.at(index + 1, statements.length)
    }
    await setSequences(client, manifest.sequences)
    watch.stage({ zh: "核对记录", en: "comparing rows" })
    await compare(client, whole, watch)
    await voidCodes(client)
    const { program, at, head } = manifest
    await auditSystem(client, "backup-restored", { details: { madeAt: at, program, seal: head?.seal ?? 0 } })
    putKey(env.dataDir, secret)
    announceHead(env.dataDir, head)
    await client.query("commit")
    await client.query("analyze")
    await settleHead(client, env)
  } finally {
    await client.end()
  }
}

/** Every row into its table, every content into the store, in the order of the file. */
async function restoreEntries(client: ClientBase, request: RestoreRequest, whole: Whole): Promise<void> {
  const { file, passphrase, watch, keepContent } = request
  const tables = new Map(whole.manifest.tables.map((table) => [table.name, table]))
  const total = whole.end.entries.reduce((all, { bytes }) => all + bytes, 0)
  for (const { name } of whole.manifest.tables) await empty(client, name)
  let done = 0
  let open: { readonly table: string; readonly copy: Writable } | undefined
  const close = async () => {
    const before = open
    open = undefined
    if (!before) return
    before.copy.end()
    await finished(before.copy)
  }
  const again = await readArchive(file, passphrase, async (entry) => {
    watch.signal.throwIfAborted()
    if (entry.name.startsWith(names.rows)) {
      const name = entry.name.split("/")[1] ?? ""
      const table = tables.get(name)
      if (!table) throw trouble("damaged", file)
      if (open?.table !== name) {
        await close()
        open = { table: name, copy: copyIn(client, table) }
      }
      await pour(entry, open.copy)
    } else if (entry.name.startsWith(names.files)) {
      await close()
      await keepContent(entry.name.slice(names.files.length), entry.content)
    }
    done += entry.bytes
    watch.at(done, total)
  })
  await close()
  // The file that was checked is the file that was read.
  if (JSON.stringify(again) !== JSON.stringify(whole)) throw trouble("damaged", file)
}

async function pour({ content }: Entry, into: Writable): Promise<void> {
  let failed: unknown
  const fail = (error: unknown) => {
    failed = error
  }
  into.once("error", fail)
  for await (const piece of content) {
    if (failed) throw failed
    if (!into.write(piece)) await Promise.race([once(into, "drain"), once(into, "close")])
  }
  into.off("error", fail)
  if (failed) throw failed
}

async function compare(client: ClientBase, { end }: Whole, watch: Watch): Promise<void> {
  for (const [index, { name, rows, sum }] of end.tables.entries()) {
    watch.signal.throwIfAborted()
    const found = await sumOf(client, name)
    if (found.rows !== rows || found.sum !== sum) throw trouble("differs", name)
    watch.at(index + 1, end.tables.length)
  }
}

/** Puts the key into its place, whole; one that is there is the same. */
function putKey(dataDir: string, secret: Buffer): void {
  const file = secretKeyFile(dataDir)
  if (existsSync(file)) return
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${ownMark}`
  const descriptor = openSync(draft, "wx", 0o600)
  try {
    writeSync(descriptor, secret)
    fsyncSync(descriptor)
    giveToFolderOwner(draft)
    linkSync(draft, file)
  } finally {
    closeSync(descriptor)
    rmSync(draft, { force: true })
  }
}
