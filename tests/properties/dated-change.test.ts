import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import { type Day, dayOf, type Period, periodKinds, periodsOf } from "../../src/domain/shared/calendar.ts"
import { inTransaction } from "../../src/server/db/index.ts"
import { type Holds, keepChanges, people, units } from "../../src/server/features/dated/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { bringInBook, emptyDistrict, judged } from "../support/district.ts"
import { cases, judgedYear } from "../support/random-district.ts"

const packs = readPacks()
let database: Awaited<ReturnType<typeof freshDatabase>>
let owner: Awaited<ReturnType<typeof database.ownerClient>>

beforeAll(async () => {
  database = await freshDatabase()
  owner = await database.ownerClient()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** Values of the items by which a period that is over must not change; the lecture cycle is that of the year's end. */
const values = {
  unit: {
    name: ["区直机关工委", "某党组织"],
    category: ["town", "district-office", "other"],
    field: ["village", "office", "enterprise"],
    "central-group": [true, false],
    committee: [true, false],
    "study-day": ["monday", "flexible"],
    parent: [],
  },
  member: {
    rank: ["chu-head", "ke-head", "none"],
    "in-service": [true, false],
    status: ["full", "probationary"],
    circumstances: [["frail"], ["away", "low-literacy"], null],
  },
} as const

const change = fc.oneof(
  fc.record({
    of: fc.constant("unit" as const),
    item: fc.constantFrom(...(Object.keys(values.unit) as (keyof typeof values.unit)[])),
    who: fc.nat(50),
    to: fc.nat(50),
  }),
  fc.record({
    of: fc.constant("member" as const),
    item: fc.constantFrom(...(Object.keys(values.member) as (keyof typeof values.member)[])),
    who: fc.nat(50),
    to: fc.nat(50),
  }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

const days = fc
  .tuple(fc.constantFrom(...periodsOf(judgedYear, "month")), fc.constantFrom("01", "15", "28"))
  .map(([{ name }, date]) => dayOf(`${name}-${date}`))

/** Since when a change holds that is said to hold from a day. */
type Since = (day: Day) => Holds | "forgotten"
const asSaid: Since = (from) => ({ from })

/** Makes a change as the pages do: the main table holds the new value, the history since when. */
async function make({ of, item, who, to }: Change, holds: Holds | "forgotten"): Promise<void> {
  const subject = of === "unit" ? units : people
  const column = of === "unit" ? units.columns[item] : people.columns[item]
  await inTransaction(database.pool, async (client) => {
    const { rows } = await client.query(`select ${subject.id} as id from ${of} order by 1`)
    const id: number | undefined = rows[who % Math.max(rows.length, 1)]?.id
    if (id === undefined) return
    const value = of === "unit" && item === "parent" ? await otherParent(client, id, to) : pick(of, item, to)
    if (value === undefined) return
    const { rows: before } = await client.query(
      `select to_jsonb(${column}) as was from ${of} where ${subject.id} = $1`,
      [id],
    )
    await client.query(`update ${of} set ${column} = $2 where ${subject.id} = $1`, [id, value])
    const changes = {
      sql: "select $1::int as id, $2::text as item, nullif($3::jsonb, 'null') as was, nullif($4::jsonb, 'null') as value",
      values: [id, item, JSON.stringify(before[0].was), JSON.stringify(value)],
    }
    if (holds !== "forgotten") await keepChanges(client, subject, changes, holds)
    await client.query(
      `with recursive walk as (
         select unit_id, unit_id::text::ltree as path from unit where parent_id is null
         union all select u.unit_id, w.path || u.unit_id::text from unit u join walk w on u.parent_id = w.unit_id)
       update unit u set path = w.path from walk w where w.unit_id = u.unit_id and u.path <> w.path`,
    )
  })
}

function pick(of: Change["of"], item: string, to: number): unknown {
  const list: readonly unknown[] =
    new Map<string, readonly unknown[]>(Object.entries(values[of])).get(item) ?? []
  return list[to % Math.max(list.length, 1)]
}

/** A unit that never stood below this one, so that there is no circle on any day; none for the top. */
async function otherParent(
  client: { query(text: string, values: unknown[]): Promise<{ rows: { id: number }[] }> },
  id: number,
  to: number,
): Promise<number | undefined> {
  const { rows } = await client.query(
    `select u.unit_id as id from unit u
      where (select parent_id from unit where unit_id = $1) is not null
        and not exists (select from unit_place p where p.unit_id = u.unit_id and p.above @> array[$1::int])
      order by 1`,
    [id],
  )
  return rows[to % Math.max(rows.length, 1)]?.id
}

const periods = new Map<string, Period>(
  periodKinds.flatMap((kind) => periodsOf(judgedYear, kind).map((period) => [period.name, period] as const)),
)
const endedBefore = (rows: readonly ResultRow[], day: Day) =>
  rows.filter(({ period }) => (periods.get(period)?.last ?? day) < day)

/** What was judged of periods that ended before a day is judged so again after changes from that day on. */
const nothingBeforeChanges = (since: Since) =>
  fc.asyncProperty(
    cases({ size: 5, year: judgedYear }),
    days,
    fc.array(change, { minLength: 1, maxLength: 4 }),
    async ({ book, asOf }, day, changes) => {
      await emptyDistrict(owner)
      await bringInBook(database, book)
      const judging = { year: judgedYear, asOf, all: true }
      const before = endedBefore(await judged(database, packs, judging), day)
      for (const one of changes) await make(one, since(day))
      expect(endedBefore(await judged(database, packs, judging), day)).toEqual(before)
    },
  )

test("a change from a day on changes no result of a period that ended before it", async () => {
  await fc.assert(nothingBeforeChanges(asSaid), { numRuns: 25, endOnFailure: true })
}, 600_000)

test("a program that would forget what was before is found out", async () => {
  const found = await fc.check(
    nothingBeforeChanges(() => "forgotten"),
    { numRuns: 100, endOnFailure: true },
  )
  expect(found.failed).toBe(true)
}, 600_000)
