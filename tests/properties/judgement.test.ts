import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import { sheetOf, sheets } from "../../src/contract/workbook.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { bringIn, bringInBook, emptyDistrict, inTemporaryFolder, judged } from "../support/district.ts"
import type { Book } from "../support/oracle/book.ts"
import { judgeBook } from "../support/oracle.ts"
import { cases } from "../support/random-district.ts"
import { recordTasks } from "../support/recorded-tasks.ts"
import { rosterSheetsOf, writeBookFolder } from "../support/workbook-files.ts"

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

async function judgedBook(book: Book, year: number, asOf: string): Promise<ResultRow[]> {
  await emptyDistrict(owner)
  await bringInBook(database, book)
  await recordTasks(owner, book)
  return judged(database, packs, { year, asOf })
}

/** A row without its pack and what is said of its calendar; figures compared to a millionth, as they are shown. */
function plain({
  pack,
  withoutCalendar,
  target,
  actual,
  ...row
}: ResultRow | (Omit<ResultRow, "pack"> & { pack?: string })) {
  return { ...row, target: Number(target).toFixed(5), actual: Number(actual).toFixed(5) }
}

/** The same rows in another order, drawn by keys. */
function shuffled(book: Book, keys: readonly number[]): Book {
  const mixed = Object.fromEntries(
    Object.entries(book).map(([key, rows]) => {
      const drawn = rows.map((row: unknown, index: number) => ({
        row,
        key: keys[(index * 7 + key.length) % keys.length] ?? 0,
      }))
      return [key, drawn.sort((a, b) => a.key - b.key).map(({ row }) => row)]
    }),
  )
  return { ...book, ...mixed }
}

