import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { freshDatabase } from "../support/database.ts"
import { bringIn, bringInBook, emptyDistrict, inTemporaryFolder } from "../support/district.ts"
import type { Book } from "../support/oracle/book.ts"
import { readBookFolder, writeBookFolder } from "../support/workbook-files.ts"

const folder = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))

let sample: Book
let database: Awaited<ReturnType<typeof freshDatabase>>
let owner: Awaited<ReturnType<typeof database.ownerClient>>

beforeAll(async () => {
  sample = await readBookFolder(folder)
  database = await freshDatabase()
  owner = await database.ownerClient()
})
beforeEach(() => emptyDistrict(owner))
afterAll(async () => {
  await owner.end()
  await database.drop()
})

function report(book: Book, check = false) {
  return inTemporaryFolder(async (path) => {
    await writeBookFolder(path, book)
    return bringIn(database, path, check)
  })
}

async function countOf(...tables: string[]): Promise<number[]> {
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  const { rows } = await owner.query(`select ${counts.join(", ")}`)
  return Object.values(rows[0])
}

function first<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error("the sample has rows")
  return row
}

/** The sample with something wrong in several sheets at once. */
function broken(): Book {
  const unit = first(sample.units.filter((one) => one.kind === "党支部"))
  const member = first(sample.members)
  const activity = first(sample.activities)
  return {
    ...sample,
    units: [...sample.units, { ...unit, name: "又一个" }, { ...unit, code: "x1", parent: "nowhere" }],
    members: [...sample.members, member],
    memberships: [
      ...sample.memberships,
      { member: member.code, unit: unit.code, fromOn: "1990-01-01", untilOn: null },
      { member: "nobody", unit: unit.code, fromOn: "2010-01-01", untilOn: "2009-01-01" },
      { member: member.code, unit: "001", fromOn: "1980-01-01", untilOn: "1981-01-01" },
    ],
    activities: [
      ...sample.activities,
      { ...activity, code: "z1", audience: ["elsewhere"], lecturer: "nobody" },
    ],
    attendance: [
      ...sample.attendance,
      { ...first(sample.attendance) },
      {
        activity: "no-such",
        member: member.code,
        status: "出席",
        leaveReason: null,
        helper: null,
        madeUpOn: null,
      },
      {
        activity: activity.code,
        member: "nobody",
        status: "补课完成",
        leaveReason: null,
        helper: "x",
        madeUpOn: null,
      },
    ],
  }
}

describe("a workbook with faults", () => {
  test("is refused whole, with every fault in one run: sheet, row, column, value", async () => {
    const { done, faults } = await report(broken())
    expect(done).toBe(false)
    const found = faults
      .list()
      .filter(({ level }) => level === "fault")
      .map(({ code, sheet, row, value }) => `${sheet} ${row} ${code} ${value ?? ""}`.trim())
    const units = sample.units.length
    const last = sample.attendance.length
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`组织 ${units + 2} duplicate-code`),
        `组织 ${units + 3} unknown-unit nowhere`,
        expect.stringContaining(`党员 ${sample.members.length + 2} duplicate-code`),
        expect.stringContaining(`组织关系 ${sample.memberships.length + 3} unknown-member nobody`),
        expect.stringContaining(`组织关系 ${sample.memberships.length + 3} ends-before-start 2009-01-01`),
        expect.stringContaining(`组织关系 ${sample.memberships.length + 4} not-a-branch 001`),
        expect.stringContaining("overlap"),
        `活动 ${sample.activities.length + 2} unknown-unit elsewhere`,
        `活动 ${sample.activities.length + 2} unknown-member nobody`,
        expect.stringContaining(`考勤 ${last + 2} duplicate-attendance`),
        `考勤 ${last + 3} unknown-activity no-such`,
        `考勤 ${last + 4} unknown-member nobody`,
        `考勤 ${last + 4} unknown-member x`,
        `考勤 ${last + 4} make-up-without-day`,
      ]),
    )
    expect(await countOf("unit", "member", "attendance")).toEqual([0, 0, 0])
  })

  test("changes nothing of what is there", async () => {
    await bringInBook(database, sample)
    const before = await countOf("unit", "member", "activity", "attendance", "audit_entry")
    expect((await report(broken())).done).toBe(false)
    expect(await countOf("unit", "member", "activity", "attendance", "audit_entry")).toEqual(before)
  })

  test("has one root, and no circles", async () => {
    const root = first(sample.units.filter((one) => one.parent === null))
    const two = { ...root, code: "r2" }
    const several = await report({ ...sample, units: [...sample.units, two] })
    expect(several.faults.list().map(({ code }) => code)).toContain("several-roots")
    const turned = sample.units.map((one) => (one.code === "101" ? { ...one, parent: "101-0007" } : one))
    const circle = await report({ ...sample, units: turned })
    const fault = circle.faults.list().find(({ code }) => code === "circle")
    expect(fault?.details?.path).toMatch(/101.*→/)
  })
})

describe("a workbook that is imported again", () => {
  test("only checked, changes nothing", async () => {
    const checked = await report(sample, true)
    expect(checked.done).toBe(false)
    expect(checked.sheets.find(({ sheet }) => sheet === "members")?.added).toBe(sample.members.length)
    expect(await countOf("member")).toEqual([0])
  })

  test("changes what differs, says what that was, and leaves alone what it leaves out", async () => {
    await bringInBook(database, sample)
    const member = first(sample.members)
    const writing = first(sample.writings)
    const { sheets, changes, done } = await report({
      ...sample,
      members: [{ ...member, name: "改了名" }],
      writings: [{ ...writing, state: "退回" }],
      activities: [],
      attendance: [],
    })
    expect(done).toBe(true)
    expect(sheets.find(({ sheet }) => sheet === "members")).toMatchObject({ added: 0, changed: 1 })
    expect(changes).toContainEqual({
      sheet: "members",
      row: 2,
      about: member.code,
      column: "姓名",
      was: member.name,
      is: "改了名",
    })
    expect(changes.some(({ sheet, is }) => sheet === "writings" && is === "退回")).toBe(true)
    expect(await countOf("attendance", "member")).toEqual([sample.attendance.length, sample.members.length])
  })
})
