import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Activity, AttendanceRow, Book, Member, Unit } from "./oracle/book.ts"
import { taskSheets } from "./oracle/sheets.ts"
import { judgeBook } from "./oracle.ts"
import { districts } from "./random-district.ts"
import { answersOf, samples } from "./samples.ts"
import { readBookFolder, writeBookFolder } from "./workbook-files.ts"

describe.each(samples)("the second calculation, of $name", (sample) => {
  it.each(sample.days)("agrees on %s, row by row", async (day) => {
    const answers = answersOf(sample, day)
    const rows = judgeBook(await readBookFolder(sample.book), sample.year, day)
    expect(answers.length).toBeGreaterThan(30)
    expect(rows.filter((row) => sample.holds(row.obligation))).toEqual(answers)
  })
})

const unit = (code: string, kind: Unit["kind"], parent: string | null, more: Partial<Unit> = {}): Unit => ({
  code,
  name: code,
  kind,
  parent,
  category: null,
  field: null,
  hasCentralGroup: null,
  hasCommittee: null,
  lectureCycle: null,
  studyDay: null,
  foundedOn: null,
  dissolvedOn: null,
  ...more,
})
const member = (code: string, inService: boolean | null, circumstances: string[] | null = null): Member => ({
  code,
  name: code,
  gender: null,
  bornOn: null,
  phone: null,
  status: null,
  joinedOn: null,
  rank: null,
  inService,
  circumstances,
})
const study = (code: string, day: string, content: string | null, effect: string | null): Activity => ({
  code,
  unit: "01",
  kind: "集中学习",
  topic: code,
  startsAt: `${day} 09:00`,
  hours: 200,
  state: null,
  audience: null,
  content,
  form: null,
  place: null,
  chair: null,
  lecturer: null,
  minutes: null,
  effect,
  sitting: null,
  lecturerName: null,
  meetingMode: null,
  studyPaths: null,
  contentCategories: null,
})
const missed = (
  activity: string,
  code: string,
  status: AttendanceRow["status"],
  helper: string | null,
  madeUpOn: string | null,
): AttendanceRow => ({
  activity,
  member: code,
  status,
  leaveReason: null,
  helper,
  madeUpOn,
})

/** A branch of three in a district office, with its group; one left in service, one frail, one away since July. */
const book: Book = {
  units: [
    unit("0", "区委", null),
    unit("09", "区委工作机关", "0", { name: "区直机关工委" }),
    unit("08", "党委", "0", { category: "街镇" }),
    unit("081", "党支部", "08", { dissolvedOn: "2010-07-01" }),
    unit("07", "党组", "0", { category: "区直机关" }),
    unit("01", "党支部", "07", { foundedOn: "2010-02-15" }),
    unit("011", "党小组", "01"),
  ],
  members: [member("a", true), member("b", null, ["年老体弱"]), member("c", false, ["外出流动"])],
  memberships: [
    { member: "a", unit: "011", fromOn: "2000-01-01", untilOn: null },
    { member: "b", unit: "01", fromOn: "2000-01-01", untilOn: "2010-07-01" },
    { member: "c", unit: "01", fromOn: "2010-07-01", untilOn: null },
  ],
  posts: [],
  activities: [
    study("s1", "2010-03-01", "content", "effect"),
    study("s2", "2010-03-08", "content", null),
    study("s3", "2010-03-15", "content", "effect"),
  ],
  attendance: [
    missed("s1", "a", "补课完成", "b", "2010-03-31"),
    missed("s1", "b", "补课完成", "a", "2010-04-01"),
    missed("s2", "a", "请假", null, null),
    missed("s2", "b", "出席", null, null),
    missed("s3", "a", "补课完成", null, "2010-03-16"),
  ],
  trainings: [],
  writings: [],
  plans: [],
  leaves: [],
  planLines: [],
  unitChanges: [],
  memberChanges: [],
  notebooks: [],
  selfStudyChecks: [],
  exhibitions: [],
  visits: [],
  mailings: [],
  archives: [],
  branchChecks: [],
  reports: [],
  evaluations: [],
}

function figures(obligation: string, asOf: string): string[] {
  return judgeBook(book, 2010, asOf)
    .filter((row) => row.obligation === obligation)
    .map((row) => `${row.subject} ${row.period} ${row.actual}/${row.target} ${row.status}`)
}

