import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { emptyDatabase, freshDatabase, type TestDatabase } from "../../../../tests/support/database.ts"
import { migrate } from "../../db/migrate.ts"
import { migrations } from "../../db/migrations/index.ts"
import { readEnv } from "../../env.ts"
import { readinessOf } from "../../http/readiness.ts"
import { keyFor } from "../../secret-key.ts"
import { headFile, readHead } from "./audit-head.ts"
import { checkAuditLog } from "./check-audit-log.ts"
import { hashOfSeal, markOf, nameOfKey } from "./marks.ts"
import { sealAuditLog } from "./seal-audit-log.ts"
import { auditSystem } from "./store.ts"
import { verifyAuditLog } from "./verify-audit-log.ts"

let folder: string
let key: Buffer
let file: string
let database: TestDatabase

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xueer-versions-"))
  key = keyFor(folder, "trail")
  file = headFile(folder)
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** The migrations before one, as an older version knows them. */
function upTo(name: string): typeof migrations {
  const names = Object.keys(migrations)
  return Object.fromEntries(Object.entries(migrations).slice(0, names.indexOf(name))) as typeof migrations
}
const seal = () => sealAuditLog(database, key, file)
const verify = () => verifyAuditLog(database, key, file)

/** Waits until somebody waits for a lock in the database. */
async function untilWaiting(): Promise<void> {
  const owner = await database.ownerClient()
  await expect
    .poll(async () => {
      const { rows } = await owner.query(
        "select count(*)::int as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())",
      )
      return rows[0].n
    })
    .toBeGreaterThan(0)
  await owner.end()
}

describe("entries of a version from before there were seals", () => {
  const old = `insert into journal (actor, deed, details) values ('xueer', 'imported', '{}')`

  test("are sealed by the next, those committed while it brings the tables up to date as well", async () => {
    database = await emptyDatabase()
    await migrate(database.access, () => {}, upTo("2026-11-25-accounts"))
    const owner = await database.ownerClient()
    await owner.query(old)
    await owner.query("begin")
    await owner.query(old)
    const migrating = migrate(database.access, () => {})
    await untilWaiting()
    await owner.query("commit")
    await migrating
    // The older program goes on, and is refused.
    await expect(owner.query(old)).rejects.toMatchObject({ code: "42P01" })
    await owner.end()
    await auditSystem(database.pool, "unit-edited")
    expect(await seal()).toBe(3)
    expect(await verify()).toMatchObject({ lines: 3, waiting: 0, fault: null })
  })

  test("that were left without one are mended, and what somebody put in later is still named", async () => {
    database = await emptyDatabase()
    await migrate(database.access, () => {}, upTo("2026-11-25-accounts"))
    const owner = await database.ownerClient()
    await owner.query(old)
    await migrate(database.access, () => {}, upTo("2026-12-01-under-a-seal"))
    await auditSystem(owner, "unit-edited")
    await seal()
    expect((await verify()).fault).toMatchObject({ what: "inserted", line: "1" })
    await owner.query(
      `alter table audit_entry disable trigger leave_unsealed;
       insert into audit_entry (actor, action, details) values ('x', 'x', '{}');
       alter table audit_entry enable trigger leave_unsealed`,
    )
    await owner.end()
    await migrate(database.access, () => {})
    expect(await seal()).toBe(1)
    expect((await verify()).fault).toMatchObject({ what: "inserted", line: "3" })
  })
})

