import { sql } from "kysely"
import type { Migration } from "kysely/migration"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { emptyDatabase, freshDatabase, type TestDatabase } from "../../../tests/support/database.ts"
import { migrate } from "./migrate.ts"
import { migrations } from "./migrations/index.ts"
import { refuseUnfitServer } from "./run-migrations.ts"
import { isCurrent } from "./schema-state.ts"

let database: TestDatabase
beforeEach(async () => {
  database = await emptyDatabase()
})
afterEach(async () => {
  await database.drop()
})

const quiet = () => {}
const ask = async (text: string) => (await database.pool.query(text)).rows

const slow: Record<string, Migration> = {
  "2026-01-01-first": {
    up: async (db) => {
      await sql`create table first (x int)`.execute(db)
      await sql`select pg_sleep(0.3)`.execute(db)
    },
  },
}
const longer: Record<string, Migration> = {
  ...slow,
  "2026-01-02-second": { up: (db) => db.schema.createTable("second").addColumn("x", "integer").execute() },
}

describe("migrating", () => {
  it("brings an empty database to the present schema, which the program can then tell", async () => {
    expect(await database.isCurrent()).toBe(false)
    await migrate(database.access, quiet)
    expect(await database.isCurrent()).toBe(true)
  })

  it("has nothing to do, and says nothing, the second time", async () => {
    const lines: string[] = []
    await migrate(database.access, (line) => lines.push(line.en))
    expect(lines).toEqual(["Bringing the database up to date."])
    await migrate(database.access, (line) => lines.push(line.en))
    expect(lines).toHaveLength(1)
  })

  it("runs each migration once when several programs begin at the same time", async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(database.access, quiet, slow)))
    const owner = await database.ownerClient()
    const { rows } = await owner.query("select name from kysely_migration")
    await owner.end()
    expect(rows).toEqual([{ name: "2026-01-01-first" }])
  })

  it("goes on from where an older program left the database", async () => {
    await migrate(database.access, quiet, slow)
    expect(await isCurrent(ask, Object.keys(longer))).toBe(false)
    await migrate(database.access, quiet, longer)
    expect(await isCurrent(ask, Object.keys(longer))).toBe(true)
  })

  it("leaves everything as it was when a migration fails, and says which", async () => {
    const broken = { ...slow, "2026-01-02-broken": { up: () => Promise.reject(new Error("no such column")) } }
    const attempt = migrate(database.access, quiet, broken)
    await expect(attempt).rejects.toThrow("Migration 2026-01-02-broken failed: no such column")
    const owner = await database.ownerClient()
    const { rows } = await owner.query("select to_regclass('first') as first")
    await owner.end()
    expect(rows).toEqual([{ first: null }])
  })

  it("refuses a database that a newer program has migrated", async () => {
    await migrate(database.access, quiet, longer)
    await expect(migrate(database.access, quiet, slow)).rejects.toThrow(
      'brought up to date by a newer version of this program (it has "2026-01-02-second")',
    )
  })

  it("has names that sort in the order in which they are to run", () => {
    expect(Object.keys(migrations)).toEqual(Object.keys(migrations).sort())
    expect(Object.keys(migrations).filter((name) => !/^\d{4}-\d\d-\d\d-[a-z0-9-]+$/.test(name))).toEqual([])
  })
})

describe("a clone of the template", () => {
  it("is current without migrating", async () => {
    const clone = await freshDatabase()
    expect(await clone.isCurrent()).toBe(true)
    await clone.drop()
  })
})

const name = { zh: "DATABASE_URL", en: "DATABASE_URL" }

describe("a server of one's own", () => {
  const server = { version: 150_000, release: "15.0", encoding: "UTF8" }

  it("may be PostgreSQL 15 and anything newer", () => {
    expect(() => refuseUnfitServer(name, server)).not.toThrow()
    expect(() => refuseUnfitServer(name, { ...server, version: 190_001 })).not.toThrow()
  })

  it("may not be older", () => {
    const old = { ...server, version: 140_023, release: "14.23" }
    expect(() => refuseUnfitServer(name, old)).toThrow(
      "DATABASE_URL: PostgreSQL 14.23 is too old, 15 or newer is needed.",
    )
  })

  it("may not hold text in another encoding", () => {
    expect(() => refuseUnfitServer(name, { ...server, encoding: "SQL_ASCII" })).toThrow("UTF8")
  })
})
