import { createHash } from "node:crypto"
import { appendFileSync, mkdtempSync, rmSync, utimesSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { databaseLike, type TestDatabase } from "../../../tests/support/database.ts"
import { inTransaction } from "../db/index.ts"
import { checkFiles } from "./check-files.ts"
import { clearUnnamed } from "./clear-unnamed.ts"
import type { FileStore } from "./file-store.ts"
import { FolderStore } from "./folder-store.ts"
import { keepFile } from "./keep-file.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-clear-"))
const store: FileStore = new FolderStore(folder, join(folder, "drafts"))
const day = 86_400_000
let database: TestDatabase

beforeAll(async () => {
  database = await databaseLike("files", async ({ pool }) => {
    await pool.query("insert into unit (code, name, kind) values ('B1', '一支部', 'branch')")
    await pool.query("insert into account (login, name) values ('somebody', 'Somebody')")
    await pool.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select 'A1', unit_id, 'assembly', 'A', '2010-08-20 09:00', 200, 'held' from unit`,
    )
  })
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const content = (text: string) =>
  async function* () {
    yield Buffer.from(text)
  }
const digestOf = (text: string) => createHash("sha256").update(text).digest("hex")
const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)

async function putLongAgo(text: string) {
  const kept = await store.put(content(text)())
  const then = new Date(Date.now() - 2 * day)
  utimesSync(pathOf(kept.sha256), then, then)
  return kept
}

const nameIt = (client: Pick<TestDatabase["pool"], "query">, sha256: string) =>
  client.query(
    `insert into attachment (activity_id, name, kind, sha256, bytes, account_id)
     select activity_id, 'a.txt', 'txt', $1, 4, account_id from activity, account returning attachment_id as id`,
    [sha256],
  )

test("clears what nothing names, a day later, and nothing else", async () => {
  const named = await putLongAgo("named")
  await nameIt(database.pool, named.sha256)
  const idle = await putLongAgo("idle")
  const fresh = await store.put(content("fresh")())
  expect(await checkFiles(database, store)).toEqual({
    named: 1,
    bytes: 4,
    missing: [],
    damaged: [],
    unnamed: 2,
  })
  expect(await clearUnnamed(database, store)).toBe(1)
  expect(await store.has(idle.sha256)).toBe(false)
  expect(await store.has(named.sha256)).toBe(true)
  expect(await store.has(fresh.sha256)).toBe(true)
  expect(await clearUnnamed(database, store, Date.now() + 2 * day)).toBe(1)
  expect(await store.has(fresh.sha256)).toBe(false)
  expect(await store.has(named.sha256)).toBe(true)
})

test("what was named until a moment ago stays for a day, however long it lies there", async () => {
  const { sha256 } = await putLongAgo("let go")
  const { pool } = database
  await pool.query(
    "insert into content_let_go (activity_id, sha256, bytes) select activity_id, $1, 6 from activity",
    [sha256],
  )
  expect(await clearUnnamed(database, store)).toBe(0)
  expect(await store.has(sha256)).toBe(true)
  await pool.query("update content_let_go set let_go_at = now() - interval '25 hours'")
  expect(await clearUnnamed(database, store)).toBe(1)
  expect(await store.has(sha256)).toBe(false)
})

test("takes nothing from under whoever is about to name it", async () => {
  const { sha256 } = await putLongAgo("contested")
  let clearing: Promise<number> | undefined
  await inTransaction(database.pool, async (client) => {
    await keepFile(client, store, { sha256, bytes: 9 }, content("contested"))
    clearing = clearUnnamed(database, store)
    const waits = () =>
      client.query("select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted")
    await expect.poll(async () => (await waits()).rows[0].n).toBe(1)
    await nameIt(client, sha256)
  })
  expect(await clearing).toBe(0)
  expect(await store.has(sha256)).toBe(true)
})

test("what was cleared a moment before is put there anew by whoever names it", async () => {
  const kept = await putLongAgo("gone again")
  expect(await clearUnnamed(database, store)).toBe(1)
  await inTransaction(database.pool, async (client) => {
    await keepFile(client, store, kept, content("gone again"))
    await nameIt(client, kept.sha256)
  })
  expect(await store.has(kept.sha256)).toBe(true)
})

test("many who put, name and clear the same content at once leave no name without it", async () => {
  const text = "everybody's"
  const sha256 = digestOf(text)
  const rounds = Array.from({ length: 40 }, async (_, at) => {
    if (at % 4 === 0) return await clearUnnamed(database, store, Date.now() + 2 * day)
    const kept = await store.put(content(text)())
    return await inTransaction(database.pool, async (client) => {
      await keepFile(client, store, kept, content(text))
      const { rows } = await nameIt(client, sha256)
      if (at % 2 === 0) await client.query("delete from attachment where attachment_id = $1", [rows[0].id])
    })
  })
  await Promise.all(rounds)
  const { rows } = await database.pool.query("select count(*)::int as n from attachment where sha256 = $1", [
    sha256,
  ])
  expect(rows[0].n).toBe(20)
  expect(await store.has(sha256)).toBe(true)
})

test("a file that is gone or was changed is found", async () => {
  const gone = await store.put(content("will be gone")())
  const changed = await store.put(content("will be changed")())
  await nameIt(database.pool, gone.sha256)
  await nameIt(database.pool, changed.sha256)
  await store.remove(gone.sha256)
  appendFileSync(pathOf(changed.sha256), "!")
  expect(await checkFiles(database, store)).toMatchObject({
    missing: [gone.sha256],
    damaged: [changed.sha256],
  })
})
