import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import type { Explanation, RecordReason } from "../../src/contract/explanation.ts"
import type { Clause } from "../../src/domain/policy/clause.ts"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { besideTarget, owedText } from "../../src/domain/shared/figure-text.ts"
import { tellExplanation } from "../../src/server/cli/screen/show-explanation.ts"
import type { Said } from "../../src/server/cli/screen/speaker.ts"
import { explain } from "../../src/server/features/evaluation/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { writeCsvSheets } from "../support/csv-folder.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { bringIn, inTemporaryFolder, judged } from "../support/district.ts"

const sample = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const packs = readPacks()
const clauses = new Map(packs.flatMap((pack) => pack.clauses.map((clause) => [clause.id, clause])))
const days = ["2010-06-30", "2010-08-20", "2011-03-01"]

function clauseOf(obligation: string): Clause {
  const clause = clauses.get(obligation)
  if (!clause) throw new Error(`no clause ${obligation}`)
  return clause
}

/** Some results of every obligation and status, spread over its subjects and periods. */
function spread(rows: readonly ResultRow[]): ResultRow[] {
  return [...Map.groupBy(rows, ({ obligation, status }) => `${obligation} ${status}`).values()].flatMap(
    (own) =>
      [...new Set([0, 0.3, 0.6, 0.9].map((share) => own[Math.floor(share * own.length)]))].filter(
        (row) => row !== undefined,
      ),
  )
}

/** Records that a share is not of. */
const outside: readonly RecordReason[] = ["other-category", "planned", "cancelled", "after-as-of"]

/** The figure once more, from nothing but the records that are shown. */
function figureOf({ result, records }: Explanation): number {
  const counted = records.filter((record) => record.counts)
  const inUnit =
    counted.reduce((sum, record) => sum + (record.hundredthHours ?? 0), 0) /
    (result.unit === "天" ? 800 : 100)
  switch (clauseOf(result.obligation).measure.method) {
    case "minimum-per-year":
    case "minimum-per-person":
    case "minimum-per-cycle":
      return inUnit
    case "mean-per-year":
      return inUnit / counted.length
    case "share-complete":
      return (
        counted.length / records.filter(({ counts, reason }) => counts || !outside.includes(reason)).length
      )
    case "before-deadline":
      return Math.min(1, counted.length)
    default:
      return counted.length
  }
}

/** An explanation as the command line prints it. */
function printed(explanation: Explanation, language: "zh" | "en"): string {
  let text = ""
  const words = (said: Said | string) => (typeof said === "string" ? said : said[language])
  const answer = (said: Said | string) => {
    text += words(said)
  }
  tellExplanation({ language, words, answer, tell: answer }, explanation)
  return text
}

/** The hours that the steps of an explanation would bring. */
function hoursOf({ steps }: Explanation): number {
  return steps.reduce((sum, step) => sum + ("hours" in step ? step.hours : 0), 0)
}

