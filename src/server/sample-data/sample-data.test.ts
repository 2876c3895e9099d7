import { createHash } from "node:crypto"
import { describe, expect, test } from "vitest"
import { type Cell, type Column, type SheetKey, sheetOf, sheets } from "../../contract/workbook.ts"
import { isPhone } from "../../domain/people/phone.ts"
import { isDay } from "../../domain/shared/calendar.ts"
import { keptName } from "../../domain/shared/folding.ts"
import { makeSampleData, type SampleData, type SampleDataRequest } from "./index.ts"

const usual: SampleDataRequest = { members: 1_500, branches: 60, years: 1, until: "2010-12-31", seed: 1 }

type Named = Readonly<Record<string, Cell>>

/** The rows of a sheet by column key. */
function read(district: SampleData, key: SheetKey): Named[] {
  const { columns } = sheetOf(key)
  return [...district.rows(key)]
    .flat()
    .map((cells) => Object.fromEntries(columns.map((column, index) => [column.key, cells[index] ?? null])))
}

function readAll(request: SampleDataRequest): Readonly<Record<SheetKey, Named[]>> {
  const district = makeSampleData(request)
  return {
    units: read(district, "units"),
    members: read(district, "members"),
    memberships: read(district, "memberships"),
    posts: read(district, "posts"),
    activities: read(district, "activities"),
    attendance: read(district, "attendance"),
    trainings: read(district, "trainings"),
    writings: read(district, "writings"),
    plans: read(district, "plans"),
    planLines: read(district, "planLines"),
    leave: read(district, "leave"),
    unitHistory: read(district, "unitHistory"),
    memberHistory: read(district, "memberHistory"),
  }
}

type Book = ReturnType<typeof readAll>

function fingerprint(request: SampleDataRequest): string {
  const district = makeSampleData(request)
  const hash = createHash("sha256")
  for (const { key } of sheets) for (const batch of district.rows(key)) hash.update(JSON.stringify(batch))
  return hash.digest("hex")
}

function codes(rows: readonly Named[], key = "code"): Cell[] {
  return rows.map((row) => row[key] ?? null)
}

function repeated(values: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>()
  return values.filter((value) => seen.size === seen.add(value).size)
}

/** Codes that point nowhere, as `sheet.column code`. */
function dangling(book: Book): string[] {
  const known = {
    unit: new Set(codes(book.units)),
    member: new Set(codes(book.members)),
    activity: new Set(codes(book.activities)),
  }
  const references: readonly (readonly [SheetKey, string, keyof typeof known])[] = [
    ["units", "parent", "unit"],
    ["memberships", "member", "member"],
    ["memberships", "unit", "unit"],
    ["posts", "member", "member"],
    ["posts", "unit", "unit"],
    ["activities", "unit", "unit"],
    ["activities", "audience", "unit"],
    ["activities", "chair", "member"],
    ["activities", "lecturer", "member"],
    ["attendance", "activity", "activity"],
    ["attendance", "member", "member"],
    ["attendance", "helper", "member"],
    ["trainings", "member", "member"],
    ["writings", "member", "member"],
    ["plans", "unit", "unit"],
  ]
  return references.flatMap(([sheet, column, kind]) =>
    book[sheet]
      .flatMap((row) => row[column] ?? [])
      .filter((code) => !known[kind].has(code))
      .map((code) => `${sheet}.${column} ${code}`),
  )
}

/** Members with two memberships on one day. */
function overlapping(book: Book): Cell[] {
  const byMember = Map.groupBy(book.memberships, (row) => row.member)
  return [...byMember].flatMap(([member, rows]) => {
    const inOrder = rows.toSorted((left, right) => (String(left.fromOn) < String(right.fromOn) ? -1 : 1))
    const clash = inOrder.some((row, index) => {
      const next = inOrder[index + 1]
      return next !== undefined && (row.untilOn === null || String(next.fromOn) < String(row.untilOn))
    })
    return clash && member !== undefined ? [member] : []
  })
}

