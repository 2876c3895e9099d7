import { spawn } from "node:child_process"
import { appendFileSync, chmodSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { fileURLToPath } from "node:url"
import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { todayInShanghai } from "../../src/server/cli/screen/shell.ts"
import { accessBySocket } from "../../src/server/db/access.ts"
import { type Cluster, openCluster } from "../../src/server/db/cluster.ts"
import { connectTo } from "../../src/server/db/database.ts"
import { connectAlone } from "../../src/server/db/pool.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { refresh } from "../../src/server/features/standing/index.ts"
import { openFileStore } from "../../src/server/files/index.ts"

const main = fileURLToPath(new URL("../../src/server/cli/main.ts", import.meta.url))
const sample = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "xueer-doctor-"))
// As root the database server runs under another account, which has to pass.
chmodSync(folder, 0o711)
const dataDir = join(folder, "data")

interface Found {
  readonly name: string
  readonly state: string
  readonly what: string
  readonly mend?: string
}

function run(
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<{ code: number | null; out: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", LC_ALL: "C", PORT: "28190", ...more }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { env, cwd: folder })
    let out = ""
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text
    })
    child.on("close", (code) => resolve({ code, out }))
  })
}

/** What the doctor finds: everything by its name, and what is wrong. */
async function doctor(args: readonly string[] = [], more: Record<string, string> = {}) {
  const { code, out } = await run(["doctor", "--json", ...args], more)
  const { checks }: { checks: Found[] } = JSON.parse(out)
  const wrong = checks.filter(({ state }) => state === "wrong")
  expect(code).toBe(wrong.length === 0 ? 0 : 1)
  for (const { mend } of wrong) expect(mend).not.toBe("")
  return { checks, wrong: wrong.map(({ name }) => name), what: wrong[0]?.what ?? "" }
}

let cluster: Cluster
let owner: pg.Client

beforeAll(async () => {
  const nothingYet = await doctor()
  expect(nothingYet.wrong).toEqual([])
  expect(statSync(dataDir, { throwIfNoEntry: false })).toBeUndefined()
  expect((await run(["import", sample])).code).toBe(0)
  cluster = await openCluster(dataDir, () => {})
  owner = await connectAlone(accessBySocket(cluster.host).owner)
})

afterAll(async () => {
  await owner.end()
  await cluster.close()
  rmSync(folder, { recursive: true })
})

