import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../../tests/support/database.ts"
import { keyFor } from "../../secret-key.ts"
import { headFile, readHead, writeHead } from "./audit-head.ts"
import { sealAuditLog } from "./seal-audit-log.ts"
import { auditSystem } from "./store.ts"
import { verifyAuditLog } from "./verify-audit-log.ts"

let database: TestDatabase
let owner: pg.Client
let folder: string
let key: Buffer
let file: string

beforeAll(async () => {
  database = await freshDatabase()
  owner = await database.ownerClient()
  folder = mkdtempSync(join(tmpdir(), "xueer-trail-"))
  key = keyFor(folder, "trail")
  file = headFile(folder)
})

afterAll(async () => {
  await owner.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const seals = 12
const linesEach = 5

async function write(lines: number): Promise<void> {
  await owner.query(
    `insert into audit_entry (actor, action, details, account_id, unit_id, member_id, address)
     select 'person-' || n, 'unit-edited', jsonb_build_object('n', n), n, 7, 8, '10.0.0.' || n from
       generate_series(1, $1::int) n`,
    [lines],
  )
}

const verify = () => verifyAuditLog(database, key, file)

/** Whatever an owner of the database could do to a audit log, given where. */
const tricks: Readonly<Record<string, (at: { line: number; other: number; seal: number }) => string[]>> = {
  "another day": ({ line }) => [
    `update audit_entry set happened_at = happened_at + '1 microsecond' where audit_entry_id = ${line}`,
  ],
  "another actor": ({ line }) => [
    `update audit_entry set actor = actor || ' ' where audit_entry_id = ${line}`,
  ],
  "another action": ({ line }) => [
    `update audit_entry set action = 'unit-moved' where audit_entry_id = ${line}`,
  ],
  "other details": ({ line }) => [`update audit_entry set details = '{}' where audit_entry_id = ${line}`],
  "another account": ({ line }) => [
    `update audit_entry set account_id = account_id + 1 where audit_entry_id = ${line}`,
  ],
  "another unit": ({ line }) => [`update audit_entry set unit_id = null where audit_entry_id = ${line}`],
  "another member": ({ line }) => [`update audit_entry set member_id = 9 where audit_entry_id = ${line}`],
  "another address": ({ line }) => [`update audit_entry set address = null where audit_entry_id = ${line}`],
  "a line gone": ({ line }) => [`delete from audit_entry where audit_entry_id = ${line}`],
  "a line put in": ({ line }) => [
    `insert into audit_entry (audit_entry_id, happened_at, actor, action, details)
     select 100000, happened_at, actor, action, details from audit_entry where audit_entry_id = ${line}`,
  ],
  "two lines swapped": ({ line, other }) => swap("audit_entry", "audit_entry_id", line, other),
  "a seal gone": ({ seal }) => [`delete from audit_seal where seal_id = ${seal}`],
  "a seal and its lines gone": ({ seal }) => [
    `delete from audit_entry where audit_entry_id = any(array(select unnest(audit_entry_ids) from audit_seal where seal_id = ${seal}))`,
    `delete from audit_seal where seal_id = ${seal}`,
  ],
  "the end cut off": ({ seal }) => [
    `delete from audit_entry where audit_entry_id in (select unnest(audit_entry_ids) from audit_seal where seal_id >= ${seal})`,
    `delete from audit_seal where seal_id >= ${seal}`,
  ],
  "two seals swapped": ({ seal }) => swap("audit_seal", "seal_id", seal, (seal % seals) + 1),
  "a seal put in": ({ seal }) => [
    `insert into audit_seal (seal_id, audit_entry_ids, marks, hash)
     select ${seals + 1}, audit_entry_ids, marks, hash from audit_seal where seal_id = ${seal}`,
  ],
  "a seal before the first": ({ seal }) => [
    `insert into audit_seal (seal_id, audit_entry_ids, marks, hash)
     select 0, audit_entry_ids, marks, hash from audit_seal where seal_id = ${seal}`,
  ],
  "another hash": ({ seal }) => [
    `update audit_seal set hash = set_byte(hash, 3, (get_byte(hash, 3) + 1) % 256) where seal_id = ${seal}`,
  ],
  "other marks": ({ seal }) => [
    `update audit_seal set marks = set_byte(marks, 20, (get_byte(marks, 20) + 1) % 256) where seal_id = ${seal}`,
  ],
  "a seal over fewer lines": ({ seal }) => [
    `update audit_seal set audit_entry_ids = audit_entry_ids[2:] where seal_id = ${seal}`,
  ],
  "another instant of a seal": ({ seal }) => [
    `update audit_seal set sealed_at = sealed_at + '1 second' where seal_id = ${seal}`,
  ],
}

function swap(table: string, id: string, one: number, other: number): string[] {
  return [
    `update ${table} set ${id} = -1000 where ${id} = ${one}`,
    `update ${table} set ${id} = ${one} where ${id} = ${other}`,
    `update ${table} set ${id} = ${other} where ${id} = -1000`,
  ]
}

describe("a audit log of sixty lines under twelve seals", () => {
  beforeAll(async () => {
    for (let seal = 0; seal < seals; seal++) {
      await write(linesEach)
      await sealAuditLog(database, key, file)
    }
    await owner.query(`
      alter table audit_entry alter column audit_entry_id drop identity;
      alter table audit_entry disable trigger leave_unsealed;
      create table entries_before as select * from audit_entry;
      create table seal_before as select * from audit_seal`)
  })

  const restore = () =>
    owner.query(`truncate audit_entry, audit_seal, audit_unsealed;
      insert into audit_entry select * from entries_before;
      insert into audit_seal select * from seal_before`)

  test("is found whole", async () => {
    expect(await verify()).toEqual({ seals, lines: seals * linesEach, waiting: 0, fault: null })
  })

  test.each(Object.entries(tricks))("does not hide %s, whichever it is", async (_, trick) => {
    const line = fc.integer({ min: 1, max: seals * linesEach })
    const where = fc
      .record({ line, other: line, seal: fc.integer({ min: 1, max: seals }) })
      .filter((at) => at.line !== at.other)
    const tried = fc.asyncProperty(where, async (at) => {
      for (const statement of trick(at)) await owner.query(statement)
      const { fault } = await verify()
      await restore()
      expect(fault).not.toBeNull()
    })
    await fc.assert(tried, { numRuns: 12 })
  })

  test("names the line that was changed, taken out, put in or swapped", async () => {
    const faultAfter = async (...statements: string[]) => {
      for (const statement of statements) await owner.query(statement)
      const { fault } = await verify()
      await restore()
      return fault
    }
    expect(await faultAfter("update audit_entry set action = 'x' where audit_entry_id = 17")).toEqual({
      what: "edited",
      seal: 4,
      line: "17",
    })
    expect(await faultAfter("delete from audit_entry where audit_entry_id = 17")).toEqual({
      what: "missing",
      seal: 4,
      line: "17",
    })
    expect(await faultAfter(...swap("audit_entry", "audit_entry_id", 16, 17))).toEqual({
      what: "swapped",
      seal: 4,
      line: "16",
    })
    expect(
      await faultAfter(
        "insert into audit_entry (audit_entry_id, actor, action, details) values (9007199254740993, 'x', 'x', '{}')",
      ),
    ).toEqual({ what: "inserted", seal: null, line: "9007199254740993" })
    expect(await faultAfter("delete from audit_seal where seal_id = 5")).toMatchObject({
      what: "seal-missing",
      seal: 5,
    })
  })

  test("does not forget its end because something new is written", async () => {
    await owner.query(
      "delete from audit_entry where audit_entry_id > 55; delete from audit_seal where seal_id = 12",
    )
    await owner.query(`alter table audit_entry enable trigger leave_unsealed;
      insert into audit_entry (audit_entry_id, actor, action, details) values (56, 'x', 'x', '{}'), (57, 'x', 'x', '{}')`)
    await sealAuditLog(database, key, file)
    const { fault } = await verify()
    await owner.query("alter table audit_entry disable trigger leave_unsealed")
    await restore()
    expect(fault).toMatchObject({ what: "truncated", seal: 12 })
  })

  test("says when the file that remembers its end is gone, or the key is another one", async () => {
    const remembered = readHead(file)
    rmSync(file)
    expect((await verify()).fault).toMatchObject({ what: "head-missing" })
    if (remembered) writeHead(file, remembered)
    expect((await verifyAuditLog(database, Buffer.alloc(32, 1), file)).fault).toMatchObject({
      what: "wrong-key",
    })
    expect((await verify()).fault).toBeNull()
  })
})

describe("while people work", () => {
  test("lines are never lost, and whoever writes them waits for no seal", async () => {
    const busy = await freshDatabase()
    const head = join(folder, "busy.head")
    let writing = true
    const sealer = (async () => {
      while (writing) await sealAuditLog(busy, key, head)
    })()
    const writer = async (name: string) => {
      for (let n = 0; n < 150; n++) {
        const client = await busy.pool.connect()
        await client.query("begin")
        await auditSystem(client, "unit-edited", { details: { name, n } })
        if (n % 3 === 0) await auditSystem(client, "unit-moved", { details: { name, n } })
        // Some of them think better of it, and leave a number that no line has.
        await client.query(n % 5 === 0 ? "rollback" : "commit")
        client.release()
      }
    }
    await Promise.all(["a", "b", "c", "d"].map(writer))
    writing = false
    await sealer
    await sealAuditLog(busy, key, head)
    const verdict = await verifyAuditLog(busy, key, head)
    const { rows } = await busy.pool.query("select count(*) as lines from audit_entry")
    expect(verdict).toMatchObject({ fault: null, waiting: 0, lines: rows[0].lines })
    expect(verdict.lines).toBe(4 * (120 + 40))
    await busy.drop()
  })

  test("an open transaction keeps no seal from being made, and its line is sealed afterwards", async () => {
    const busy = await freshDatabase()
    const head = join(folder, "open.head")
    const slow = await busy.pool.connect()
    await slow.query("begin")
    await auditSystem(slow, "unit-edited")
    await auditSystem(busy.pool, "unit-moved")
    expect(await sealAuditLog(busy, key, head)).toBe(1)
    await slow.query("commit")
    slow.release()
    expect(await sealAuditLog(busy, key, head)).toBe(1)
    expect((await verifyAuditLog(busy, key, head)).fault).toBeNull()
    await busy.drop()
  })

  test("the application can neither change a seal nor take one away", async () => {
    for (const statement of [
      "update audit_seal set hash = ''",
      "delete from audit_seal",
      "update audit_entry set actor = ''",
      "delete from audit_entry",
      "truncate audit_unsealed",
    ]) {
      await expect(database.pool.query(statement)).rejects.toMatchObject({ code: "42501" })
    }
  })
})

test("a hundred thousand lines are sealed and verified while one waits", async () => {
  const large = await freshDatabase()
  const head = join(folder, "large.head")
  const client = await large.ownerClient()
  await client.query(
    `insert into audit_entry (actor, action, details, unit_id, address)
     select 'person-' || n % 300, 'event-recorded', jsonb_build_object('n', n), n % 60, '10.0.0.1'
       from generate_series(1, 100000) n`,
  )
  await client.end()
  const began = performance.now()
  expect(await sealAuditLog(large, key, head)).toBe(100_000)
  const sealed = performance.now()
  expect(await verifyAuditLog(large, key, head)).toEqual({
    seals: 100,
    lines: 100_000,
    waiting: 0,
    fault: null,
  })
  const verified = performance.now()
  expect(sealed - began).toBeLessThan(30_000)
  expect(verified - sealed).toBeLessThan(15_000)
  await large.drop()
})
