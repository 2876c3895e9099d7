import { createHash } from "node:crypto"
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { emptyDatabase, freshDatabase, type TestDatabase, urlOf } from "../../../../tests/support/database.ts"
import { bringInSampleData } from "../../../../tests/support/sample-data.ts"
import { makeSession } from "../../../../tests/support/server.ts"
import { makeSmallDisk } from "../../../../tests/support/small-disk.ts"
import { migrationNames } from "../../db/migrations/names.ts"
import { openRestoreTarget } from "../../db/restore-target.ts"
import { type Env, readEnv } from "../../env.ts"
import { type FileStore, openFileStore } from "../../files/index.ts"
import { ownMark } from "../../left-over.ts"
import { keyFor, secretKeyFile } from "../../secret-key.ts"
import { checkAuditLog, lastRestored } from "../audit/index.ts"
import { keepBackup } from "./keep-backup.ts"
import { makeBackup } from "./make-backup.ts"
import { restoreBackup } from "./restore-backup.ts"
import { stateOfBackups } from "./state-of-backups.ts"
import type { Watch } from "./watch.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-backups-"))
const passphrase = "correct horse battery"
const watch: Watch = { signal: new AbortController().signal, stage: () => undefined, at: () => undefined }
const drops: TestDatabase[] = []
const picture = Buffer.from("what was seen at the meeting")
const digest = createHash("sha256").update(picture).digest("hex")

let database: TestDatabase
let files: FileStore
let env: Env
const file = join(folder, "backup")

