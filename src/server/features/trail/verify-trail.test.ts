import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../../tests/support/database.ts"
import { keyFor } from "../../secret-key.ts"
import { sealTrail } from "./seal-trail.ts"
import { noteSystem } from "./store.ts"
import { headFile, readHead, writeHead } from "./trail-head.ts"
import { verifyTrail } from "./verify-trail.ts"

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
    `insert into journal (actor, deed, details, account_id, unit_id, member_id, address)
     select 'person-' || n, 'unit-edited', jsonb_build_object('n', n), n, 7, 8, '10.0.0.' || n from
       generate_series(1, $1::int) n`,
    [lines],
  )
}

const verify = () => verifyTrail(database, key, file)

/** Whatever an owner of the database could do to a trail, given where. */
const tricks: Readonly<Record<string, (at: { line: number; other: number; seal: number }) => string[]>> = {
  "another day": ({ line }) => [
    `update journal set happened_at = happened_at + '1 microsecond' where journal_id = ${line}`,
  ],
  "another actor": ({ line }) => [`update journal set actor = actor || ' ' where journal_id = ${line}`],
  "another deed": ({ line }) => [`update journal set deed = 'unit-moved' where journal_id = ${line}`],
  "other details": ({ line }) => [`update journal set details = '{}' where journal_id = ${line}`],
  "another account": ({ line }) => [
    `update journal set account_id = account_id + 1 where journal_id = ${line}`,
  ],
  "another unit": ({ line }) => [`update journal set unit_id = null where journal_id = ${line}`],
  "another member": ({ line }) => [`update journal set member_id = 9 where journal_id = ${line}`],
  "another address": ({ line }) => [`update journal set address = null where journal_id = ${line}`],
  "a line gone": ({ line }) => [`delete from journal where journal_id = ${line}`],
  "a line put in": ({ line }) => [
    `insert into journal (journal_id, happened_at, actor, deed, details)
     select 100000, happened_at, actor, deed, details from journal where journal_id = ${line}`,
  ],
  "two lines swapped": ({ line, other }) => swap("journal", "journal_id", line, other),
  "a seal gone": ({ seal }) => [`delete from journal_seal where seal_id = ${seal}`],
  "a seal and its lines gone": ({ seal }) => [
    `delete from journal where journal_id = any(array(select unnest(journal_ids) from journal_seal where seal_id = ${seal}))`,
    `delete from journal_seal where seal_id = ${seal}`,
  ],
  "the end cut off": ({ seal }) => [
    `delete from journal where journal_id in (select unnest(journal_ids) from journal_seal where seal_id >= ${seal})`,
    `delete from journal_seal where seal_id >= ${seal}`,
  ],
  "two seals swapped": ({ seal }) => swap("journal_seal", "seal_id", seal, (seal % seals) + 1),
  "a seal put in": ({ seal }) => [
    `insert into journal_seal (seal_id, journal_ids, marks, hash)
     select ${seals + 1}, journal_ids, marks, hash from journal_seal where seal_id = ${seal}`,
  ],
  "a seal before the first": ({ seal }) => [
    `insert into journal_seal (seal_id, journal_ids, marks, hash)
     select 0, journal_ids, marks, hash from journal_seal where seal_id = ${seal}`,
  ],
  "another hash": ({ seal }) => [
    `update journal_seal set hash = set_byte(hash, 3, (get_byte(hash, 3) + 1) % 256) where seal_id = ${seal}`,
  ],
  "other marks": ({ seal }) => [
    `update journal_seal set marks = set_byte(marks, 20, (get_byte(marks, 20) + 1) % 256) where seal_id = ${seal}`,
  ],
  "a seal over fewer lines": ({ seal }) => [
    `update journal_seal set journal_ids = journal_ids[2:] where seal_id = ${seal}`,
  ],
  "another instant of a seal": ({ seal }) => [
    `update journal_seal set sealed_at = sealed_at + '1 second' where seal_id = ${seal}`,
  ],
}

function swap(table: string, id: string, one: number, other: number): string[] {
  return [
    `update ${table} set ${id} = -1000 where ${id} = ${one}`,
    `update ${table} set ${id} = ${one} where ${id} = ${other}`,
    `update ${table} set ${id} = ${other} where ${id} = -1000`,
  ]
}