/** What is wrong with a cell of a column, if anything. */
function wrongCell({ type, required }: Column, cell: Cell): string | null {
  if (cell === null) return required ? "empty" : null
  switch (type.is) {
    case "code":
      return typeof cell === "string" && /^[\d-]+$/.test(cell) ? null : "not a code"
    case "text":
      return typeof cell === "string" && cell !== "" && cell.length <= type.maxLength ? null : "not a text"
    case "name":
      return typeof cell === "string" && keptName(cell) === cell ? null : "not a name"
    case "phone":
      return typeof cell === "string" && isPhone(cell) ? null : "not a phone"
    case "day":
      return typeof cell === "string" && isDay(cell) ? null : "not a day"
    case "moment":
      return typeof cell === "string" &&
        isDay(cell.slice(0, 10)) &&
        /^ ([01]\d|2[0-3]):[0-5]\d$/.test(cell.slice(10))
        ? null
        : "not a moment"
    case "hours":
      return Number.isInteger(cell) && Number(cell) > 0 ? null : "not hours"
    case "year":
      return Number.isInteger(cell) ? null : "not a year"
    case "whole":
      return Number.isInteger(cell) && Number(cell) >= type.least && Number(cell) <= type.most
        ? null
        : "not such a number"
    case "flag":
      return typeof cell === "boolean" ? null : "not a flag"
    case "choice":
      return Object.values(type.words).some((word) => word === cell) ? null : "no such word"
    case "choices":
      return typeof cell === "object" && cell.every((one) => Object.values(type.words).includes(one))
        ? null
        : "no such words"
    case "codes":
      return typeof cell === "object" && cell.length > 0 ? null : "no codes"
  }
}

function wrongCells(book: Book): string[] {
  return sheets.flatMap(({ key, columns }) =>
    book[key].flatMap((row) =>
      columns.flatMap((column) => {
        const wrong = wrongCell(column, row[column.key] ?? null)
        return wrong ? [`${key}.${column.key} ${row[column.key]}: ${wrong}`] : []
      }),
    ),
  )
}

/** Starts that do not come before their end. */
function emptySpans(book: Book): Named[] {
  const ordered = (start: string, end: string, sameDay: boolean) => (row: Named) =>
    row[start] !== null &&
    row[end] !== null &&
    !(String(row[start]) < String(row[end]) || (sameDay && row[start] === row[end]))
  return [
    ...book.units.filter(ordered("foundedOn", "dissolvedOn", false)),
    ...book.memberships.filter(ordered("fromOn", "untilOn", false)),
    ...book.posts.filter(ordered("fromOn", "untilOn", false)),
    ...book.trainings.filter(ordered("startedOn", "endedOn", true)),
  ]
}

function expectImportable(book: Book): void {
  expect(wrongCells(book)).toEqual([])
  expect(repeated(codes(book.units))).toEqual([])
  expect(repeated(codes(book.members))).toEqual([])
  expect(repeated(codes(book.activities))).toEqual([])
  expect(dangling(book)).toEqual([])
  expect(overlapping(book)).toEqual([])
  expect(repeated(book.attendance.map((row) => `${row.activity} ${row.member}`))).toEqual([])
  expect(emptySpans(book)).toEqual([])
  expect(book.attendance.filter((row) => row.status === "made-up" && row.madeUpOn === null)).toEqual([])
}

/** Everything that says when something was done, later than a day. */
function doneAfter(book: Book, until: string): Cell[] {
  const held = book.activities
    .filter((row) => row.state !== "planned")
    .map((row) => String(row.startsAt).slice(0, 10))
  const days: Cell[] = [
    ...held,
    ...codes(book.attendance, "madeUpOn"),
    ...codes(book.trainings, "startedOn"),
    ...codes(book.trainings, "endedOn"),
    ...codes(book.writings, "writtenOn"),
    ...codes(book.plans, "submittedOn"),
    ...codes(book.plans, "filedOn"),
    ...codes(book.members, "joinedOn"),
    ...codes(book.memberships, "fromOn"),
  ]
  return days.filter((day) => day !== null && String(day) > until)
}