beforeAll(async () => {
  database = await freshDatabase()
  env = readEnv({ DATA_DIR: join(folder, "one"), BACKUP_PASSPHRASE: passphrase })
  files = await openFileStore(env)
  await bringInSampleData(database, { branches: 12, members: 150, until: "2010-08-20" })
  const { pool } = database
  const { rows } = await pool.query(
    "insert into account (login, name) values ('a', 'A') returning account_id",
  )
  await makeSession(database, rows[0].account_id)
  await pool.query(
    `insert into activation (code_hash, account_id, expires_at) values ('\\x01', $1, now() + interval '3 days')`,
    [rows[0].account_id],
  )
  const { sha256, bytes } = await files.put(Readable.from([picture]))
  await pool.query(
    `insert into attachment (activity_id, name, kind, sha256, bytes, account_id)
     select activity_id, 'a.txt', 'txt', $1, $2, $3 from activity limit 1`,
    [sha256, bytes, rows[0].account_id],
  )
  // A number that was given and is gone: nobody gets it again.
  await pool.query(
    "begin; insert into suggestion (account_id, page, body) select account_id, '/', 'x' from account; rollback",
  )
  await checkAuditLog({ database, env })
  await makeBackup({ env, database, files, file, passphrase, watch })
}, 120_000)
afterEach(async () => {
  for (const one of drops.splice(0)) await one.drop()
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

let made = 0

/** An empty database of one's own with a data folder of its own. */
async function place(): Promise<{ there: TestDatabase; at: Env; store: FileStore }> {
  const there = await emptyDatabase()
  drops.push(there)
  const at = readEnv({ DATA_DIR: join(folder, `place-${++made}`), DATABASE_URL: urlOf(there) })
  return { there, at, store: await openFileStore(at) }
}

const restoreTo = (at: Env, store: FileStore, more: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
  restoreBackup({
    env: at,
    file,
    passphrase,
    watch,
    say: () => undefined,
    keepContent: async (_, content) => void (await store.put(content)),
    ...more,
  })

const tablesOf = async (there: TestDatabase) => {
  const owner = await there.ownerClient()
  const { rows } = await owner.query(
    "select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace",
  )
  await owner.end()
  return rows[0].n
}

test("everything is there again: rows, files, the key, and the numbers that were given", async () => {
  const { there, at, store } = await place()
  const restored = await restoreTo(at, store)
  expect(restored.files).toBe(1)
  const same = `select (select count(*) from attendance) as attendance,
                       (select sum(hashtext(a::text)::bigint) from attendance a) as sum,
                       (select count(*) from record_change) as changes,
                       (select count(*) from audit_seal) as seals`
  const ours = (await database.pool.query(same)).rows
  const theirs = (await there.pool.query(same)).rows
  expect(theirs).toEqual(ours)
  expect(ours[0].attendance).toBeGreaterThan(500)
  expect(await store.has(digest)).toBe(true)
  expect(readFileSync(secretKeyFile(at.dataDir))).toEqual(readFileSync(secretKeyFile(env.dataDir)))
  const next = await there.pool.query(
    "insert into suggestion (account_id, page, body) select account_id, '/', 'x' from account limit 1 returning suggestion_id",
  )
  const before = await database.pool.query("select last_value from suggestion_suggestion_id_seq")
  expect(next.rows[0].suggestion_id).toBe(before.rows[0].last_value + 1)
  expect(await there.isCurrent()).toBe(true)
}, 60_000)

test("nobody is signed in any more, and codes that were handed out are void", async () => {
  const { there, at, store } = await place()
  await restoreTo(at, store)
  const { rows } = await there.pool.query(
    `select (select count(*) from session) as sessions, (select count(*) from activation where expires_at > now()) as codes,
            (select count(*) from activation) as given`,
  )
  expect(rows[0]).toEqual({ sessions: 0, codes: 0, given: 1 })
}, 60_000)

test("the audit log is whole, and says from which moment it was restored", async () => {
  const { there, at, store } = await place()
  // As after a loss: the folder is still there, and remembers an end that is in no backup.
  mkdirSync(at.dataDir)
  copyFileSync(secretKeyFile(env.dataDir), secretKeyFile(at.dataDir))
  writeFileSync(join(at.dataDir, "trail.head"), JSON.stringify({ seal: 999, hash: "00", key: "00" }))
  const elsewhere = join(folder, "elsewhere")
  mkdirSync(elsewhere)
  writeFileSync(join(elsewhere, "trail.heads"), `${JSON.stringify({ seal: 999, hash: "00", key: "00" })}\n`)
  const kept: Env = { ...at, auditHead: { ...at.auditHead, folder: elsewhere } }
  const { at: madeAt } = await restoreTo(kept, store)
  const log = { database: there, env: kept }
  expect((await checkAuditLog(log)).fault).toBeNull()
  expect(await lastRestored(there.pool)).toMatchObject({ madeAt })
  const owner = await there.ownerClient()
  await owner.query(
    "update audit_entry set actor = 'somebody else' where audit_entry_id = (select min(audit_entry_id) from audit_entry)",
  )
  await owner.end()
  expect((await checkAuditLog(log)).fault).toMatchObject({ what: "edited" })
}, 60_000)

test("who was killed between the restoration and its note in the folder leaves that to the next start", async () => {
  const { there, at, store } = await place()
  await restoreTo(at, store)
  renameSync(join(at.dataDir, "trail.head"), join(at.dataDir, "trail.head.restoring"))
  writeFileSync(join(at.dataDir, "trail.head"), JSON.stringify({ seal: 999, hash: "00", key: "00" }))
  expect((await checkAuditLog({ database: there, env: at })).fault).toBeNull()
}, 60_000)

test("an empty database that a server has made is empty enough", async () => {
  const there = await freshDatabase()
  drops.push(there)
  const at = readEnv({ DATA_DIR: join(folder, `place-${++made}`), DATABASE_URL: urlOf(there) })
  await restoreTo(at, await openFileStore(at))
  expect((await there.pool.query("select count(*) as n from unit")).rows[0].n).toBeGreaterThan(10)
}, 60_000)

test("what a later version has added is added to what is restored", async () => {
  const older = await emptyDatabase()
  drops.push(older)
  const before = migrationNames.slice(0, -1)
  const target = await openRestoreTarget(
    readEnv({ DATA_DIR: folder, DATABASE_URL: urlOf(older) }),
    () => undefined,
  )
  await target.makeSchema(before)
  const owner = await older.ownerClient()
  await owner.query("grant select on all sequences in schema public to xueer_app")
  await owner.end()
  await older.pool.query("insert into unit (code, name, kind) values ('D', '区委', 'district-committee')")
  const old = join(folder, "old")
  await makeBackup({ env, database: older, files, file: old, passphrase, watch })
  const { there, at, store } = await place()
  await restoreTo(at, store, { file: old })
  expect(await there.isCurrent()).toBe(true)
  expect((await there.pool.query("select name from unit")).rows).toEqual([{ name: "区委" }])
}, 60_000)

test("what must not be restored is refused with a sentence, and nothing is touched", async () => {
  const { there, at, store } = await place()
  await expect(restoreTo(at, store, { passphrase: "wrong horse battery" })).rejects.toMatchObject({
    code: "wrong-passphrase",
  })
  const changed = join(folder, "changed")
  const bytes = readFileSync(file)
  bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1
  writeFileSync(changed, bytes)
  await expect(restoreTo(at, store, { file: changed })).rejects.toMatchObject({ code: "damaged" })
  expect(await tablesOf(there)).toBe(0)
  expect(existsSync(at.dataDir)).toBe(false)

  keyFor(at.dataDir, "trail")
  await expect(restoreTo(at, store)).rejects.toMatchObject({ code: "another-key" })
  expect(await tablesOf(there)).toBe(0)
  rmSync(secretKeyFile(at.dataDir))

  const guest = await there.ownerClient()
  await expect(restoreTo(at, store)).rejects.toMatchObject({ code: "in-use" })
  await guest.query("create table somebody (x int)")
  await guest.end()
  await expect(restoreTo(at, store)).rejects.toMatchObject({ code: "not-empty" })
  const full = readEnv({ DATA_DIR: join(folder, "one"), DATABASE_URL: urlOf(database) })
  await expect(restoreTo(full, store)).rejects.toMatchObject({
    code: expect.stringMatching(/in-use|not-empty/),
  })
}, 120_000)

test("a backup is of one moment, however people work meanwhile", async () => {
  const there = await freshDatabase()
  drops.push(there)
  await there.pool.query("insert into account (login, name) values ('a', 'A')")
  let working = true
  let pairs = 0
  const work = async () => {
    while (working) {
      // Two rows of two tables that only come together.
      await there.pool.query(
        `with one as (insert into suggestion (account_id, page, body) select account_id, '/', 'x' from account returning 1)
         insert into audit_entry (actor, action, details) select 'a', 'pair', '{}' from one`,
      )
      pairs++
    }
  }
  const workers = [work(), work()]
  const moving = join(folder, "moving")
  await makeBackup({ env, database: there, files, file: moving, passphrase, watch })
  working = false
  await Promise.all(workers)
  expect(pairs).toBeGreaterThan(workers.length)
  const { there: restored, at, store } = await place()
  await restoreTo(at, store, { file: moving })
  const { rows } = await restored.pool.query(
    "select (select count(*) from suggestion) as one, (select count(*) from audit_entry where action = 'pair') as other",
  )
  expect(rows[0].one).toBe(rows[0].other)
  expect(rows[0].one).toBeGreaterThan(0)
}, 120_000)

test("the nightly backup is proven, also where one that was killed has left its own, and what is wrong is an alarm", {
  timeout: 240_000,
}, async () => {
  const { pool } = database
  expect(await stateOfBackups(pool, { backupPassphrase: undefined })).toMatchObject({
    state: "no-passphrase",
  })
  expect(await stateOfBackups(pool, env)).toMatchObject({ state: "none-yet" })
  const left = join(env.dataDir, "proof", "postgres")
  mkdirSync(left, { recursive: true })
  writeFileSync(join(left, "PG_VERSION"), "18")
  const disk = await makeSmallDisk(32)
  if (disk) env = { ...env, backupDir: disk.folder }
  mkdirSync(env.backupDir, { recursive: true })
  const nobody = ownMark.replace(`-${process.pid}-`, "-4194304-")
  writeFileSync(join(env.backupDir, `half.${nobody}.part`), Buffer.alloc(31_000_000))
  const { fileName } = await keepBackup(env, database, files, watch)
  expect(readdirSync(env.backupDir)).toEqual([fileName])
  expect(existsSync(join(env.dataDir, "proof"))).toBe(false)
  expect(await stateOfBackups(pool, env)).toEqual({ state: "fine", trouble: null })
  expect((await pool.query("select proven_at is not null as proven from backup")).rows).toEqual([
    { proven: true },
  ])

  const path = join(env.dataDir, "files", digest.slice(0, 2), digest)
  writeFileSync(path, Buffer.from("what was never seen there...".slice(0, picture.length)))
  await expect(keepBackup(env, database, files, watch)).rejects.toMatchObject({ code: "damaged" })
  const { rows } = await pool.query("select proven_at, trouble from backup order by backup_id desc limit 1")
  expect(rows[0]).toMatchObject({ proven_at: null, trouble: { zh: expect.stringContaining("损坏") } })
  await files.put(Readable.from([picture]))
  await disk?.end()
})
