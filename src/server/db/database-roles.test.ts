import type pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts"

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  owner = await database.ownerClient()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const denied = "42501"

describe("the role the program works under", () => {
  it("is xueer_app, on every connection, and no superuser", async () => {
    const question = `select current_user as role, rolsuper as "super"
                        from pg_roles where rolname = current_user`
    const client = await database.connect()
    const answers = [await database.pool.query(question), await client.query(question)]
    await client.end()
    expect(answers.map(({ rows }) => rows)).toEqual([
      [{ role: "xueer_app", super: false }],
      [{ role: "xueer_app", super: false }],
    ])
  })

  it.each([
    ["make a table", "create table extra (x int)"],
    ["make a schema", "create schema extra"],
    ["make a function", "create function extra() returns int language sql return 1"],
    ["add an extension", "create extension pg_trgm"],
    ["alter a table", "alter table member add column x int"],
    ["drop a table", "drop table member"],
    ["drop an index", "drop index member_code_key"],
    ["empty a table past its triggers", "truncate member"],
    ["change what migrations ran", "delete from kysely_migration"],
  ])("may not %s", async (_, statement) => {
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: denied })
  })

  it("may write to the audit log and read it", async () => {
    await database.pool.query(`insert into audit_entry (actor, action, details) values ('test', 'try', '{}')`)
    const { rows } = await database.pool.query("select actor, action from audit_entry")
    expect(rows).toEqual([{ actor: "test", action: "try" }])
  })

  it.each([
    ["rewrite", "update audit_entry set actor = 'somebody else'"],
    ["delete from", "delete from audit_entry"],
    ["empty", "truncate audit_entry"],
    ["replace lines of", `merge into audit_entry using (values (1)) v(x) on true when matched then delete`],
  ])("may not %s the audit log", async (_, statement) => {
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: denied })
  })

  it("gains nothing by granting itself more", async () => {
    // PostgreSQL only warns that nothing was granted.
    await database.pool.query("grant update, delete on audit_entry to xueer_app")
    await expect(database.pool.query("delete from audit_entry")).rejects.toMatchObject({ code: denied })
  })

  it("finds the audit log's grants to be exactly these", async () => {
    const { rows } = await owner.query(
      `select privilege_type from information_schema.role_table_grants
        where table_name = 'audit_entry' and grantee in ('xueer_app', 'PUBLIC') order by 1`,
    )
    expect(rows.map(({ privilege_type }) => privilege_type)).toEqual(["SELECT"])
    const { rows: columns } = await owner.query(
      `select table_name || '.' || column_name as name from information_schema.role_column_grants
        where table_name in ('audit_entry', 'audit_seal') and grantee = 'xueer_app' and privilege_type = 'INSERT' order by 1`,
    )
    expect(columns.map(({ name }) => name)).toEqual([
      ...["account_id", "action", "actor", "address", "details", "member_id", "unit_id"].map(
        (column) => `audit_entry.${column}`,
      ),
      ...["audit_entry_ids", "hash", "marks", "seal_id"].map((column) => `audit_seal.${column}`),
    ])
  })

  it.each([
    [
      "the day of an entry",
      "insert into audit_entry (actor, action, details, happened_at) values ('x', 'x', '{}', '2001-01-01')",
    ],
    [
      "the number of an entry",
      "insert into audit_entry (audit_entry_id, actor, action, details) overriding system value values (1000000, 'x', 'x', '{}')",
    ],
    ["the instant of a seal", "insert into audit_seal values (1, '2001-01-01', '{}', '', '')"],
  ])("may not choose %s", async (_, statement) => {
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: denied })
  })

  it("may put a seal nowhere but after the newest", async () => {
    const put = (seal: number) =>
      database.pool.query(
        "insert into audit_seal (seal_id, audit_entry_ids, marks, hash) values ($1, '{}', '', '')",
        [seal],
      )
    await expect(put(7)).rejects.toMatchObject({ code: "23514" })
    await expect(put(0)).rejects.toMatchObject({ code: "23514" })
  })
})

describe("values", () => {
  it("leaves days and instants as PostgreSQL prints them in Shanghai, and counts as numbers", async () => {
    const { rows } = await database.pool.query(
      `select date '2010-01-05' as day, timestamp '2010-01-05 09:30' as local,
              timestamptz '2010-01-05 09:30+00' as instant, count(*) as count, 1.50::numeric as exact,
              array[date '2010-01-05', null] as days, array[1, null]::int8[] as counts`,
    )
    expect(rows).toEqual([
      {
        day: "2010-01-05",
        local: "2010-01-05 09:30:00",
        instant: "2010-01-05 17:30:00+08",
        count: 1,
        exact: "1.50",
        days: ["2010-01-05", null],
        counts: [1, null],
      },
    ])
  })

  it("refuses a count that a number cannot hold", async () => {
    await expect(database.pool.query("select 9007199254740993 as count")).rejects.toThrow("too large")
  })
})