describe("a trail of sixty lines under twelve seals", () => {
  beforeAll(async () => {
    for (let seal = 0; seal < seals; seal++) {
      await write(linesEach)
      await sealTrail(database, key, file)
    }
    await owner.query(`
      alter table journal alter column journal_id drop identity;
      alter table journal disable trigger leave_unsealed;
      create table journal_before as select * from journal;
      create table seal_before as select * from journal_seal`)
  })

  const restore = () =>
    owner.query(`truncate journal, journal_seal, journal_unsealed;
      insert into journal select * from journal_before;
      insert into journal_seal select * from seal_before`)

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
    expect(await faultAfter("update journal set deed = 'x' where journal_id = 17")).toEqual({
      what: "edited",
      seal: 4,
      line: "17",
    })
    expect(await faultAfter("delete from journal where journal_id = 17")).toEqual({
      what: "missing",
      seal: 4,
      line: "17",
    })
    expect(await faultAfter(...swap("journal", "journal_id", 16, 17))).toEqual({
      what: "swapped",
      seal: 4,
      line: "16",
    })
    expect(
      await faultAfter(
        "insert into journal (journal_id, actor, deed, details) values (9007199254740993, 'x', 'x', '{}')",
      ),
    ).toEqual({ what: "inserted", seal: null, line: "9007199254740993" })
    expect(await faultAfter("delete from journal_seal where seal_id = 5")).toMatchObject({
      what: "seal-missing",
      seal: 5,
    })
  })

  test("does not forget its end because something new is written", async () => {
    await owner.query(
      "delete from journal where journal_id > 55; delete from journal_seal where seal_id = 12",
    )
    await owner.query(`alter table journal enable trigger leave_unsealed;
      insert into journal (journal_id, actor, deed, details) values (56, 'x', 'x', '{}'), (57, 'x', 'x', '{}')`)
    await sealTrail(database, key, file)
    const { fault } = await verify()
    await owner.query("alter table journal disable trigger leave_unsealed")
    await restore()
    expect(fault).toMatchObject({ what: "truncated", seal: 12 })
  })

  test("says when the file that remembers its end is gone, or the key is another one", async () => {
    const remembered = readHead(file)
    rmSync(file)
    expect((await verify()).fault).toMatchObject({ what: "head-missing" })
    if (remembered) writeHead(file, remembered)
    expect((await verifyTrail(database, Buffer.alloc(32, 1), file)).fault).toMatchObject({
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
      while (writing) await sealTrail(busy, key, head)
    })()
    const writer = async (name: string) => {
      for (let n = 0; n < 150; n++) {
        const client = await busy.pool.connect()
        await client.query("begin")
        await noteSystem(client, "unit-edited", { details: { name, n } })
        if (n % 3 === 0) await noteSystem(client, "unit-moved", { details: { name, n } })
        // Some of them think better of it, and leave a number that no line has.
        await client.query(n % 5 === 0 ? "rollback" : "commit")
        client.release()
      }
    }
    await Promise.all(["a", "b", "c", "d"].map(writer))
    writing = false
    await sealer
    await sealTrail(busy, key, head)
    const verdict = await verifyTrail(busy, key, head)
    const { rows } = await busy.pool.query("select count(*) as lines from journal")
    expect(verdict).toMatchObject({ fault: null, waiting: 0, lines: rows[0].lines })
    expect(verdict.lines).toBe(4 * (120 + 40))
    await busy.drop()
  })

  test("an open transaction keeps no seal from being made, and its line is sealed afterwards", async () => {
    const busy = await freshDatabase()
    const head = join(folder, "open.head")
    const slow = await busy.pool.connect()
    await slow.query("begin")
    await noteSystem(slow, "unit-edited")
    await noteSystem(busy.pool, "unit-moved")
    expect(await sealTrail(busy, key, head)).toBe(1)
    await slow.query("commit")
    slow.release()
    expect(await sealTrail(busy, key, head)).toBe(1)
    expect((await verifyTrail(busy, key, head)).fault).toBeNull()
    await busy.drop()
  })

  test("the application can neither change a seal nor take one away", async () => {
    for (const statement of [
      "update journal_seal set hash = ''",
      "delete from journal_seal",
      "update journal set actor = ''",
      "delete from journal",
      "truncate journal_unsealed",
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
    `insert into journal (actor, deed, details, unit_id, address)
     select 'person-' || n % 300, 'event-recorded', jsonb_build_object('n', n), n % 60, '10.0.0.1'
       from generate_series(1, 100000) n`,
  )
  await client.end()
  const began = performance.now()
  expect(await sealTrail(large, key, head)).toBe(100_000)
  const sealed = performance.now()
  expect(await verifyTrail(large, key, head)).toEqual({ seals: 100, lines: 100_000, waiting: 0, fault: null })
  const verified = performance.now()
  expect(sealed - began).toBeLessThan(30_000)
  expect(verified - sealed).toBeLessThan(15_000)
  await large.drop()
})
