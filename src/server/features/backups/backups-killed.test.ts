import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { emptyDatabase, freshDatabase, type TestDatabase, urlOf } from "../../../../tests/support/database.ts"
import { bringInSampleData } from "../../../../tests/support/sample-data.ts"
import { holdsNothing, othersConnected } from "../../db/restore-target.ts"
import { readArchive } from "./read-archive.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-killed-"))
const passphrase = "correct horse battery"
const program = fileURLToPath(new URL("../../cli/main.ts", import.meta.url))
const file = join(folder, "backup")
let database: TestDatabase
let members: number

const count = async (one: TestDatabase) => {
  const owner = await one.ownerClient()
  const { rows } = await owner.query("select count(*)::int as n from member")
  await owner.end()
  return rows[0].n
}

beforeAll(async () => {
  database = await freshDatabase()
  await bringInSampleData(database, { branches: 12, members: 150, until: "2010-08-20" })
  members = await count(database)
  const owner = await database.ownerClient()
  await owner.query(`create role ${worker} login in role xueer_app`)
  await owner.end()
}, 120_000)
afterAll(async () => {
  const owner = await database.ownerClient()
  await owner.query(`drop owned by ${worker}; drop role ${worker}`)
  await owner.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** An ordinary login that works, beside the owner, who migrates. */
const worker = `xueer_worker_${process.pid}`
const asWorker = (url: string) => url.replace(/\/\/[^@]*@/, `//${worker}@`)

/** Runs the command and kills it after some milliseconds; whether it had ended by itself, and well. */
async function runAndKill(
  words: readonly string[],
  url: string,
  data: string,
  after: number,
): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...words], {
    env: {
      ...process.env,
      DATABASE_URL: asWorker(url),
      DATABASE_OWNER_URL: url,
      DATA_DIR: join(folder, data),
      BACKUP_PASSPHRASE: passphrase,
    },
    stdio: ["ignore", "ignore", "pipe"],
  })
  let said = ""
  child.stderr.on("data", (piece) => {
    said += piece
  })
  const ended = once(child, "exit")
  await Promise.race([ended, pause(after)])
  const done = child.exitCode === 0
  if (child.exitCode === null) child.kill("SIGKILL")
  await ended
  expect(child.exitCode ?? 0, said).toBe(0)
  return done
}

/** Milliseconds after which the first is killed, and by how much later each next one: every stage is met, also of a slow one. */
const first = 300
const later = 1.3
const longest = 60_000

test("whenever a backup is killed, its file is whole or not there", { timeout: 600_000 }, async () => {
  let kills = 0
  for (let after = first; after < longest; after *= later) {
    const done = await runAndKill(["backup", file, "--overwrite"], urlOf(database), "one", after)
    if (existsSync(file)) await readArchive(file, passphrase)
    if (done) break
    kills++
  }
  expect(kills).toBeGreaterThan(3)
  expect(existsSync(file)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([])
})

test("whenever a restoration is killed, the database is empty or whole, and it can be done again", {
  timeout: 600_000,
}, async () => {
  const there = await emptyDatabase()
  let kills = 0
  let whole = false
  for (let after = first; after < longest && !whole; after *= later) {
    const done = await runAndKill(["restore", file], urlOf(there), "two", after)
    const owner = await there.ownerClient()
    await expect.poll(() => othersConnected(owner), { timeout: 20_000 }).toBe(0)
    whole = !(await holdsNothing(owner))
    await owner.end()
    if (!done) kills++
    expect(done ? whole : true).toBe(true)
  }
  expect(kills).toBeGreaterThan(3)
  expect(await count(there)).toBe(members)
  await there.drop()
})