describe("over random districts", () => {
  test("every row agrees with the independent calculation", async () => {
    await fc.assert(
      fc.asyncProperty(cases({ size: 6 }), async ({ book, year, asOf }) => {
        const rows = await judgedBook(book, year, asOf)
        expect(rows.map(plain)).toEqual(judgeBook(book, year, asOf).map(plain))
        // The State Council calendar of 2027 is not there, and no row of another year says anything of it.
        for (const row of rows) expect(row.withoutCalendar ?? false).toBe(/^2027-W/.test(row.period))
      }),
      { numRuns: 150, endOnFailure: true },
    )
  }, 600_000)

  test("the judgement does not depend on the order of entry", async () => {
    await fc.assert(
      fc.asyncProperty(
        cases({ size: 4 }),
        fc.array(fc.nat(), { minLength: 5, maxLength: 40 }),
        async ({ book, year, asOf }, keys) => {
          const rows = await judgedBook(book, year, asOf)
          expect(await judgedBook(shuffled(book, keys), year, asOf)).toEqual(rows)
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }, 300_000)

  test("the judgement of a unit is the unit's rows of the whole", async () => {
    await fc.assert(
      fc.asyncProperty(cases({ size: 5 }), fc.nat(), async ({ book, year, asOf }, pick) => {
        const whole = await judgedBook(book, year, asOf)
        const unit = book.units[pick % book.units.length]
        if (!unit) return
        const below = new Set([unit.code])
        for (let grown = true; grown; ) {
          const next = book.units.filter((one) => one.parent && below.has(one.parent) && !below.has(one.code))
          for (const one of next) below.add(one.code)
          grown = next.length > 0
        }
        const own = whole.filter((row) =>
          row.subjectType === "org"
            ? below.has(row.subject)
            : below.has(unitForYear(book, row.subject, year)),
        )
        expect(await judged(database, packs, { year, asOf, org: unit.code })).toEqual(own)
      }),
      { numRuns: 15, endOnFailure: true },
    )
  }, 300_000)

  test("a district judged in parts, however small, is the district judged at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        cases({ size: 5 }),
        fc.record({ people: fc.integer({ min: 1, max: 12 }), units: fc.integer({ min: 1, max: 8 }) }),
        fc.nat(),
        async ({ book, year, asOf }, size, pick) => {
          const whole = await judgedBook(book, year, asOf)
          expect(await judged(database, packs, { year, asOf }, size)).toEqual(whole)
          const org = book.units[pick % book.units.length]?.code
          if (org === undefined) return
          const below = await judged(database, packs, { year, asOf, org })
          expect(await judged(database, packs, { year, asOf, org }, size)).toEqual(below)
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }, 300_000)

  test("one more held activity never lowers a count or a sum", async () => {
    await fc.assert(
      fc.asyncProperty(cases({ size: 4 }), fc.nat(), async ({ book, year, asOf }, pick) => {
        const model = book.activities[pick % book.activities.length]
        if (!model) return
        const extra = { ...model, code: "one-more", state: "已举行" as const }
        const came = book.attendance.filter((row) => row.activity === model.code)
        const more = {
          ...book,
          activities: [...book.activities, extra],
          attendance: [...book.attendance, ...came.map((row) => ({ ...row, activity: "one-more" }))],
        }
        const before = new Map(
          (await judgedBook(book, year, asOf)).map((row) => [
            `${row.obligation} ${row.subject} ${row.period}`,
            row,
          ]),
        )
        for (const row of await judgedBook(more, year, asOf)) {
          if (row.unit === "" && row.obligation !== "PL-FILED") continue // a share may fall
          const was = before.get(`${row.obligation} ${row.subject} ${row.period}`)
          expect(Number(row.actual)).toBeGreaterThanOrEqual(Number(was?.actual ?? 0))
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 300_000)
})

describe("a workbook", () => {
  test.each(["folder", "book.xlsx"])(
    "that was exported to a %s changes nothing when it is imported",
    async (name) => {
      const { exportWorkbook } = await import("../../src/server/features/exchange/index.ts")
      await fc.assert(
        fc.asyncProperty(cases({ size: 5 }), async ({ book }) => {
          await emptyDistrict(owner)
          await bringInBook(database, book)
          await inTemporaryFolder(async (path) => {
            const out = `${path}/${name}`
            await exportWorkbook(database, out)
            const report = await bringIn(database, out)
            expect(report.faults.list().filter((fault) => fault.level === "fault")).toEqual([])
            for (const { added, changed } of report.sheets)
              expect({ added, changed }).toEqual({ added: 0, changed: 0 })
            const found = report.sheets.map(({ sheet, unchanged }) => `${sheetOf(sheet).title} ${unchanged}`)
            const written = new Map(rosterSheetsOf(book).map(({ title, rows }) => [title, rows.length]))
            const rows = sheets.map(({ title }) => `${title} ${written.get(title) ?? 0}`)
            expect(found.toSorted()).toEqual(rows.toSorted())
          })
        }),
        { numRuns: 10, endOnFailure: true },
      )
    },
    300_000,
  )

  test("that is imported twice changes nothing the second time", async () => {
    await fc.assert(
      fc.asyncProperty(cases({ size: 5 }), async ({ book }) => {
        await emptyDistrict(owner)
        await bringInBook(database, book)
        await inTemporaryFolder(async (path) => {
          await writeBookFolder(path, book)
          const report = await bringIn(database, path)
          for (const { added, changed } of report.sheets)
            expect({ added, changed }).toEqual({ added: 0, changed: 0 })
        })
      }),
      { numRuns: 10, endOnFailure: true },
    )
  }, 300_000)
})

/** "A person's organisation for the year", worked out from the book. */
function unitForYear(book: Book, member: string, year: number): string {
  const covering = book.memberships.filter(
    (one) =>
      one.member === member &&
      one.fromOn <= `${year}-12-31` &&
      (one.untilOn === null || (one.untilOn > `${year}-01-01` && one.untilOn > one.fromOn)),
  )
  return covering.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0]?.unit ?? ""
}
