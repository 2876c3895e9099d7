import { copyFileSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../tests/support/database.ts"
import { sealAuditLog } from "./features/audit/seal-audit-log.ts"
import { auditSystem } from "./features/audit/store.ts"
import { holdKey } from "./hold-key.ts"
import { keyFor, secretKeyFile } from "./secret-key.ts"

let database: TestDatabase
const folders: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
})
beforeEach(async () => {
  const owner = await database.ownerClient()
  await owner.query("truncate secret_key, audit_seal, audit_unsealed, audit_entry")
  await owner.end()
})
afterAll(async () => {
  await database.drop()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xueer-key-"))
  folders.push(folder)
  return folder
}

describe("the secret key", () => {
  test("is made with the first start, and known again at the next", async () => {
    const folder = newFolder()
    await holdKey(database, folder)
    await holdKey(database, folder)
    expect(lstatSync(secretKeyFile(folder)).mode & 0o777).toBe(0o600)
    const { rows } = await database.pool.query("select fingerprint from secret_key")
    expect(rows).toEqual([{ fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) }])
  })

  test("that is missing stops the start, and none is made in its place", async () => {
    const folder = newFolder()
    await holdKey(database, folder)
    rmSync(secretKeyFile(folder))
    await expect(holdKey(database, folder)).rejects.toThrow(
      `DATA_DIR: ${secretKeyFile(folder)} is missing, and this database was begun with one: put that file back`,
    )
    expect(readdirSync(folder)).toEqual([])
  })

  test("that goes while the server runs is not made anew by it either", async () => {
    const folder = newFolder()
    await holdKey(database, folder)
    const before = keyFor(folder, "trail")
    rmSync(secretKeyFile(folder))
    expect(keyFor(folder, "trail")).toEqual(before)
    expect(readdirSync(folder)).toEqual([])
  })

  test("of another server stops the start of the second; with the same file both work", async () => {
    const [one, other] = [newFolder(), newFolder()]
    await holdKey(database, one)
    keyFor(other, "trail")
    await expect(holdKey(database, other)).rejects.toThrow(
      `DATA_DIR: ${secretKeyFile(other)} is not the key that this database was begun with: put the right file back`,
    )
    copyFileSync(secretKeyFile(one), secretKeyFile(other))
    await holdKey(database, other)
  })

  test("is one when several servers begin at once with folders of their own", async () => {
    const starts = await Promise.allSettled([1, 2, 3, 4].map(() => holdKey(database, newFolder())))
    expect(starts.map(({ status }) => status).sort()).toEqual([
      "fulfilled",
      "rejected",
      "rejected",
      "rejected",
    ])
  })

  test("of a database from before is told by its first seal", async () => {
    const [right, wrong] = [newFolder(), newFolder()]
    await auditSystem(database.pool, "try")
    await sealAuditLog(database, keyFor(right, "trail"), join(right, "trail.head"))
    await expect(holdKey(database, newFolder())).rejects.toThrow("is missing")
    keyFor(wrong, "trail")
    await expect(holdKey(database, wrong)).rejects.toThrow("is not the key")
    await holdKey(database, right)
  })

  test("is not taken for one when the file holds something else", async () => {
    const folder = newFolder()
    writeFileSync(secretKeyFile(folder), "something\n")
    await expect(holdKey(database, folder)).rejects.toThrow("holds no key: put the right file back")
  })
})