describe("while one server after another is brought up to date", () => {
  test("an older one is not ready, and what it still enters and seals fits what the newer one does", async () => {
    database = await freshDatabase()
    await auditSystem(database.pool, "unit-edited")
    await seal()
    const older = await database.pool.connect()
    await older.query("begin")
    await auditSystem(older, "unit-edited")
    // What a later version might do: a column of its own, on both tables.
    const owner = await database.ownerClient()
    const newer = (async () => {
      await owner.query("alter table audit_entry add column place text default 'here'")
      await owner.query("alter table audit_seal add column made_by text default 'somebody'")
      await owner.query(
        `insert into kysely_migration (name, "timestamp") values ('2999-01-01-of-a-later-version', 'now')`,
      )
    })()
    await untilWaiting()
    await older.query("commit")
    older.release()
    await newer
    await owner.end()
    expect(await readinessOf(database)()).toBe(false)
    await auditSystem(database.pool, "unit-edited")
    expect(await seal()).toBe(2)
    expect(await verify()).toMatchObject({ lines: 3, waiting: 0, fault: null })
  })

  // Whoever changes what is under a seal makes every installation's audit log look tampered with, and an older server's
  // beside a newer one: a new form needs a mark of its own that says so.
  test("entries and seals are marked as they always were", async () => {
    database = await freshDatabase()
    const always = Buffer.from("the same key")
    const entry = {
      id: "1",
      at: "2010-08-20T01:02:03.000004Z",
      actor: "x",
      action: "unit-edited",
      details: '{"n": 1}',
      accountId: 1,
      unitId: null,
      memberId: 2,
      address: "::1",
    }
    const mark = markOf(always, entry)
    const under = { seal: 1, at: entry.at, lines: ["1"], marks: mark }
    expect([
      nameOfKey(always),
      mark.toString("hex"),
      hashOfSeal(always, Buffer.alloc(32), under).toString("hex"),
    ]).toEqual([
      "17c5b5a730cd9bd1",
      "bde87021a3228c50beafbe1aa10013fa",
      "0b5043a24df32c6b3f4bb328675b2f1291f8e35bf70218947e11543fc60d057e",
    ])
  })
})

describe("two servers, each with a folder of its own", () => {
  test("take turns in sealing without a word, and both remember the end", async () => {
    database = await freshDatabase()
    const elsewhere = join(folder, "other.head")
    const both = [file, elsewhere]
    await auditSystem(database.pool, "unit-edited")
    await seal()
    // The guide has a further server begin with the head of the first.
    copyFileSync(file, elsewhere)
    for (let n = 0; n < 6; n++) {
      await auditSystem(database.pool, "unit-edited", { details: { n } })
      for (const head of n % 3 ? both : both.toReversed()) await sealAuditLog(database, key, head)
    }
    await auditSystem(database.pool, "unit-edited")
    for (const head of both) await sealAuditLog(database, key, head)
    const { rows } = await database.pool.query("select action, count(*) from audit_entry group by 1")
    expect(rows).toEqual([{ action: "unit-edited", count: 8 }])
    expect(readHead(elsewhere)).toEqual(readHead(file))
    for (const head of both) expect((await verifyAuditLog(database, key, head)).fault).toBeNull()
  })
})

describe("numbers of entries", () => {
  test("taken early and committed late are no insertion, given up no gap, and deleted they are named", async () => {
    database = await freshDatabase()
    const long = await database.pool.connect()
    await long.query("begin")
    for (let n = 0; n < 20; n++) await auditSystem(long, "unit-moved")
    const given = await database.pool.connect()
    await given.query("begin")
    for (let n = 0; n < 20; n++) await auditSystem(given, "unit-moved")
    const owner = await database.ownerClient()
    for (let round = 0; round < 3; round++) {
      await owner.query(
        `insert into audit_entry (actor, action, details) select 'x', 'unit-edited', '{}' from generate_series(1, 700)`,
      )
      await seal()
      expect(await verify()).toMatchObject({ lines: 700 * (round + 1), waiting: 0, fault: null })
    }
    await given.query("rollback")
    given.release()
    await long.query("commit")
    long.release()
    // Committed, and not sealed yet.
    expect(await verify()).toMatchObject({ lines: 2100, waiting: 20, fault: null })
    expect(await seal()).toBe(20)
    expect(await verify()).toMatchObject({ lines: 2120, waiting: 0, fault: null })
    await owner.query("delete from audit_entry where audit_entry_id = 7")
    expect((await verify()).fault).toMatchObject({ what: "missing", line: "7" })
    await owner.end()
  })
})

test("a head that goes while a check walks is named by the next", async () => {
  database = await freshDatabase()
  const env = readEnv({ DATA_DIR: folder })
  await auditSystem(database.pool, "unit-edited")
  await seal()
  // The check reads one moment; its own entry comes after what happens meanwhile.
  const owner = await database.ownerClient()
  await owner.query("begin")
  await owner.query("lock table audit_seal in access exclusive mode")
  const checking = verify()
  await untilWaiting()
  rmSync(file)
  await owner.query("commit")
  await owner.end()
  const verdict = await checking
  expect(verdict.fault).toBeNull()
  await auditSystem(database.pool, "unit-edited")
  await seal()
  await auditSystem(database.pool, "trail-checked", { details: { ...verdict } })
  expect((await checkAuditLog({ database, env })).fault).toMatchObject({ what: "head-remade" })
  expect((await checkAuditLog({ database, env })).fault).toBeNull()
})