describe.each(days)("on the sample district, as of %s, every figure opens", (asOf) => {
  let database: TestDatabase
  let opened: { row: ResultRow; explanation: Explanation }[]

  beforeAll(async () => {
    database = await freshDatabase()
    await bringIn(database, sample)
    const rows = await judged(database, packs, { year: 2010, asOf, all: true })
    opened = []
    for (const row of spread(rows)) {
      const { obligation, subject, period } = row
      const request = { obligation, subject, period, asOf: dayOf(asOf) }
      opened.push({ row, explanation: await explain(database, packs, request) })
    }
  })
  afterAll(() => database.drop())

  test("to the result that evaluate gives, for every obligation in force", () => {
    for (const { row, explanation } of opened) expect(explanation.result).toEqual(row)
    expect(new Set(opened.map(({ row }) => row.obligation)).size).toBe(34)
  })

  test("to records that add up to it", () => {
    for (const { row, explanation } of opened) {
      if (row.actual === null) continue
      const name = `${row.obligation} ${row.subject} ${row.period}`
      expect([name, figureOf(explanation).toFixed(4)]).toEqual([name, row.actual.toFixed(4)])
    }
  })

  test("to why nothing is asked, where nothing is: then no record is said to count", () => {
    const nothing = opened.filter(({ row }) => row.status === "not_applicable")
    expect(nothing.length).toBeGreaterThan(20)
    for (const { explanation } of opened) {
      const { result, notAsked } = explanation
      expect([result.obligation, notAsked === null]).toEqual([
        result.obligation,
        result.status !== "not_applicable",
      ])
      if (notAsked === null) continue
      expect(printed(explanation, "zh")).toContain(notAsked.zh)
      expect(printed(explanation, "zh")).not.toContain("计入的记录")
      expect(printed(explanation, "en")).not.toContain("Records that count")
    }
    const another = nothing.find(({ explanation }) => explanation.notAsked?.zh.includes("类别是"))
    expect(another?.explanation.notAsked?.en).toMatch(
      /^Their category of the year is .+; the clause asks only /,
    )
  })

  test("to what is truly missing: a share, a mean, a sum of the year need no whole period", () => {
    const said = opened.flatMap(({ row, explanation }) => {
      if (explanation.notAsked === null || row.subjectType !== "org") return []
      return [[clauseOf(row.obligation).measure.method, explanation.notAsked.zh] as const]
    })
    const of = (method: string) => said.filter(([is]) => is === method).map(([, zh]) => zh)
    expect(of("share-complete").some((zh) => zh.includes("也就没有比例"))).toBe(true)
    for (const zh of [...of("share-complete"), ...of("mean-per-year"), ...of("minimum-per-year")])
      expect(zh).not.toMatch(/这一期里不是每一天/)
  })

  test("to a lecture that only the secretary can give, said so on the command line", () => {
    for (const { explanation } of opened) {
      for (const step of explanation.steps) {
        if (step.step !== "hold") continue
        const only = explanation.result.obligation === "TR-SECRETARY"
        expect(printed(explanation, "zh").includes("由当天任书记的人主讲")).toBe(only)
        expect(printed(explanation, "en").includes("given by whoever is secretary that day")).toBe(only)
      }
    }
  })

  test("to records that are all called something; those done have their day", () => {
    for (const { row, explanation } of opened) {
      for (const { label, on, counts } of explanation.records) {
        const name = `${row.obligation} ${row.subject} ${row.period}`
        expect([name, label === ""]).toEqual([name, false])
        if (counts && row.obligation !== "TR-CHU") expect([name, on]).not.toEqual([name, ""])
      }
    }
  })

  test("with steps that close the gap, and none where there is no gap", () => {
    for (const { row, explanation } of opened) {
      const name = `${row.obligation} ${row.subject} ${row.period}`
      const { steps, period } = explanation
      const wanted = row.status === "open" || row.status === "short"
      expect([name, steps.length > 0]).toEqual([name, wanted])
      const kinds = new Set(steps.map(({ step }) => step))
      if (asOf > period.last) {
        expect([...kinds].filter((kind) => ["hold", "hours", "write"].includes(kind))).toEqual([])
      } else if (wanted && hourly(row) && row.target !== null && row.actual !== null) {
        const gap = (row.target - row.actual) * (row.unit === "天" ? 8 : 1)
        expect(hoursOf(explanation)).toBeGreaterThanOrEqual(gap - 1e-4)
      }
    }
  })

  test("with the same number wherever what is owed stands, and never less than is owed", () => {
    let compared = 0
    for (const { row, explanation } of opened) {
      const [step, ...others] = explanation.steps
      if (step?.step !== "hours" || others.length > 0 || row.target === null || row.actual === null) continue
      const said = owedText(step.inUnit, row.unit)
      expect(Number(said.replaceAll(",", ""))).toBeGreaterThanOrEqual(step.inUnit - 2e-6)
      expect(printed(explanation, "en")).toContain(owedText(step.hours, "学时"))
      if (step.people !== undefined) continue
      expect(besideTarget(row.actual, row.target, row.unit).left).toBe(said)
      compared += 1
    }
    if (asOf < "2011") expect(compared).toBeGreaterThan(5)
  })

  test("a share is in its arithmetic the number that stands above it", () => {
    const shares = opened.filter(
      ({ row }) => row.actual !== null && clauseOf(row.obligation).measure.method === "share-complete",
    )
    expect(shares.length).toBeGreaterThan(5)
    for (const { row, explanation } of shares) {
      const { actual } = besideTarget(Number(row.actual), Number(row.target), row.unit)
      expect(explanation.arithmetic[0]?.zh.endsWith(` = ${actual}`)).toBe(true)
    }
  })

  test("with arithmetic that is Chinese in Chinese and English in English", () => {
    for (const { explanation } of opened) {
      for (const { zh, en } of explanation.arithmetic) {
        // Names of categories are the document's own.
        expect(en).not.toMatch(/[（）；，]|学时|天/)
        expect(en).not.toMatch(/\b1 (?:hours|days|times)\b/)
        expect(zh).not.toMatch(/[a-z(]/)
      }
    }
  })

  test("and a make-up among the steps names an absence", () => {
    const makeUps = opened.flatMap(({ explanation }) =>
      explanation.steps
        .filter((step) => step.step === "make-up")
        .map((step) => explanation.records.find(({ code }) => code === step.code)?.reason),
    )
    expect(makeUps.length).toBeGreaterThan(3)
    expect(new Set(makeUps).isSubsetOf(new Set(["on-leave", "absent"]))).toBe(true)
  })

  test("and prints whole in both languages", () => {
    for (const { row, explanation } of opened) {
      const zh = printed(explanation, "zh")
      const en = printed(explanation, "en")
      expect(`${zh}${en}`).not.toMatch(/undefined|NaN|null|\[object/)
      expect(zh).toContain(explanation.clause.quote)
      expect(zh).toContain("标准")
      expect(en).toContain("Target")
      // What the pack says and what was recorded stays Chinese; the program's own words do not.
      expect(en).not.toMatch(/计入的记录（|（截至|怎样补上|结论:|— 已举行|，请补上$|还需 /m)
      expect(en).toContain(row.subject)
    }
  })
})

function hourly({ obligation }: ResultRow): boolean {
  return ["minimum-per-year", "minimum-per-person", "minimum-per-cycle"].includes(
    clauseOf(obligation).measure.method,
  )
}

describe("a record that does not count says why", () => {
  let database: TestDatabase
  const asOf = dayOf("2010-09-30")

  beforeAll(async () => {
    database = await freshDatabase()
    await inTemporaryFolder(async (folder) => {
      await writeCsvSheets(folder, {
        组织: [
          "组织编码,组织名称,组织类型,上级组织编码,类别,领域,设支委会",
          "01,历城区委,区委,,,,",
          "0101,唐冶街道党工委,党工委,01,街镇,,",
          "0102,西河村党支部,党支部,0101,,农村,是",
        ],
        党员: ["党员编号,姓名,职级,在职", "001,王秀英,无,是", "002,李建国,正科,是", "003,赵桂兰,副处,否"],
        组织关系: [
          "党员编号,组织编码,起始日期",
          "001,0102,2009-01-01",
          "002,0102,2009-01-01",
          "003,0102,2009-01-01",
        ],
        任职: [
          "党员编号,组织编码,职务,起始日期,终止日期",
          "002,0101,书记,2009-01-01,2010-06-01",
          "003,0101,书记,2010-06-01,",
          "003,0101,中心组成员,2009-01-01,",
        ],
        活动: [
          "活动编号,组织编码,活动类型,主题,开始时间,学时,状态,面向组织,主讲人编号",
          "T01,0102,专题讲座,出席,2010-01-11 09:00,1,,,",
          "T02,0102,专题讲座,迟到,2010-01-12 09:00,1,,,",
          "T03,0102,专题讲座,请假,2010-01-13 09:00,2,,,",
          "T04,0102,专题讲座,缺席,2010-01-14 09:00,1,,,",
          "T05,0102,专题讲座,补课,2010-01-15 09:00,1,,,",
          "T06,0102,专题讲座,将补课,2010-09-16 09:00,1,,,",
          "T07,0102,专题讲座,取消,2010-01-18 09:00,1,已取消,,",
          "T08,0102,专题讲座,计划,2010-01-19 09:00,1,计划,,",
          "T09,0102,专题讲座,以后,2010-10-20 09:00,1,,,",
          "T10,0102,集中学习,集中,2010-01-21 09:00,1,,,",
          "T11,0102,专题讲座,主讲,2010-01-22 09:00,1,,,001",
          "L01,0101,党课,不在任,2010-07-01 09:00,2,,,002",
          "L02,0101,党课,在任,2010-07-02 09:00,2,,,003",
          "L03,0101,党课,将来,2010-11-01 09:00,2,,,003",
          "C01,0102,集中学习,三月,2010-09-20 09:00,2,,,",
        ],
        考勤: [
          "活动编号,党员编号,状态,补课负责人编号,补课日期",
          "T01,001,出席,,",
          "T02,001,迟到,,",
          "T03,001,请假,,",
          "T04,001,缺席,,",
          "T05,001,补课完成,,2010-02-01",
          "T06,001,补课完成,,2010-10-10",
          "T07,001,出席,,",
          "T08,001,出席,,",
          "T09,001,出席,,",
          "T10,001,补课完成,002,2010-03-21",
          "C01,001,请假,,",
          "C01,002,补课完成,,2010-09-25",
          "C01,003,补课完成,002,2010-09-26",
        ],
        培训: [
          "党员编号,名称,培训类别,开始日期,结束日期,学时,状态",
          "001,认定,党校,2010-03-01,,1,",
          "001,待审,党校,2010-03-02,,1,待审",
          "001,未来,党校,2010-03-03,2010-12-01,1,",
        ],
        文章: [
          "党员编号,类型,标题,日期,状态",
          "003,心得,采纳,2010-03-01,",
          "003,心得,待审,2010-03-02,待审",
          "003,交流发言,发言,2010-03-03,",
          "003,理论文章,未来,2010-12-03,",
        ],
        学习计划: ["组织编码,年度,报送日期,备案日期", "0102,2010,2010-01-20,2010-02-01"],
      })
      const report = await bringIn(database, folder)
      expect(report.done).toBe(true)
    })
  })
  afterAll(() => database.drop())

  const open = (obligation: string, subject: string, period = "2010") =>
    explain(database, packs, { obligation, subject, period, asOf })
  /** Records as their code or label and the reason, those that count with a +. */
  const reasons = ({ records }: Explanation) =>
    records.map(({ counts, code, label, reason }) => `${counts ? "+" : "-"}${code || label} ${reason}`)

  test("hours of training", async () => {
    const explanation = await open("TR-MEMBER", "001")
    expect(reasons(explanation)).toEqual([
      "+T01 attended",
      "+T02 late",
      "-T03 on-leave",
      "-T04 absent",
      "+T05 made-up",
      "-T07 cancelled",
      "-T08 planned",
      "-T10 other-category",
      "+T11 taught",
      "+党校：认定 recognised",
      "-党校：待审 not-recognised",
      "-T06 make-up-to-come",
      "-C01 other-category",
      "-T09 after-as-of",
      "-党校：未来 after-as-of",
    ])
    expect(explanation.result).toMatchObject({ actual: 5, target: 16, status: "open" })
    expect(explanation.steps).toEqual([
      { step: "make-up", code: "T03", label: "专题讲座：请假", on: "2010-01-13", hours: 2, closes: 2 },
      { step: "make-up", code: "T04", label: "专题讲座：缺席", on: "2010-01-14", hours: 1, closes: 1 },
      { step: "awaiting", code: "", label: "党校：待审", on: "2010-03-02", hours: 1, closes: 1 },
      { step: "awaiting", code: "T06", label: "专题讲座：将补课", on: "2010-09-16", hours: 1, closes: 1 },
      { step: "hours", hours: 6, unit: "学时", inUnit: 6, by: "2010-12-31", closes: 6 },
    ])
  })

  test("after the year only what was missed in it can still be made up", async () => {
    const late = await explain(database, packs, {
      obligation: "TR-MEMBER",
      subject: "001",
      period: "2010",
      asOf: dayOf("2011-02-01"),
    })
    expect(late.result.status).toBe("short")
    expect(late.steps.map(({ step }) => step)).toEqual(["make-up", "make-up", "awaiting", "period-over"])
  })

  test("lectures given by somebody who was not in post that day", async () => {
    expect(reasons(await open("TR-SECRETARY", "0101")).slice(0, 3)).toEqual([
      "-L01 lecturer-not-in-post",
      "+L02 held",
      "-L03 after-as-of",
    ])
  })

  test("essays that are not accepted, of another kind, or still to come", async () => {
    expect(reasons(await open("CG-ESSAYS", "003"))).toEqual([
      "+心得：采纳 accepted",
      "-心得：待审 not-accepted",
      "-交流发言：发言 other-category",
      "-理论文章：未来 after-as-of",
    ])
  })

  test("an essay that waits to be accepted closes its part; one that was sent back does not", async () => {
    const state = (to: string) =>
      database.pool.query("update writing set state = $1 where title = '待审'", [to])
    const essays = async () => {
      const { steps } = await open("CG-ESSAYS", "003")
      return steps.map(({ step, closes }) => [step, closes])
    }
    expect(await essays()).toEqual([
      ["awaiting", 1],
      ["write", 1],
    ])
    await state("returned")
    expect(await essays()).toEqual([["write", 2]])
    expect(reasons(await open("CG-ESSAYS", "003"))).toContain("-心得：待审 returned")
    await state("pending")
  })

  test("an essay dated after the day asked about is no step: accepting it closes nothing yet", async () => {
    const state = (to: string) =>
      database.pool.query("update writing set state = $1 where title = '未来'", [to])
    await state("pending")
    const explanation = await open("CG-ESSAYS", "003")
    expect(reasons(explanation)).toContain("-理论文章：未来 after-as-of")
    expect(explanation.steps.map(({ step, closes }) => [step, closes])).toEqual([
      ["awaiting", 1],
      ["write", 1],
    ])
    await state("accepted")
  })

  test("nobody is missing from the list of what was not held", async () => {
    const { records } = await open("CS-ROLL", "0102")
    const named = (codes: readonly string[]) =>
      records.filter(({ code }) => codes.includes(code)).map(({ lacks, details }) => [lacks, details ?? null])
    expect(named(["T07", "T08"])).toEqual([
      [["cancelled"], null],
      [["planned"], null],
    ])
    expect(named(["T01"])).toEqual([[["list-incomplete"], "李建国（002）、赵桂兰（003）"]])
  })

  test("a plan is not asked of a branch that was not there on its last day, and says so", async () => {
    const found = (day: string | null) =>
      database.pool.query("update unit set founded_on = $1 where code = '0102'", [day])
    await found("2010-02-15")
    expect((await open("PL-FILED", "0102")).notAsked).toEqual({
      zh: "最后一天2010年1月31日没有这个组织：2010年2月15日成立。",
      en: "The unit was not there on the last day in time, 31 Jan 2010: founded on 15 Feb 2010.",
    })
    expect((await open("TM-ASSEMBLY", "0102", "2010-Q1")).notAsked?.zh).toBe(
      "这一期里不是每一天都有这个组织：2010年2月15日成立。",
    )
    await found(null)
  })

  test("a filing is done or not, in words, and an archive is not a plan", async () => {
    for (const [obligation, subject] of [
      ["PL-FILED", "0102"],
      ["AR-FILED", "001"],
    ] as const) {
      const explanation = await open(obligation, subject)
      const zh = printed(explanation, "zh")
      expect(zh).toContain("还没有完成")
      expect(`${zh}${printed(explanation, "en")}`).not.toContain("100%")
      const advice = zh.slice(zh.indexOf("怎样补上"))
      expect([obligation, advice.includes("备案"), advice.includes("归档")]).toEqual([
        obligation,
        obligation === "PL-FILED",
        obligation === "AR-FILED",
      ])
    }
  })

  test("plans that were filed on the day of the deadline, or never", async () => {
    expect(reasons(await open("PL-FILED", "0102"))).toEqual(["-学习计划 filed-late"])
    await database.pool.query("update study_plan set filed_on = null")
    expect(reasons(await open("PL-FILED", "0102"))).toEqual(["-学习计划 not-filed"])
  })

  test("absences by how they were made up, and which of them still can be", async () => {
    const explanation = await open("CS-MAKEUP", "0102")
    expect(reasons(explanation)).toEqual([
      "-T10 001 made-up-late",
      "-C01 001 on-leave",
      "-C01 002 no-helper",
      "+C01 003 made-up-in-time",
    ])
    expect(explanation.steps).toMatchObject([
      { step: "complete", code: "C01 001" },
      { step: "complete", code: "C01 002" },
      { step: "too-late", absences: 1, days: 30 },
    ])
    const winter = { obligation: "CS-MAKEUP", subject: "0102", period: "2010", asOf: dayOf("2010-12-01") }
    expect((await explain(database, packs, winter)).steps).toMatchObject([
      { step: "complete", code: "C01 002" },
      { step: "too-late", absences: 2, days: 30 },
    ])
  })

  test("recorded tasks, by the people and branches they are owed to", async () => {
    const owner = await database.ownerClient()
    await owner.query(
      `insert into recorded_task (kind, done_on, year, unit_id, member_id, about_unit_id)
       select 'notebook-issued', date '2010-02-01', 2010, null, member_id, null from member where code = '002'
       union all select 'branch-checked', date '2010-03-01', 2010, u.unit_id, null, b.unit_id
         from unit u, unit b where u.code = '0101' and b.code = '0102'
       union all select 'self-study-check', day::date, 2010, unit_id, null, null
         from unit, unnest(array['2010-03-31', '2010-04-01', '2010-07-01']) day where code = '0102'`,
    )
    await owner.end()
    const notebooks = await open("SS-NOTEBOOK", "0102")
    expect(reasons(notebooks)).toEqual(["-001 not-done", "+002 done"])
    expect(notebooks.arithmetic).toEqual([{ zh: "1 ÷ 2 = 50%", en: "1 ÷ 2 = 50%" }])
    expect(notebooks.steps).toMatchObject([
      { step: "complete", code: "001", lacks: ["not-done"], closes: 0.5 },
    ])
    expect(reasons(await open("SU-COMMITTEE", "0101"))).toEqual(["+0102 done"])
    const checks = await open("SS-CHECK", "0102", "2010-Q2")
    expect(checks.records.map(({ on }) => on)).toEqual(["2010-04-01"])
    expect(checks.result.actual).toBe(1)
  })
})
