import type pg from "pg"
import { afterAll, beforeAll, describe, expect, it, test } from "vitest"
import { emptyDatabase, freshDatabase, type TestDatabase } from "../../../tests/support/database.ts"
import { noticeSentences } from "../../contract/notice-sentences.ts"
import { unitChangeKinds } from "../../contract/units.ts"
import { sheetOf } from "../../contract/workbook.ts"
import { grantedRoles } from "../../domain/access/roles.ts"
import { taskKinds } from "../../domain/policy/recorded-tasks.ts"
import { bands } from "../../domain/shared/words.ts"
import { sheetTables } from "../features/exchange/sheet-tables.ts"
import { migrate } from "./migrate.ts"
import { migrations } from "./migrations/index.ts"

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

interface WordColumn {
  readonly table: string
  readonly column: string
  readonly words: readonly string[]
}

/** Every column of the workbook that holds words, and those that no workbook has. */
const wordColumns: readonly WordColumn[] = [
  ...sheetTables.flatMap(({ sheet, table, columns }) =>
    columns.flatMap(({ name, from, ofSitting }): WordColumn[] => {
      const type = sheetOf(sheet).columns.find(({ key }) => key === from)?.type
      if (type?.is !== "choice" && type?.is !== "choices") return []
      return [{ table: ofSitting ? "sitting" : table, column: name, words: Object.values(type.words) }]
    }),
  ),
  { table: "recorded_task", column: "kind", words: taskKinds },
  { table: "grant_of_role", column: "role", words: grantedRoles },
  { table: "notice", column: "kind", words: Object.keys(noticeSentences) },
  { table: "unit_change", column: "kind", words: unitChangeKinds },
  { table: "standing", column: "band", words: Object.values(bands) },
]

async function allowedIn({ table, column }: WordColumn): Promise<string[]> {
  const { rows } = await owner.query<{ definition: string }>(
    `select pg_get_constraintdef(c.oid) as definition
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
      where c.contype = 'c' and c.conrelid = $1::regclass and a.attname = $2`,
    [table, column],
  )
  return rows.flatMap(({ definition }) => [...definition.matchAll(/'([^']*)'/g)].map(([, word = ""]) => word))
}

describe("words", () => {
  test("are looked at in every table that has them", () => {
    expect(new Set(wordColumns.map(({ table }) => table)).size).toBeGreaterThan(8)
  })

  // Where a list gets a word, a migration drops the constraint and adds it anew with all its words.
  test.each(wordColumns)("of $table, as its $column, are those of the one list", async (of) => {
    expect((await allowedIn(of)).toSorted()).toEqual([...of.words].toSorted())
  })

  test("are guarded in every column whose name says that it holds one", async () => {
    const { rows } = await owner.query<{ column: string }>(
      `select c.relname || '.' || a.attname as column
         from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
          and a.atttypid = 'text'::regtype and a.attname ~ '^(kind|state|status|band|role|post|item)$'
          and not exists (select from pg_constraint k
                           where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                             and pg_get_constraintdef(k.oid) like '%''%')
        order by 1`,
    )
    expect(rows.map(({ column }) => column)).toEqual([])
  })

  test("that no list has are refused, in a list of words too", async () => {
    const member = (column: string, value: string) =>
      database.pool.query(`insert into member (code, name, ${column}) values ('w', '王', ${value})`)
    await expect(member("rank", "'boss'")).rejects.toMatchObject({ code: "23514" })
    await expect(member("circumstances", "array['frail', 'lazy']")).rejects.toMatchObject({ code: "23514" })
  })
})

describe("a recorded task", () => {
  it.each(["null, null", "1, 1"])("is that of one unit or one member, not of %s", async (subjects) => {
    await expect(
      database.pool.query(
        `insert into recorded_task (kind, done_on, year, unit_id, member_id)
         values ('notebook-issued', '2010-03-01', 2010, ${subjects})`,
      ),
    ).rejects.toMatchObject({ code: "23514", constraint: "recorded_task_of_one_subject" })
  })
})

describe("keys", () => {
  test("that point to another table are found from there", async () => {
    const { rows } = await owner.query(
      `select c.conrelid::regclass || ': ' || c.conname as missing from pg_constraint c
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
          select from pg_index i join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
           where i.indrelid = c.conrelid and i.indisvalid and i.indkey[0] = c.conkey[1]
             and (i.indpred is null
                  or pg_get_expr(i.indpred, i.indrelid) = '(' || quote_ident(a.attname) || ' IS NOT NULL)'))`,
    )
    expect(rows).toEqual([])
  })
})

describe("plans", () => {
  test("are one a unit and year; of two there were, nothing is lost", async () => {
    const old = await emptyDatabase()
    const before = Object.entries(migrations).filter(([name]) => name < "2026-11-28-words-and-keys")
    await migrate(old.access, () => {}, Object.fromEntries(before))
    const client = await old.ownerClient()
    await client.query(
      `insert into unit (unit_id, code, name, kind, path) values (1, '01', '区委', 'district-committee', '1')`,
    )
    const plan = (values: string) =>
      client.query(
        `insert into study_plan (unit_id, year, submitted_on, filed_on, remark) values (1, ${values})`,
      )
    await plan("2010, '2010-02-01', '2010-02-03', '补报'")
    await plan("2010, '2009-12-01', null, '初稿'")
    await plan("2011, '2010-12-01', '2010-12-05', null")
    await migrate(old.access, () => {})

    const plans = await client.query(
      `select year, submitted_on as "submittedOn", filed_on as "filedOn", remark from study_plan order by year`,
    )
    expect(plans.rows).toEqual([
      { year: 2010, submittedOn: "2009-12-01", filedOn: "2010-02-03", remark: "初稿\n补报" },
      { year: 2011, submittedOn: "2010-12-01", filedOn: "2010-12-05", remark: null },
    ])
    const kept = await client.query(
      `select before ->> 'submitted_on' as was, after is null as gone from record_change
        where unit_id = 1 and table_name = 'study_plan' order by 1`,
    )
    expect(kept.rows).toEqual([
      { was: "2009-12-01", gone: true },
      { was: "2010-02-01", gone: false },
    ])
    await expect(plan("2010, null, null, null")).rejects.toMatchObject({ code: "23505" })
    await client.end()
    await old.drop()
  })
})