describe("what the samples do not hold", () => {
  it("takes a study for complete with its content, its effect and everybody's row", () => {
    expect(figures("CS-FOUR", "2010-12-31")).toEqual(["01 2010 0.333333/1 open"])
  })

  it("takes an absence for made up with a helper, within 30 days, and no earlier than it happened", () => {
    expect(figures("CS-MAKEUP", "2010-03-30")).toEqual(["01 2010 0/1 open"])
    expect(figures("CS-MAKEUP", "2010-03-31")).toEqual(["01 2010 0.25/1 open"])
    expect(figures("CS-MAKEUP", "2011-01-01")).toEqual(["01 2010 0.25/1 short"])
  })

  it("asks an archive of those in service, until the end of January", () => {
    expect(figures("AR-FILED", "2011-01-31")).toEqual(["a 2010 0/1 open"])
    expect(figures("AR-FILED", "2011-02-01")).toEqual(["a 2010 0/1 short"])
  })

  it("asks visits and letters in the halves of the year in which somebody is a member", () => {
    expect(figures("SS-DELIVER", "2010-01-01")).toEqual(["b 2010-H1 0/1 open"])
    expect(figures("SS-MOBILE", "2010-01-01")).toEqual(["c 2010-H2 0/1 open"])
  })

  it("asks notebooks, checks, exhibitions and the evaluation of branches", () => {
    expect(figures("SS-NOTEBOOK", "2010-01-01")).toEqual(["01 2010 0/1 open"])
    expect(figures("SS-CHECK", "2010-07-01").filter((row) => row.startsWith("01 "))).toEqual([
      "01 2010-Q2 0/1 short",
      "01 2010-Q3 0/1 open",
      "01 2010-Q4 0/1 open",
    ])
    expect(figures("SS-EXHIBIT", "2010-07-01")).toEqual(["01 2010-H2 0/1 open", "081 2010-H1 0/1 short"])
    expect(figures("EV-YEARLY", "2010-07-01")).toEqual(["01 2010 0/1 open", "081 2010 0/0.5 open"])
  })

  it("asks supervision of the offices' committee and of towns", () => {
    const samples = figures("SU-SAMPLE", "2010-02-28")
    expect(samples.slice(0, 2)).toEqual(["09 2010-02 0/1 open", "09 2010-03 0/1 open"])
    expect(samples.length).toBe(11) // in January there was no branch to check
    expect(figures("SU-REPORT", "2010-03-01").slice(0, 2)).toEqual([
      "09 2010-B1 0/1 short",
      "09 2010-B2 0/1 open",
    ])
    expect(figures("SU-COMMITTEE", "2010-01-01")).toEqual(["08 2010 0/1 open"])
  })
})

describe("when each pack is in force", () => {
  /** The same district with ranks, a committee and a central group, in which nothing is done. */
  const idle: Book = {
    ...book,
    units: book.units.map((one) =>
      one.code === "01" ? { ...one, field: "机关", hasCommittee: true } : { ...one, hasCentralGroup: true },
    ),
    members: [
      { ...member("a", true), rank: "正处" },
      member("b", null),
      { ...member("c", false), rank: "科员" },
    ],
    activities: [],
    attendance: [],
  }
  const rows = (year: number, asOf: string) => judgeBook(idle, year, asOf)
  const periods = (obligation: string, year: number) =>
    rows(year, `${year}-06-30`)
      .filter((row) => row.obligation === obligation)
      .map((row) => row.period)

  it.each([
    ["N09-MEMBER-OFFICE", 2013, 2014],
    ["C23-CHU", 2023, 2022],
    ["C23-KE", 2024, 2023],
    ["M19-MEMBER", 2019, 2018],
    ["B18-LIFE", 2019, 2018],
    ["B18-SECRETARY", 2019, 2018],
    ["TM-ASSEMBLY", 2010, 2009],
  ])("judges %s for %i and not for %i", (obligation, year, other) => {
    expect(periods(obligation, year)).not.toEqual([])
    expect(periods(obligation, other)).toEqual([])
  })

  it("judges only whole periods in which the numbers are in force", () => {
    expect(periods("B18-COMMITTEE", 2018)).toEqual(["2018-11", "2018-12"])
    expect(new Set(periods("G17-QUARTER", 2017))).toEqual(new Set(["2017-Q2", "2017-Q3", "2017-Q4"]))
  })

  it("judges a cycle of five years in its last, by the days of the cycle", () => {
    const standing = (year: number, asOf: string) =>
      rows(year, asOf)
        .filter((row) => row.obligation === "C23-CHU")
        .map((row) => `${row.period} ${row.status} ${row.atRisk}`)
    expect(standing(2026, "2027-01-01")).toEqual(["2026 open false"])
    expect(standing(2027, "2023-01-01")).toEqual(["2027 open true"])
    expect(standing(2027, "2028-01-01")).toEqual(["2027 short false"])
  })
})

describe("a workbook as a folder", () => {
  it("reads back as it was written", async () => {
    const folder = await mkdtemp(join(tmpdir(), "book-"))
    try {
      await fc.assert(
        fc.asyncProperty(districts({ size: 3 }), async (district) => {
          await writeBookFolder(folder, district)
          const none = Object.fromEntries(Object.keys(taskSheets).map((key) => [key, []]))
          expect(await readBookFolder(folder)).toEqual({ ...district, ...none })
        }),
        { numRuns: 30 },
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