describe("the doctor", () => {
  test("finds nothing wrong with an installation that is well, its audit log included", async () => {
    const { wrong, checks } = await doctor(["--audit"])
    expect(wrong).toEqual([])
    expect(checks.find(({ name }) => name === "trail")?.what).toMatch(
      /^The audit log is whole: \d+ (?:entry|entries) under 1 seal/,
    )
  })

  test("names a plan whose versions do not go with its days", async () => {
    const { rows } = await owner.query(
      "update study_plan set noted_version = 9 where study_plan_id = (select min(study_plan_id) from study_plan) returning year",
    )
    const found = await doctor()
    expect(found.wrong).toEqual(["plans"])
    expect(found.what).toContain(String(rows[0].year))
    await owner.query("update study_plan set noted_version = null where noted_version = 9")
    expect((await doctor()).wrong).toEqual([])
  })

  test("reads every file, and names those that are gone or were changed", async () => {
    const store = await openFileStore({ dataDir, s3: undefined })
    const { sha256, bytes } = await store.put(Readable.from([Buffer.from("What was said")]))
    await owner.query("insert into account (login, name) values ('somebody', 'Somebody')")
    await owner.query(
      `insert into attachment (activity_id, account_id, name, kind, sha256, bytes)
       select (select min(activity_id) from activity), account_id, 'a.txt', 'txt', $1, $2 from account`,
      [sha256, bytes],
    )
    const whole = await doctor(["--files"])
    expect(whole.wrong).toEqual([])
    expect(whole.checks.find(({ name }) => name === "files")?.what).toMatch(
      /^Every file is whole: 1, 1 MB; 0 more/,
    )
    appendFileSync(join(dataDir, "files", sha256.slice(0, 2), sha256), "!")
    const changed = await doctor(["--files"])
    expect([changed.wrong, changed.what]).toEqual([["files"], `Files missing: 0, damaged: 1: ${sha256}`])
    await store.remove(sha256)
    const gone = await doctor(["--files"])
    expect([gone.wrong, gone.what]).toEqual([["files"], `Files missing: 1, damaged: 0: ${sha256}`])
    await owner.query("delete from attachment; delete from account")
    expect((await doctor(["--files"])).wrong).toEqual([])
  })

  test("says it in words, in one's own language", async () => {
    const { code, out } = await run(["doctor", "--lang", "zh"])
    expect(code).toBe(0)
    expect(out).toContain("✓ 数据库结构是最新的。")
    expect(out.trim().endsWith("一切正常。")).toBe(true)
  })

  test("names the entry of the audit log that was changed", async () => {
    await owner.query("update audit_entry set actor = 'nobody' where action = 'workbook-imported'")
    const { wrong, what } = await doctor(["--audit"])
    await owner.query("update audit_entry set actor = 'command-line' where action = 'workbook-imported'")
    expect(wrong).toEqual(["trail"])
    expect(what).toBe("Line 1 was changed after it was written.")
    expect((await doctor(["--audit"])).wrong).toEqual([])
  })

  test("finds a database that would lose what it confirmed", async () => {
    for (const name of ["fsync", "full_page_writes", "synchronous_commit"]) {
      await owner.query(`alter system set ${name} = off`)
      await owner.query("select pg_reload_conf()")
      await expect.poll(async () => (await doctor()).wrong, { timeout: 10_000 }).toEqual([name])
      await owner.query(`alter system reset ${name}`)
    }
    await owner.query("select pg_reload_conf()")
    await expect.poll(async () => (await doctor()).wrong, { timeout: 10_000 }).toEqual([])
  })

  test("finds a role of the program that may do too much", async () => {
    await owner.query("alter role xueer_app createdb")
    expect((await doctor()).wrong).toEqual(["role"])
    await owner.query("alter role xueer_app nocreatedb; grant delete on audit_entry to xueer_app")
    expect((await doctor()).wrong).toEqual(["append-only"])
    await owner.query("revoke delete on audit_entry from xueer_app")
  })

  test("finds a database that is not up to date, and leaves it so", async () => {
    const { rows } = await owner.query("delete from kysely_migration where name like '%marks' returning *")
    expect((await doctor(["--audit"])).wrong).toEqual(["schema"])
    await owner.query("insert into kysely_migration (name, timestamp) values ($1, $2)", [
      rows[0].name,
      rows[0].timestamp,
    ])
    expect((await doctor()).wrong).toEqual([])
  })

  test("judges what is kept anew, and says whether it had been kept wrongly", async () => {
    const database = connectTo(accessBySocket(cluster.host), async () => {})
    await refresh(database, readPacks(), 2010, todayInShanghai())
    await database.close()
    const { wrong, checks } = await doctor(["--rebuild"])
    expect(wrong).toEqual([])
    expect(checks.find(({ name }) => name === "standing")?.what).toContain("2010")
    await owner.query("update standing set met = met + 1 where year = 2010 and met > 0")
    expect((await doctor(["--rebuild"])).wrong).toEqual(["standing"])
    expect((await doctor(["--rebuild"])).wrong).toEqual([])
  })

  test("finds files that others may read or write", async () => {
    chmodSync(join(dataDir, "secret.key"), 0o644)
    expect((await doctor()).wrong).toEqual(["secret"])
    chmodSync(join(dataDir, "secret.key"), 0o600)
    const { mode } = statSync(dataDir)
    chmodSync(dataDir, 0o777)
    expect((await doctor()).wrong).toEqual(["folder"])
    chmodSync(dataDir, mode & 0o777)
  })

  test("misses the key once, and says it in the language asked for", async () => {
    const key = join(dataDir, "secret.key")
    renameSync(key, `${key}.away`)
    const { wrong, what, checks } = await doctor([], { LC_ALL: "zh_CN.UTF-8" })
    renameSync(`${key}.away`, key)
    expect(wrong).toEqual(["known-key"])
    expect(what).toMatch(/^DATA_DIR：\S+secret\.key 不在了，/)
    expect(checks.map(({ name }) => name)).not.toContain("secret")
  })

  test("finds places for backups and for the end of the audit log that cannot be written", async () => {
    const more = {
      BACKUP_DIR: "/dev/null/b",
      BACKUP_PASSPHRASE: "long enough it is",
      AUDIT_HEAD_FOLDER: "/nowhere",
    }
    expect((await doctor([], more)).wrong).toEqual(["BACKUP_DIR", "AUDIT_HEAD_FOLDER"])
  })

  test("finds a port that another program holds", async () => {
    const other = createServer((_, answer) => answer.end("other"))
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve))
    const address = other.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    expect((await doctor([], { PORT: String(port) })).wrong).toEqual(["port"])
    other.closeAllConnections()
    await new Promise((resolve) => other.close(resolve))
  })

  test("says why a server of one's own does not answer", async () => {
    const { wrong, what } = await doctor([], { DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" })
    expect(wrong).toEqual(["database"])
    expect(what).toContain("DATABASE_URL: no connection")
  })
})
