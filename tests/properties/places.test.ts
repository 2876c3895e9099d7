import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Day, dayOf, plusDays } from "../../src/domain/shared/calendar.ts"
import { type Since, valueOn } from "../../src/domain/shared/history.ts"
import { freshDatabase } from "../support/database.ts"

let database: Awaited<ReturnType<typeof freshDatabase>>

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const days = ["2010-01-01", "2010-03-15", "2010-07-01", "2010-12-31"].map(dayOf)
const looked: readonly Day[] = [dayOf("1900-01-01"), ...days.flatMap((day) => [plusDays(day, -1), day])]

/** A unit's superior now, and its history: always one of the units before it, so that there are no circles. */
const unit = fc.record({
  parent: fc.nat(20),
  history: fc.uniqueArray(fc.record({ from: fc.constantFrom(null, ...days), value: fc.nat(20) }), {
    selector: ({ from }) => from,
    maxLength: 4,
  }),
  /** Written again later, after others have found their place. */
  again: fc.boolean(),
})
const districts = fc.array(unit, { minLength: 1, maxLength: 7 })

const superiorAt = (index: number, drawn: number) => (index === 0 ? null : 1 + (drawn % index))

test("the place of a unit on a day is what its superiors' histories say, whoever wrote them in which order", async () => {
  await fc.assert(
    fc.asyncProperty(districts, async (units) => {
      const { pool } = database
      await pool.query("delete from unit_history; delete from unit")
      await pool.query(
        `insert into unit (unit_id, code, name, kind, parent_id)
         select i + 1, i::text, 'x', 'branch', nullif(p, 0) from unnest($1::int[], $2::int[]) as n (i, p)`,
        [units.map((_, index) => index), units.map(({ parent }, index) => superiorAt(index, parent) ?? 0)],
      )
      const known = units.map(({ parent, history }, index) => ({
        last: superiorAt(index, parent),
        history: (index === 0 ? [] : history).map(
          ({ from, value }): Since<number | null> => ({ from, value: superiorAt(index, value) }),
        ),
      }))
      const write = async (index: number) => {
        for (const { from, value } of known[index]?.history ?? []) {
          await pool.query(
            "insert into unit_history (unit_id, item, from_on, value) values ($1, 'parent', $2, to_jsonb($3::int))",
            [index + 1, from, value],
          )
        }
      }
      for (const index of known.keys()) await write(index)
      for (const [index, { again }] of units.entries()) {
        if (!again) continue
        await pool.query("delete from unit_history where unit_id = $1", [index + 1])
        await write(index)
      }
      const above = (index: number, day: Day): number[] => {
        const of = known[index]
        const superior = of ? valueOn(of.history, day, of.last) : null
        return superior === null ? [index + 1] : [...above(superior - 1, day), index + 1]
      }
      for (const day of looked) {
        const { rows } = await pool.query(
          `select unit_id as unit, above, path::text from unit_place where from_on <= $1 and until_on > $1 order by unit_id`,
          [day],
        )
        expect(rows, day).toEqual(
          units.map((_, index) => ({
            unit: index + 1,
            above: above(index, day),
            path: above(index, day).join("."),
          })),
        )
      }
    }),
    { numRuns: 60, endOnFailure: true },
  )
}, 120_000)

test("a superior that changes by itself moves what is below; a deleted unit leaves no place", async () => {
  const { pool } = database
  const place = async (unitId: number) =>
    (await pool.query("select path::text as path from unit_place where unit_id = $1", [unitId])).rows
  await pool.query("delete from unit_history; delete from unit")
  await pool.query(
    `insert into unit (unit_id, code, name, kind, parent_id) values
       (1, 'a', 'a', 'district-committee', null), (2, 'b', 'b', 'party-committee', 1),
       (3, 'c', 'c', 'party-committee', 1), (4, 'd', 'd', 'branch', 2)`,
  )
  expect(await place(4)).toEqual([{ path: "1.2.4" }])
  await pool.query("update unit set parent_id = 3 where unit_id = 2")
  expect(await place(4)).toEqual([{ path: "1.3.2.4" }])
  await pool.query("delete from unit where unit_id = 4")
  expect(await place(4)).toEqual([])
})