describe("a sample district", () => {
  const book = readAll(usual)

  test("is the same for the same request and another for another seed", () => {
    const small = { ...usual, members: 200, branches: 12 }
    expect(fingerprint(small)).toBe(fingerprint({ ...small }))
    expect(fingerprint(small)).not.toBe(fingerprint({ ...small, seed: 2 }))
  })

  test("is the same on every machine", () => {
    // Changes whenever the generator does; that it differs anywhere else is what this must notice.
    expect(fingerprint({ members: 40, branches: 3, years: 1, until: "2010-06-30", seed: 5 })).toBe(
      "44e16d356ddd85912db8fb64a8f77534ef4b355a39107423a3f2c63b3a252b88",
    )
  })

  test("gives a sheet's rows again when asked again, in batches", () => {
    const district = makeSampleData(usual)
    const first = [...district.rows("attendance")]
    expect([...district.rows("attendance")]).toEqual(first)
    expect(Math.max(...first.map((batch) => batch.length))).toBe(1_000)
  })

  test("holds nothing that an import would refuse", () => {
    expectImportable(book)
  })

  test("is of the size asked for", () => {
    expect(book.members).toHaveLength(1_500)
    expect(book.units.filter((unit) => unit.kind === "branch")).toHaveLength(60)
    expect(book.activities.length / 60).toBeGreaterThan(45)
    expect(book.activities.length / 60).toBeLessThan(70)
    expect(book.attendance.length / book.activities.length).toBeGreaterThan(14)
  })

  test("has one root, and every unit stands below a unit of a fitting kind", () => {
    const kinds = new Map(book.units.map((unit) => [unit.code, unit.kind]))
    expect(book.units.filter((unit) => unit.parent === null)).toHaveLength(1)
    for (const unit of book.units.filter((one) => one.kind === "group")) {
      expect(kinds.get(unit.parent ?? null)).toBe("branch")
    }
    const homes = new Set(book.memberships.map((row) => kinds.get(row.unit ?? null)))
    expect([...homes].toSorted()).toEqual(["branch", "group"])
  })

  test("knows every kind of unit, post, rank, activity, attendance and circumstance", () => {
    const has = (rows: readonly Named[], key: string) => new Set(rows.flatMap((row) => row[key] ?? []))
    expect(has(book.units, "kind").size).toBe(8)
    expect(has(book.units, "field").size).toBe(6)
    expect(has(book.posts, "post").size).toBe(10)
    expect(has(book.members, "rank").size).toBe(7)
    expect(has(book.members, "circumstances").size).toBe(3)
    expect(has(book.members, "status").size).toBe(2)
    expect(has(book.activities, "kind").size).toBe(22)
    expect(has(book.activities, "state").size).toBe(3)
    expect(has(book.attendance, "status").size).toBe(5)
    expect(has(book.trainings, "state").size).toBe(3)
    expect(has(book.writings, "state").size).toBe(3)
  })

  test("dates nothing as done after its last day", () => {
    for (const until of ["2010-12-31", "2011-03-09", "2024-01-02"]) {
      const other = readAll({ ...usual, members: 300, branches: 14, years: 2, until })
      expect(doneAfter(other, until)).toEqual([])
      expect(other.activities.some((row) => row.state === "planned" && String(row.startsAt) > until)).toBe(
        true,
      )
    }
  })

  test("covers the calendar years asked for", () => {
    const district = makeSampleData({ ...usual, members: 60, branches: 10, years: 3 })
    expect(district.years).toEqual([2008, 2009, 2010])
    const years = new Set(read(district, "activities").map((row) => String(row.startsAt).slice(0, 4)))
    expect([...years].toSorted().slice(0, 3)).toEqual(["2008", "2009", "2010"])
  })

  test("has lazy branches beside diligent ones, and weeks in which hardly anybody meets", () => {
    const studies = book.activities.filter((row) => row.kind === "collective-study" && row.state === "held")
    const counts = [...Map.groupBy(studies, (row) => row.unit).values()].map((rows) => rows.length)
    expect(Math.min(...counts)).toBeLessThan(15)
    expect(Math.max(...counts)).toBeGreaterThan(40)
    const festival = studies.filter(
      (row) => String(row.startsAt) > "2010-02-13" && String(row.startsAt) < "2010-02-20",
    )
    expect(festival.length).toBeLessThan(10)
  })

  test("has meetings of several items in one sitting", () => {
    const sittings = Map.groupBy(
      book.activities.filter((row) => row.sitting !== null),
      (row) => row.sitting,
    )
    const pairs = [...sittings.values()].filter((rows) => rows.length > 1)
    expect(pairs.length).toBeGreaterThan(10)
    for (const rows of pairs) {
      expect(new Set(rows.map((row) => String(row.startsAt).slice(0, 10))).size).toBe(1)
      const told = rows.map(({ place, form, chair, minutes }) => [place, form, chair, minutes])
      expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
    }
  })

  test("has central groups that go out in the form of an outing, and others in theirs", () => {
    const sessions = book.activities.filter(({ kind, form }) => kind === "central-group-study" && form)
    const out = sessions.filter(({ topic }) => String(topic).includes("外出"))
    expect(out.length).toBeGreaterThan(0)
    for (const { form } of out) expect(["外出调研", "学习考察"]).toContain(form)
    for (const one of sessions.filter((session) => !out.includes(session)))
      expect(["专题讲座", "主题发言", "交流研讨"]).toContain(one.form)
  })

  test("has talks for several units, and leave with its reason, helper and make-up", () => {
    expect(
      book.activities.some((row) => typeof row.audience === "object" && (row.audience?.length ?? 0) > 1),
    ).toBe(true)
    const missed = book.attendance.filter((row) => row.status === "made-up")
    expect(missed.some((row) => row.leaveReason !== null && row.helper !== null)).toBe(true)
    expect(book.attendance.some((row) => row.status === "on-leave" && row.helper !== null)).toBe(true)
    expect(book.attendance.some((row) => row.status === "made-up" && row.helper === null)).toBe(true)
  })

  test("has moves with and without a gap, and posts that change hands", () => {
    const stints = [...Map.groupBy(book.memberships, (row) => row.member).values()].filter(
      (rows) => rows.length > 1,
    )
    expect(stints.some(([first, second]) => first?.untilOn === second?.fromOn)).toBe(true)
    expect(stints.some(([first, second]) => String(first?.untilOn) < String(second?.fromOn))).toBe(true)
    const secretaries = Map.groupBy(
      book.posts.filter((row) => row.post === "secretary"),
      (row) => row.unit,
    )
    expect([...secretaries.values()].filter((rows) => rows.length > 1).length).toBeGreaterThan(2)
  })

  test("has plans in time, late and missing", () => {
    const filed = book.plans.filter((row) => row.year === 2010).map((row) => String(row.filedOn ?? "never"))
    expect(filed.some((day) => day < "2010-02-01")).toBe(true)
    expect(filed.some((day) => day >= "2010-02-01" && day !== "never")).toBe(true)
    expect(filed.length).toBeLessThan(60)
  })

  test.each([1, 2, 3, 4, 5, 6])("never has the plan of the district wait for anybody (seed %i)", (seed) => {
    const { units, plans } = readAll({ ...usual, members: 300, branches: 14, years: 3, seed })
    const top = units.find((unit) => unit.parent === null)?.code
    const own = plans.filter(({ unit }) => unit === top)
    expect(own.length).toBeGreaterThan(0)
    for (const { submittedOn, filedOn, remark } of own) expect([filedOn, remark]).toEqual([submittedOn, null])
  })

  describe("carries oddities that an import takes as they stand", () => {
    const lives = new Map(book.units.map((unit) => [unit.code, unit]))
    const ended = (unit: Cell | undefined) => lives.get(unit ?? null)?.dissolvedOn ?? null

    test("a membership and a post beyond their unit's life", () => {
      for (const rows of [book.memberships, book.posts]) {
        const beyond = rows.filter((row) => ended(row.unit) !== null && row.untilOn === null)
        expect(beyond.length).toBeGreaterThan(0)
      }
    })

    test("an activity of a dissolved unit", () => {
      const late = book.activities.filter((row) => {
        const end = ended(row.unit)
        return end !== null && String(row.startsAt).slice(0, 10) >= String(end)
      })
      expect(late.length).toBeGreaterThan(0)
    })

    test("attendance by somebody who did not belong", () => {
      const branches = new Set(codes(book.units.filter((unit) => unit.kind === "branch")))
      const assemblies = new Map(
        book.activities
          .filter((row) => row.kind === "assembly" && branches.has(row.unit ?? null))
          .map((row) => [row.code, row]),
      )
      const stints = Map.groupBy(book.memberships, (row) => row.member)
      const outsiders = book.attendance.filter((row) => {
        const activity = assemblies.get(row.activity ?? null)
        if (!activity) return false
        const day = String(activity.startsAt).slice(0, 10)
        return !stints.get(row.member ?? null)?.some((stint) => {
          const belongs = String(stint.unit).startsWith(String(activity.unit))
          return (
            belongs && String(stint.fromOn) <= day && (stint.untilOn === null || day < String(stint.untilOn))
          )
        })
      })
      expect(outsiders.length).toBeGreaterThan(0)
    })

    test("a branch with one member, and members with no unit", () => {
      const open = book.memberships.filter((row) => row.untilOn === null)
      const sizes = [...Map.groupBy(open, (row) => String(row.unit).slice(0, 15)).values()].map(
        (rows) => rows.length,
      )
      expect(sizes).toContain(1)
      const placed = new Set(codes(open, "member"))
      expect(book.members.filter((member) => !placed.has(member.code ?? null)).length).toBeGreaterThan(0)
    })

    test("a branch founded, one dissolved, and one that stops after its secretary changed", () => {
      const branches = book.units.filter((unit) => unit.kind === "branch")
      expect(branches.some((unit) => String(unit.foundedOn ?? "") >= "2010-01-01")).toBe(true)
      expect(branches.some((unit) => unit.dissolvedOn !== null)).toBe(true)
      const handovers = book.posts.filter((row) => row.post === "secretary" && row.untilOn !== null)
      const stopped = handovers.filter((row) => {
        const held = book.activities.filter((one) => one.unit === row.unit && one.state === "held")
        const after = held.filter((one) => String(one.startsAt) >= String(row.untilOn))
        return held.length > 10 && after.length < 6 && String(row.untilOn) < "2010-10-01"
      })
      expect(stopped.length).toBeGreaterThan(0)
    })
  })

  test("carries real faults only when they are asked for", () => {
    const faulty = readAll({ ...usual, faults: true })
    expect(dangling(faulty).map((one) => one.split(" ")[0])).toEqual([
      "memberships.unit",
      "attendance.member",
    ])
    expect(repeated(codes(faulty.members))).toHaveLength(1)
    expect(overlapping(faulty)).toHaveLength(1)
    expect(wrongCells(faulty).filter((one) => one.includes("-02-30"))).toHaveLength(1)
  })

  test.each([
    [1, 1, 1],
    [1, 1, 3],
    [3, 2, 1],
    [2, 40, 2],
    [10, 10, 1],
    [11, 60, 1],
    [40, 25, 1],
  ])("of %i branches and %i members over %i years can be imported too", (branches, members, years) => {
    for (const seed of [1, 2, 3]) {
      const until = seed === 3 ? "2012-01-01" : "2010-12-31"
      const small = readAll({ branches, members, years, until, seed })
      expectImportable(small)
      expect(doneAfter(small, until)).toEqual([])
      expect(small.members).toHaveLength(members)
      expect(small.units.filter((unit) => unit.kind === "branch")).toHaveLength(branches)
    }
  })

  test("is not made of what is out of bounds, and the argument is named", () => {
    expect(() => makeSampleData({ ...usual, members: 0 })).toThrow(
      /members must be a whole number from 1 to 500000, not 0/,
    )
    expect(() => makeSampleData({ ...usual, branches: 20_001 })).toThrow(RangeError)
    expect(() => makeSampleData({ ...usual, years: 1.5 })).toThrow(/years/)
    expect(() => makeSampleData({ ...usual, until: "2010-02-30" })).toThrow(/until must be a day/)
  })
})
