import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, Reply, TestServer } from "../../../../tests/support/server.ts"
import type { PlanBody, YearPlan } from "../../../contract/plans.ts"

let app: TestServer
let recorder: Person
let neighbour: Person
let officer: Person
let district: Person
let b1: number

beforeAll(async () => {
  app = await openWorld()
  app.setToday("2010-11-20")
  recorder = await app.as("recorder", "B1")
  neighbour = await app.as("recorder", "B2")
  officer = await app.as("committee-officer", "T1")
  district = await app.as("department-officer", "D")
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

const at = (unitId: number, year: number, deed = "") => `/units/${unitId}/plans/${year}${deed}`
const read = async (by: Person, unitId: number, year: number): Promise<YearPlan> =>
  (await by.get(at(unitId, year))).body

/** A plan as its page sends it back, with some of it changed. */
function bodyOf({ plan }: YearPlan, more: Partial<PlanBody> = {}): PlanBody {
  if (!plan) throw new Error("there is no plan")
  const { goals, guidance, reading, note, visits, lines } = plan
  return {
    goals,
    guidance,
    reading,
    note,
    visitIds: (visits ?? []).map(({ memberId }) => memberId),
    lines: lines.map(
      ({ planLineId, month, topic, contentCategories, form, lecturer, responsible, hours, source }) => ({
        planLineId,
        month,
        topic,
        contentCategories,
        form,
        lecturer,
        responsibleId: responsible?.memberId ?? null,
        hours,
        sourceLineId: source?.planLineId ?? null,
      }),
    ),
    ...more,
  }
}

async function save(by: Person, unitId: number, year: number, more: Partial<PlanBody>): Promise<Reply> {
  const now = await read(by, unitId, year)
  return await by.put(at(unitId, year), bodyOf(now, more), { version: now.plan?.version ?? 0 })
}

const blank = {
  planLineId: null,
  month: null,
  topic: "学习",
  contentCategories: [],
  form: null,
  lecturer: null,
  responsibleId: null,
  hours: null,
  sourceLineId: null,
}

/** A plan of B1 for a year that nothing has touched yet, sent up. */
async function submitted(year: number): Promise<void> {
  await recorder.post(at(b1, year), { from: "template" })
  expect((await recorder.post(at(b1, year, "/submit"), {})).status).toBe(200)
}

describe("a plan is begun", () => {
  test("from the template of its unit's kind, every month of the year and the emphasis of the field", async () => {
    await app.database.pool.query("update unit set field = 'village' where unit_id = $1", [b1])
    const { status, body } = await recorder.post(at(b1, 2031), { from: "template" })
    expect(status).toBe(200)
    const months = new Set(body.plan.lines.map(({ month }: { month: number }) => month))
    expect([...months].sort((one, two) => Number(one) - Number(two))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ])
    expect(body.plan.lines.filter(({ topic }: { topic: string }) => topic.includes("科学致富"))).toHaveLength(
      2,
    )
    expect(body.plan).toMatchObject({ state: "draft", late: false, versions: 0 })
    expect((await recorder.post(at(b1, 2031), { from: "nothing" })).body.code).toBe("plan-exists")
  })

  test("from the template: what will be asked of the unit in that year, and nothing else", async () => {
    const { pool } = app.database
    const founded = (day: string | null) =>
      pool.query("update unit set founded_on = $2, has_committee = true where unit_id = $1", [b1, day])
    const templateOf = async (unitId: number, year: number, by = recorder) => {
      const { plan } = (await by.post(at(unitId, year), { from: "template" })).body as YearPlan
      const formsOf = (form: string) => (plan?.lines ?? []).filter((line) => line.form === form)
      return { goals: plan?.goals ?? "", formsOf }
    }
    await founded("2075-10-10")
    const autumn = await templateOf(b1, 2075)
    expect(autumn.goals).toContain("全年集中学习不少于7学时")
    expect(autumn.formsOf("集中学习").reduce((sum, { hours }) => sum + (hours ?? 0), 0)).toBe(7)
    expect(autumn.formsOf("党员大会")).toEqual([])
    expect(autumn.formsOf("支委会").map(({ month }) => month)).toEqual([11, 12])
    expect(autumn.formsOf("主题党日").map(({ month }) => month)).toEqual([11, 12])
    for (const form of ["组织生活会", "民主评议"]) expect(autumn.formsOf(form)).toHaveLength(1)
    await founded("2076-12-05")
    const winter = await templateOf(b1, 2076)
    expect(winter.goals).not.toContain("学时")
    expect(winter.formsOf("集中学习")).toEqual([])
    // A year before it was there is offered by nobody.
    expect((await recorder.get(at(b1, 2076))).body.unit.foundedOn).toBe("2076-12-05")
    await founded(null)
    const old = await templateOf(b1, 2011)
    expect(old.goals).toContain("全年集中学习不少于40学时")
    for (const form of ["组织生活会", "民主评议", "主题党日"]) expect(old.formsOf(form)).toEqual([])
    await pool.query("update unit set has_committee = false where unit_id = $1", [b1])
  })

  test("without lines of months before the branch was founded, or that are over", async () => {
    await app.database.pool.query("update unit set founded_on = '2071-03-10' where unit_id = $1", [b1])
    const monthsOf = ({ body }: { body: { plan: { lines: { month: number }[] } } }) => [
      ...new Set(body.plan.lines.map(({ month }) => month)),
    ]
    expect(monthsOf(await recorder.post(at(b1, 2071), { from: "template" }))[0]).toBe(3)
    await app.database.pool.query("update unit set founded_on = null where unit_id = $1", [b1])
    expect(monthsOf(await recorder.post(at(b1, 2072), { from: "last-year" }))[0]).toBe(3)
    app.setToday("2073-06-15")
    expect(monthsOf(await recorder.post(at(b1, 2073), { from: "last-year" }))[0]).toBe(6)
    app.setToday("2010-11-20")
    expect((await neighbour.post(at(b1, 2074), { from: "template" })).status).toBe(404)
  })

  test("from last year's, without those who have left", async () => {
    const [stays, leaves] = [await app.memberId("m-B1"), await app.memberId("m-B1-other")]
    await recorder.post(at(b1, 2032), { from: "nothing" })
    const lines = [
      { ...blank, month: 3, topic: "甲", responsibleId: stays, hours: 2.5 },
      { ...blank, topic: "乙", responsibleId: leaves },
    ]
    expect((await save(recorder, b1, 2032, { goals: "学好", visitIds: [leaves], lines })).status).toBe(200)
    await app.database.pool.query("update membership set until_on = '2010-11-01' where member_id = $1", [
      leaves,
    ])
    const { body } = await recorder.post(at(b1, 2033), { from: "last-year" })
    await app.database.pool.query("update membership set until_on = null where member_id = $1", [leaves])
    expect(body.plan).toMatchObject({
      goals: "学好",
      visits: [],
      lines: [
        { month: 3, topic: "甲", hours: 2.5, responsible: { code: "m-B1" } },
        { month: null, topic: "乙", responsible: null },
      ],
    })
    expect((await recorder.post(at(b1, 2050), { from: "last-year" })).body.code).toBe("no-plan-last-year")
  })

  test("from lines alone, as a workbook brings them", async () => {
    await app.database.pool.query(
      "insert into plan_line (unit_id, year, ordinal, topic) values ($1, 2034, 1, '只有条目')",
      [b1],
    )
    expect((await read(recorder, b1, 2034)).plan).toMatchObject({ state: "draft", version: 0 })
    expect((await save(recorder, b1, 2034, { goals: "补上目标" })).body.plan).toMatchObject({
      goals: "补上目标",
      lines: [{ topic: "只有条目" }],
    })
  })
})

describe("a draft", () => {
  test("is saved in the version that was seen, and a second writer is told", async () => {
    const now = await read(recorder, b1, 2031)
    const version = now.plan?.version ?? 0
    expect((await recorder.put(at(b1, 2031), bodyOf(now, { goals: "一" }), { version })).status).toBe(200)
    const late = await recorder.put(at(b1, 2031), bodyOf(now, { goals: "二" }), { version })
    expect(late.body).toMatchObject({ code: "stale", current: { plan: { goals: "一" } } })
  })

  test("stands by the months of its lines, a later one in its month, and what is of the whole year last", async () => {
    const sent = [
      ["整年", null],
      ["十二月", 12],
      ["二月", 2],
      ["一月", 1],
      ["后添的二月", 2],
    ] as const
    const lines = sent.map(([topic, month]) => ({ ...blank, topic, month }))
    const before = bodyOf(await read(recorder, b1, 2031))
    const saved: YearPlan = (await save(recorder, b1, 2031, { lines })).body
    const inOrder = ["一月", "二月", "后添的二月", "十二月", "整年"]
    expect(saved.plan?.lines.map(({ topic }) => topic)).toEqual(inOrder)
    expect(saved.plan?.lines.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5])
    expect(
      (await save(recorder, b1, 2031, { lines: before.lines.map((line) => ({ ...line, planLineId: null })) }))
        .status,
    ).toBe(200)
  })

  test("takes no line of another plan, no stranger, and no source that is not above", async () => {
    const other = (await read(recorder, b1, 2032)).plan?.lines[0]?.planLineId ?? 0
    const stranger = await app.memberId("m-B3")
    expect((await save(recorder, b1, 2031, { lines: [{ ...blank, planLineId: other }] })).body.code).toBe(
      "lines-not-here",
    )
    expect(
      (await save(recorder, b1, 2031, { lines: [{ ...blank, responsibleId: stranger }] })).body.errors,
    ).toMatchObject([{ pointer: "/lines/0/responsibleId" }])
    expect((await save(recorder, b1, 2031, { visitIds: [stranger] })).status).toBe(400)
    expect((await save(recorder, b1, 2031, { lines: [{ ...blank, sourceLineId: other }] })).body.code).toBe(
      "lines-not-here",
    )
  })

  test("is discarded, and nothing of it is left", async () => {
    await recorder.post(at(b1, 2035), { from: "template" })
    expect((await recorder.delete(at(b1, 2035))).status).toBe(204)
    expect((await read(recorder, b1, 2035)).plan).toBeNull()
  })

  test("goes up with one line at least, and comes back while nobody has filed it", async () => {
    await recorder.post(at(b1, 2036), { from: "nothing" })
    expect((await recorder.post(at(b1, 2036, "/submit"), {})).body.code).toBe("plan-empty")
    await save(recorder, b1, 2036, { lines: [{ ...blank }] })
    expect((await recorder.post(at(b1, 2036, "/submit"), {})).body.plan.state).toBe("submitted")
    expect((await save(recorder, b1, 2036, { goals: "改" })).body.code).toBe("plan-not-so")
    expect((await recorder.post(at(b1, 2036, "/withdraw"), {})).body.plan).toMatchObject({
      state: "draft",
      submittedOn: null,
    })
  })
})

describe("to file", () => {
  test("is a receipt with number and day, whose sender is told", async () => {
    await submitted(2011 + 30)
    const reply = await officer.post("/plans/file", { year: 2041, unitIds: [b1] })
    expect(reply.body).toEqual({ filed: 1, noted: 0, left: 0 })
    expect((await read(recorder, b1, 2041)).plan).toMatchObject({
      state: "filed",
      filedOn: "2010-11-20",
      filingNumber: "T1-2041-0001",
      versions: 1,
      notedVersion: 1,
    })
    const { body } = await recorder.get("/me/notices")
    expect(JSON.stringify(body)).toContain("2041")
    expect((await officer.post("/plans/file", { year: 2041, unitIds: [b1] })).body).toEqual({
      filed: 0,
      noted: 0,
      left: 1,
    })
  })

  test("is marked late and never refused", async () => {
    const plan = at(b1, 2011)
    app.setToday("2011-02-03")
    await recorder.post(plan, { from: "template" })
    await recorder.post(`${plan}/submit`, {})
    await officer.post("/plans/file", { year: 2011, unitIds: [b1] })
    expect(await read(recorder, b1, 2011)).toMatchObject({
      deadline: "2010-12-31",
      plan: { state: "filed", late: true },
    })
    app.setToday("2010-11-20")
  })

  test("is never late of a committee: no document names a day for it, and list, page and sheet say the same", async () => {
    const [d, t1, t2] = [await app.unitId("D"), await app.unitId("T1"), await app.unitId("T2")]
    app.setToday("2013-02-03")
    await officer.post(at(t1, 2013), { from: "template" })
    await officer.post(at(t1, 2013, "/submit"), {})
    await district.post("/plans/file", { year: 2013, unitIds: [t1] })
    expect(await read(district, t1, 2013)).toMatchObject({
      deadline: null,
      plan: { state: "filed", late: false },
    })
    const direct = (await district.get(at(d, 2013, "/below?direct=yes"))).body
    expect(direct.items).toMatchObject([
      { unit: { unitId: t1 }, state: "filed", late: false },
      { unit: { unitId: t2 }, state: "none", late: false },
    ])
    expect(direct).toMatchObject({ counts: { all: 2, late: 0 }, asked: { all: 0, late: 0, committees: 2 } })
    const all = (await district.get(at(d, 2013, "/below"))).body
    expect(all).toMatchObject({ deadline: "2012-12-31", asked: { all: 3, late: 3, committees: 2 } })
    const late = all.items.filter((one: { late: boolean }) => one.late)
    expect(late.map(({ unit }: { unit: { kind: string } }) => unit.kind)).toEqual([
      "branch",
      "branch",
      "branch",
    ])
    const branches = (await district.get(at(d, 2013, "/below?kind=branch"))).body
    expect(branches.asked).toMatchObject({ all: 3, committees: 0 })
    expect((await neighbour.get(at(t1, 2013, "/below"))).status).toBe(404)
    app.setToday("2010-11-20")
  })

  test("takes no note of what was not seen: a plan that was changed meanwhile is left, and said", async () => {
    const t1 = await app.unitId("T1")
    const b2 = await app.unitId("B2")
    const versionIn = async (year: number) => {
      const { items } = (await officer.get(at(t1, year, "/below"))).body
      return items.find(({ unit }: { unit: { unitId: number } }) => unit.unitId === b1).version
    }
    const file = async (year: number, version: number, by = officer) =>
      (await by.post("/plans/file", { year, unitIds: [b1], seen: [{ unitId: b1, version }] })).body
    const did = { filed: 0, noted: 0, left: 0 }
    await submitted(2057)
    const opened = await versionIn(2057)
    expect((await read(officer, b1, 2057)).plan?.version).toBe(opened)
    await recorder.post(at(b1, 2057, "/withdraw"), {})
    await save(recorder, b1, 2057, { lines: [{ ...blank, topic: "只剩一条" }] })
    await recorder.post(at(b1, 2057, "/submit"), {})
    expect(await file(2057, opened)).toEqual({ ...did, left: 1 })
    expect((await read(recorder, b1, 2057)).plan).toMatchObject({ state: "submitted", filingNumber: null })
    expect(await file(2057, await versionIn(2057), await app.as("committee-officer", "T2"))).toEqual({
      ...did,
      left: 1,
    })
    expect(await file(2057, await versionIn(2057))).toEqual({ ...did, filed: 1 })

    await save(recorder, b1, 2057, { note: "改一次", reason: "加课" })
    const amended = await versionIn(2057)
    await save(recorder, b1, 2057, { note: "再改一次", reason: "悄悄改" })
    expect(await file(2057, amended)).toEqual({ ...did, left: 1 })
    expect((await read(recorder, b1, 2057)).plan?.notedVersion).toBe(1)
    const seen = [{ unitId: b1, version: amended }]
    const many = await officer.post("/plans/file", { year: 2057, unitIds: [b1, b2], seen })
    expect(many.body).toEqual({ ...did, left: 2 })
    expect(await file(2057, await versionIn(2057))).toEqual({ ...did, noted: 1 })
    await save(recorder, b1, 2057, { note: "第三次", reason: "再改" })
    expect((await officer.post("/plans/file", { year: 2057, unitIds: [b1] })).body).toEqual({
      ...did,
      noted: 1,
    })
  })

  test("is for the committee above: nobody files their own, a neighbour finds nothing", async () => {
    const t1 = await app.unitId("T1")
    await officer.post(at(t1, 2042), { from: "template" })
    await officer.post(at(t1, 2042, "/submit"), {})
    expect((await officer.post("/plans/file", { year: 2042, unitIds: [t1] })).body.left).toBe(1)
    expect((await officer.post(at(t1, 2042, "/return"), { word: "改" })).status).toBe(403)
    expect((await district.post("/plans/file", { year: 2042, unitIds: [t1] })).body.filed).toBe(1)
    expect((await neighbour.get(at(b1, 2031))).status).toBe(404)
    expect((await neighbour.post(at(b1, 2031, "/submit"), {})).status).toBe(404)
    const elsewhere = await app.as("committee-officer", "T2")
    await submitted(2043)
    expect((await elsewhere.post("/plans/file", { year: 2043, unitIds: [b1] })).body).toEqual({
      filed: 0,
      noted: 0,
      left: 1,
    })
  })

  test("is done by the office it is addressed to; in the place of another only where that is said", async () => {
    await submitted(2045)
    const d = await app.unitId("D")
    const below = (await district.get(at(d, 2045, "/below?state=submitted"))).body
    expect(below).toMatchObject({ counts: { submitted: 1 }, ours: { submitted: 0, amended: 0 } })
    expect(below.items).toMatchObject([{ unit: { code: "B1" }, mayFile: true, isOurs: false }])
    expect((await district.post("/plans/file", { year: 2045, unitIds: [b1] })).body).toEqual({
      filed: 0,
      noted: 0,
      left: 1,
    })
    const t1 = await app.unitId("T1")
    const own = (await officer.get(at(t1, 2045, "/below"))).body
    expect(own).toMatchObject({ ours: { submitted: 1 } })
    const { body } = await district.post("/plans/file", { year: 2045, unitIds: [b1], instead: true })
    expect(body).toEqual({ filed: 1, noted: 0, left: 0 })
    expect((await read(recorder, b1, 2045)).plan?.filingNumber).toBe("T1-2045-0001")
  })

  test("by mistake is taken back with a reason that both sides read; its number is given to no other", async () => {
    const unfile = (by: Person, year = 2045) => by.post(at(b1, year, "/unfile"), { why: "看错了组织" })
    expect((await unfile(recorder)).status).toBe(403)
    expect((await unfile(await app.as("committee-officer", "T2"))).status).toBe(404)
    await app.database.pool.query(
      "update study_plan set remark = '已备案' where unit_id = $1 and year = 2045",
      [b1],
    )
    expect((await read(recorder, b1, 2045)).plan?.remark).toBe("已备案")
    expect((await unfile(officer)).body.plan).toMatchObject({
      state: "submitted",
      remark: null,
      filedOn: null,
      filingNumber: null,
      unfiled: { on: "2010-11-20", why: "看错了组织", number: "T1-2045-0001" },
    })
    expect((await unfile(officer)).body.code).toBe("plan-not-so")
    expect(JSON.stringify((await recorder.get("/me/notices")).body)).toContain("看错了组织")
    await officer.post("/plans/file", { year: 2045, unitIds: [b1] })
    expect((await read(recorder, b1, 2045)).plan).toMatchObject({
      state: "filed",
      filingNumber: "T1-2045-0002",
      versions: 2,
      notedVersion: 2,
      unfiled: { number: "T1-2045-0001" },
    })
    const lines = [{ ...blank, topic: "换了" }]
    expect((await read(recorder, b1, 2045)).plan?.amendment).toBeNull()
    await save(recorder, b1, 2045, { lines, reason: "有新部署" })
    // What the paper says of it: which version, when and why, and that it is not noted.
    const amended = { amendment: { at: expect.any(String), reason: "有新部署" }, versions: 3 }
    expect((await read(recorder, b1, 2045)).plan).toMatchObject({ ...amended, notedVersion: 2 })
    expect((await unfile(officer)).body.code).toBe("filed-and-amended")
    // The page offers it no longer, also where the amendment was noted.
    await officer.post("/plans/file", { year: 2045, unitIds: [b1] })
    expect((await read(officer, b1, 2045)).plan).toMatchObject({
      ...amended,
      ...{ state: "filed", amendment: { reason: "有新部署" }, notedVersion: 3 },
    })
  })

  test("what is filed, taken back and filed again unread is told once, as it stands; what was read is told anew", async () => {
    await submitted(2077)
    const told = async (by: Person): Promise<string[]> => {
      const { rows } = await app.database.pool.query<{ kind: string }>(
        `select kind from notice where account_id = $1 and kind like 'plan-%' and details @> '{"year": 2077}'
          order by notice_id`,
        [by.accountId],
      )
      return rows.map(({ kind }) => kind)
    }
    const file = () => officer.post("/plans/file", { year: 2077, unitIds: [b1] })
    const unfile = () => officer.post(at(b1, 2077, "/unfile"), { why: "看错了组织" })
    await file()
    await unfile()
    expect(await told(recorder)).toEqual(["plan-unfiled"])
    await file()
    expect(await told(recorder)).toEqual(["plan-filed"])
    await app.database.pool.query("update notice set seen_at = now() where account_id = $1", [
      recorder.accountId,
    ])
    await unfile()
    await officer.post(at(b1, 2077, "/return"), { word: "请补党课" })
    expect(await told(recorder)).toEqual(["plan-filed", "plan-returned"])
    expect(await told(neighbour)).toEqual([])
  })

  test("or to return, with a word that the unit reads; sent up again it waits anew", async () => {
    expect((await officer.post(at(b1, 2043, "/return"), { word: "请补党课" })).body.plan).toMatchObject({
      state: "returned",
      returnWord: "请补党课",
    })
    expect(JSON.stringify((await recorder.get("/me/notices")).body)).toContain("plan-returned")
    expect((await officer.post("/plans/file", { year: 2043, unitIds: [b1] })).body.left).toBe(1)
    await save(recorder, b1, 2043, { note: "已补" })
    expect((await recorder.post(at(b1, 2043, "/submit"), {})).body.plan).toMatchObject({
      state: "submitted",
      returnWord: null,
    })
  })

  test("the district's goes to nobody: it is published to those below, and a draft of it is not", async () => {
    const root = await app.unitId("D")
    await district.post(at(root, 2044), { from: "template" })
    expect((await read(recorder, root, 2044)).plan).toBeNull()
    await district.post(at(root, 2044, "/submit"), {})
    const seen = await read(recorder, root, 2044)
    expect(seen.plan).toMatchObject({ state: "filed", filingNumber: null, visits: null })
    expect(seen.can).toEqual([])
    expect((await read(recorder, b1, 2044)).above).toMatchObject({ name: "D" })
  })
})

describe("what is still being written", () => {
  test("is read by its writers alone; what is sent up by those of the unit and above, a group's page is its branch's", async () => {
    const member = await app.asMember("m-B1")
    const inspector = await app.as("inspector", "T1")
    const groupLeader = await app.as("group-leader", "G1")
    const g1 = await app.unitId("G1")
    const seenBy = async () =>
      await Promise.all(
        [recorder, member, officer, inspector].map(
          async (by) => (await read(by, b1, 2056)).plan?.state ?? null,
        ),
      )
    await recorder.post(at(b1, 2056), { from: "template" })
    expect(await seenBy()).toEqual(["draft", null, null, null])
    const [line] = (await read(recorder, b1, 2056)).plan?.lines ?? []
    expect((await member.get(`/plan-lines/${line?.planLineId}`)).status).toBe(404)
    expect((await recorder.get(`/plan-lines/${line?.planLineId}`)).status).toBe(200)
    await recorder.post(at(b1, 2056, "/submit"), {})
    expect(await seenBy()).toEqual(["submitted", "submitted", "submitted", "submitted"])
    await officer.post(at(b1, 2056, "/return"), { word: "请改" })
    expect(await seenBy()).toEqual(["returned", null, "returned", null])
    await recorder.post(at(b1, 2056, "/submit"), {})
    await officer.post("/plans/file", { year: 2056, unitIds: [b1] })
    expect(await seenBy()).toEqual(["filed", "filed", "filed", "filed"])
    const ofGroup = await read(groupLeader, g1, 2056)
    expect([ofGroup.unit.unitId, ofGroup.plan?.state]).toEqual([b1, "filed"])
  })
})

describe("an amendment", () => {
  test("wants its reason, keeps versions, tells the superior, who notes it; the receipt stays", async () => {
    const [first] = (await read(recorder, b1, 2041)).plan?.lines ?? []
    const lines = [
      { ...blank, planLineId: first?.planLineId ?? 0, topic: "换了主题" },
      { ...blank, topic: "新的一条" },
    ]
    expect((await save(recorder, b1, 2041, { lines })).body.code).toBe("why-amended")
    const { body } = await save(recorder, b1, 2041, { lines, reason: "上级有新部署" })
    expect(body.plan).toMatchObject({
      state: "filed",
      filingNumber: "T1-2041-0001",
      versions: 2,
      notedVersion: 1,
    })
    const { items, next } = (await recorder.get(at(b1, 2041, "/versions?limit=1"))).body
    expect(items).toEqual([expect.objectContaining({ number: 2, reason: "上级有新部署" })])
    expect((await recorder.get(at(b1, 2041, `/versions?limit=1&cursor=${next}`))).body).toMatchObject({
      items: [{ number: 1 }],
      next: null,
    })
    const [second, before] = [
      (await recorder.get(at(b1, 2041, "/versions/2"))).body,
      (await recorder.get(at(b1, 2041, "/versions/1"))).body,
    ]
    expect(second.changes).toMatchObject({ fields: [], changed: [first?.planLineId] })
    expect(second.changes.added).toHaveLength(1)
    expect(second.changes.removed).toHaveLength(before.lines.length - 1)
    expect(before.changes).toBeNull()
    expect((await recorder.get(at(b1, 2041, "/versions/3"))).status).toBe(404)
    const below = (await officer.get(at(await app.unitId("T1"), 2041, "/below?state=amended"))).body
    expect(below.items).toMatchObject([{ unit: { code: "B1" }, amended: true, state: "filed" }])
    expect((await officer.post("/plans/file", { year: 2041, unitIds: [b1] })).body).toEqual({
      filed: 0,
      noted: 1,
      left: 0,
    })
    expect((await read(recorder, b1, 2041)).plan?.notedVersion).toBe(2)
  })

  test("of a plan that a workbook filed keeps what was there first", async () => {
    await app.database.pool.query(
      "insert into study_plan (unit_id, year, submitted_on, filed_on) values ($1, 2010, '2010-01-20', '2010-01-25')",
      [b1],
    )
    const { body } = await save(recorder, b1, 2010, { goals: "补目标", reason: "漏了" })
    expect(body.plan.versions).toBe(2)
    expect((await recorder.get(at(b1, 2010, "/versions/1"))).body).toMatchObject({ goals: null, by: null })
    expect((await recorder.get(at(b1, 2010, "/versions/2"))).body.changes.fields).toEqual(["goals"])
  })

  test("after another by the same person is told in the notice that is there, until it was seen", async () => {
    const notices = async () =>
      (await officer.get("/me/notices")).body.items.filter(
        ({ kind, details }: { kind: string; details: { year: number } }) =>
          kind === "plan-amended" && details.year === 2010,
      )
    const [before] = await notices()
    for (const goals of ["一", "二", "三"]) await save(recorder, b1, 2010, { goals, reason: `改成${goals}` })
    const [now, ...others] = await notices()
    expect(others).toEqual([])
    expect(now.noticeId).toBe(before.noticeId)
    expect(now.details.reason).toBe("改成三")
    await officer.post("/me/notices/seen", { upTo: now.noticeId })
    await save(recorder, b1, 2010, { goals: "四", reason: "改成四" })
    expect(await notices()).toHaveLength(2)
    await save(recorder, b1, 2010, { goals: "补目标", reason: "改回来" })
  })

  test("that changes nothing is none", async () => {
    const before = (await read(recorder, b1, 2010)).plan?.versions
    expect((await save(recorder, b1, 2010, { reason: "没改" })).body.plan.versions).toBe(before)
  })
})

describe("slot and rhythm", () => {
  const at2046 = () => read(recorder, b1, 2046)
  let secretary: Person
  beforeAll(async () => {
    secretary = await app.as("branch-secretary", "B1")
  })

  /** The unit changes its slot in the calendar and its rhythm in its form, from today on. */
  async function keeps(studyDay: string, part: string, lectureCycle: string | null): Promise<void> {
    const versionOf = async () => (await secretary.get(`/units/${b1}`)).body.version
    const slot = { studyDay, part, startsAt: null }
    expect((await secretary.put(`/units/${b1}/rhythm`, slot, { version: await versionOf() })).status).toBe(
      204,
    )
    const now = { lectureCycle }
    expect((await secretary.patch(`/units/${b1}`, now, { version: await versionOf() })).status).toBe(200)
  }
  const thursdays = { studyDay: "thursday", slotPart: "morning", lectureCycle: null }
  const fridays = { studyDay: "friday", slotPart: "afternoon", lectureCycle: "quarter" }

  test("are the unit's while a plan is written, and declared as it is sent up: what changes later changes no plan", async () => {
    await keeps("thursday", "morning", null)
    await recorder.post(at(b1, 2046), { from: "template" })
    const draft = await at2046()
    expect([draft.unit, draft.plan?.declared]).toEqual([expect.objectContaining(thursdays), null])
    await recorder.post(at(b1, 2046, "/submit"), {})
    await keeps("friday", "afternoon", "quarter")
    const sent = await at2046()
    expect(sent.unit).toMatchObject(fridays)
    expect(sent.plan?.declared).toEqual(thursdays)
    await officer.post("/plans/file", { year: 2046, unitIds: [b1] })
    // Whoever filed it reads what was filed; the neighbour nothing.
    expect((await read(officer, b1, 2046)).plan).toMatchObject({ state: "filed", declared: thursdays })
    expect((await recorder.get(at(b1, 2046, "/versions/1"))).body).toMatchObject(thursdays)
    for (const page of ["", "/versions", "/versions/1"])
      expect((await neighbour.get(at(b1, 2046, page))).status).toBe(404)
  })

  test("are declared anew by an amendment, which is a version and is told above, though nothing else was changed", async () => {
    expect((await save(recorder, b1, 2046, {})).body.code).toBe("why-amended")
    const { body } = await save(recorder, b1, 2046, { reason: "改了学习日" })
    expect(body.plan).toMatchObject({ versions: 2, notedVersion: 1, declared: fridays })
    const { body: second } = await recorder.get(at(b1, 2046, "/versions/2"))
    expect(second).toMatchObject({ ...fridays, reason: "改了学习日" })
    expect(second.changes).toEqual({
      fields: ["studyDay", "slotPart", "lectureCycle"],
      added: [],
      changed: [],
      removed: [],
    })
    expect((await recorder.get(at(b1, 2046, "/versions/1"))).body).toMatchObject(thursdays)
    const told = (await officer.get("/me/notices")).body.items.filter(
      ({ kind, details }: { kind: string; details: { year: number } }) =>
        kind === "plan-amended" && details.year === 2046,
    )
    expect(told).toMatchObject([{ details: { reason: "改了学习日" } }])
    expect((await save(recorder, b1, 2046, { reason: "没改" })).body.plan.versions).toBe(2)
  })

  test("are declared again by what was taken back or returned and goes up again", async () => {
    await submitted(2047)
    expect((await read(recorder, b1, 2047)).plan?.declared).toEqual(fridays)
    await recorder.post(at(b1, 2047, "/withdraw"), {})
    expect((await read(recorder, b1, 2047)).plan?.declared).toBeNull()
    await keeps("thursday", "morning", null)
    await recorder.post(at(b1, 2047, "/submit"), {})
    expect((await read(recorder, b1, 2047)).plan?.declared).toEqual(thursdays)
    await officer.post(at(b1, 2047, "/return"), { word: "缺负责人" })
    expect((await read(recorder, b1, 2047)).plan?.declared).toBeNull()
    await keeps("friday", "afternoon", "quarter")
    await recorder.post(at(b1, 2047, "/submit"), {})
    await officer.post("/plans/file", { year: 2047, unitIds: [b1] })
    await officer.post(at(b1, 2047, "/unfile"), { why: "看错了" })
    expect((await read(recorder, b1, 2047)).plan?.declared).toEqual(fridays)
  })

  test("of a plan that a workbook filed are those of its day, where the history knows them, within its year", async () => {
    const { pool } = app.database
    const since = (item: string, from: string | null, value: string) =>
      pool.query(
        "insert into unit_history (unit_id, item, from_on, value) values ($1, $2, $3, to_jsonb($4::text))",
        [...[b1, item, from, value]],
      )
    await pool.query(
      "delete from unit_history where unit_id = $1 and item in ('study-day', 'lecture-cycle')",
      [b1],
    )
    await since("study-day", null, "monday")
    await since("study-day", "2010-02-01", "tuesday")
    await since("study-day", "2010-06-01", "friday")
    await since("lecture-cycle", "2010-09-01", "quarter")
    const plans: [number, string, string][] = [
      [2002, "2002-05-01", "monday"],
      [2003, "2010-05-05", "monday"],
      [2004, "2004-01-01", "monday"],
      [2048, "2010-02-05", "friday"],
    ]
    for (const [year, filedOn, studyDay] of plans) {
      await pool.query("insert into study_plan (unit_id, year, filed_on) values ($1, $2, $3)", [
        b1,
        year,
        filedOn,
      ])
      expect((await read(recorder, b1, year)).plan?.declared).toEqual({
        studyDay,
        slotPart: "afternoon",
        lectureCycle: "quarter",
      })
    }
    await pool.query("delete from study_plan where unit_id = $1 and year = 2010", [b1])
    await pool.query("insert into study_plan (unit_id, year, filed_on) values ($1, 2010, '2010-02-05')", [b1])
    // Set right for ever, the history says otherwise; the plan has declared what it declared.
    await pool.query(
      "update unit_history set value = to_jsonb('sunday'::text) where unit_id = $1 and item = 'study-day'",
      [b1],
    )
    expect((await read(recorder, b1, 2010)).plan?.declared?.studyDay).toBe("tuesday")
    await pool.query(
      "delete from unit_history where unit_id = $1 and item in ('study-day', 'lecture-cycle')",
      [b1],
    )
  })

  test("are changed by whoever may edit the unit, who is led there; others are not", async () => {
    expect((await read(secretary, b1, 2046)).can).toContain("unit.edit")
    expect((await read(officer, b1, 2046)).can).toContain("unit.edit")
    expect((await at2046()).can).not.toContain("unit.edit")
  })
})

describe("the superior", () => {
  test("sees who has filed, who waits, who has not begun, with how many lines are held", async () => {
    const t1 = await app.unitId("T1")
    await app.database.pool.query(
      `insert into study_plan (unit_id, year, submitted_on) select unit_id, 2012, '2010-11-01' from unit
        where code in ('B1', 'B2', 'B3')`,
    )
    const { body } = await officer.get(at(t1, 2012, "/below"))
    expect(body.counts).toMatchObject({ all: 2, submitted: 2, none: 0 })
    expect(body.items.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual(["B1", "B2"])
    const none = (await officer.get(at(t1, 2060, "/below?state=none"))).body
    expect(none.items).toMatchObject([
      { state: "none", mayFile: true },
      { state: "none", mayFile: true },
    ])
    const all = (await district.get(at(await app.unitId("D"), 2060, "/below"))).body
    expect(all.counts.all).toBe(5)
    const direct = (await district.get(at(await app.unitId("D"), 2060, "/below?direct=yes"))).body
    expect(direct.items.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual(["T1", "T2"])
  })

  test("narrows to those not filed, and to branches", async () => {
    const d = await app.unitId("D")
    const kinds = (body: { items: { unit: { kind: string } }[] }) => body.items.map(({ unit }) => unit.kind)
    const branches = (await district.get(at(d, 2060, "/below?kind=branch"))).body
    expect(kinds(branches)).toEqual(["branch", "branch", "branch"])
    const unfiled = (await district.get(at(d, 2012, "/below?kind=branch&state=unfiled"))).body
    expect(unfiled.counts.unfiled).toBe(unfiled.items.length)
    expect(unfiled.items.every(({ state }: { state: string }) => state !== "filed")).toBe(true)
  })

  test("asks after plans that are still to come, and not after those that wait to be filed", async () => {
    app.setToday("2011-11-20")
    const t1 = await app.unitId("T1")
    const { obligation } = (await officer.get(at(t1, 2012, "/below"))).body
    const draftOf = async (period: string) =>
      (await officer.get(`/reminders/draft?obligation=${obligation}&period=${period}&unit=${t1}`)).body
    expect((await draftOf("2012")).units).toEqual([])
    await app.database.pool.query(
      "update study_plan set returned_on = '2011-11-02' where unit_id = $1 and year = 2012",
      [b1],
    )
    const asked = await draftOf("2012")
    expect(asked).toMatchObject({ period: "2012", until: "2011-12-31" })
    expect(asked.units.map(({ code }: { code: string }) => code)).toEqual(["B1"])
    const sent = await officer.post("/reminders", { obligation, period: "2012", unitIds: [b1] })
    expect(sent.body).toMatchObject({ units: 1, left: 0 })
    expect((await officer.post("/reminders", { obligation, period: "2012", unitIds: [b1] })).body.code).toBe(
      "nobody-owes",
    )
    const [row] = (await officer.get(at(t1, 2012, "/below?state=returned"))).body.items
    expect(row.remindedOn).toBe("2011-11-20")
    const [notice] = (await recorder.get("/me/notices")).body.items
    expect(notice).toMatchObject({ kind: "reminded", details: { of: "plans", period: "2012" } })
    app.setToday("2010-11-20")
  })
})

describe("plan against held", () => {
  test("a line becomes a sitting, and the sitting says so", async () => {
    await recorder.post(at(b1, 2013), { from: "nothing" })
    await save(recorder, b1, 2013, {
      lines: [{ ...blank, month: 1, topic: "按计划学", form: "集中学习", lecturer: "外请老师", hours: 2 }],
    })
    app.setToday("2013-03-01")
    const [line] = (await read(recorder, b1, 2013)).plan?.lines ?? []
    expect(line?.progress).toBe("due")
    const planLineId = line?.planLineId ?? 0
    expect((await recorder.get(`/plan-lines/${planLineId}`)).body).toMatchObject({
      unitId: b1,
      kind: "collective-study",
      topic: "按计划学",
      lecturer: "外请老师",
      hours: 2,
    })
    const sitting = (unitId: number) => ({
      unitId,
      start: "2013-02-20 14:00",
      items: [{ kind: "collective-study", topic: "按计划学", hours: 2, planLineId }],
    })
    expect((await neighbour.post("/sittings", sitting(await app.unitId("B2")))).status).toBe(400)
    const recorded = await recorder.post("/sittings", sitting(b1))
    const [{ activityId, version }] = recorded.body.activities
    const held = (await read(recorder, b1, 2013)).plan?.lines[0]
    expect(held).toMatchObject({ progress: "held", sittings: [{ activityId, state: "held", hours: 2 }] })
    expect((await recorder.get(`/events/${activityId}`)).body.planLine).toMatchObject({
      planLineId,
      year: 2013,
    })

    const parted = await recorder.patch(`/events/${activityId}`, { planLineId: null }, { version })
    expect(parted.body.planLine).toBeNull()
    const joined = await recorder.patch(
      `/events/${activityId}`,
      { planLineId },
      { version: parted.body.version },
    )
    expect(joined.body.planLine).toMatchObject({ planLineId })
    const kept = await recorder.patch(
      `/events/${activityId}`,
      { topic: "别的" },
      { version: joined.body.version },
    )
    expect(kept.body.planLine).toMatchObject({ planLineId })
    app.setToday("2010-11-20")
  })

  test("a line taken from above says where it comes from, and what it says there now", async () => {
    const root = await app.unitId("D")
    const source = (await read(recorder, root, 2044)).plan?.lines[0]
    await recorder.post(at(b1, 2044), { from: "nothing" })
    const line = {
      ...blank,
      topic: source?.topic ?? "",
      month: source?.month ?? null,
      sourceLineId: source?.planLineId ?? 0,
    }
    expect((await save(recorder, b1, 2044, { lines: [line] })).body.plan.lines[0].source).toMatchObject({
      unitName: "D",
      topic: source?.topic,
    })
    const above = await read(district, root, 2044)
    const lines = bodyOf(above).lines.map((one, index) => (index === 0 ? { ...one, topic: "上级改了" } : one))
    await save(district, root, 2044, { lines, reason: "调整" })
    expect((await read(recorder, b1, 2044)).plan?.lines[0]).toMatchObject({
      topic: source?.topic,
      source: { topic: "上级改了" },
    })
    const fewer = bodyOf(await read(district, root, 2044))
    await save(district, root, 2044, { lines: fewer.lines.slice(1), reason: "去掉一条" })
    expect((await read(recorder, b1, 2044)).plan?.lines[0]).toMatchObject({
      topic: source?.topic,
      source: null,
      sourceGone: "上级改了",
    })
  })
})

test("the plan of a central group has its members with it, the head first; a branch's has none", async () => {
  const t1 = await app.unitId("T1")
  const pool = app.database.pool
  await pool.query("update unit set has_central_group = true where unit_id = $1", [t1])
  await pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select m.member_id, $1, p.post, '2009-01-01'
       from (values ('m-B1', 'central-group-member'), ('m-B2', 'central-group-head')) p (member, post)
       join member m on m.code = p.member`,
    [t1],
  )
  const { unit } = await read(officer, t1, 2011)
  expect(unit.groupMembers.map(({ head }) => head)).toEqual([true, false])
  expect((await read(recorder, b1, 2011)).unit.groupMembers).toEqual([])
  expect((await recorder.get(at(t1, 2011))).body.unit?.groupMembers ?? []).toEqual([])
})

test("who might be visited is named with their branch, for whoever writes the plan of all of them", async () => {
  const { pool } = app.database
  const asked = "update member set circumstances = $2 where code = any($1)"
  await pool.query(asked, [["m-B1", "m-B2"], ["frail"]])
  const named = async (by: Person, unitId: number) =>
    (await read(by, unitId, 2012)).toVisit.map(({ name, unitName }) => [name, unitName])
  expect(await named(officer, await app.unitId("T1"))).toEqual([
    ["m-B1", "B1"],
    ["m-B2", "B2"],
  ])
  expect(await named(recorder, b1)).toEqual([["m-B1", "B1"]])
  expect((await neighbour.get(at(b1, 2012))).status).toBe(404)
  await pool.query(asked, [["m-B1", "m-B2"], []])
})

test("what waits to be filed is told to the office it waits for, and to nobody else", async () => {
  const waiting = async (by: Person) => (await by.get("/plans/waiting")).body.items
  const ofT1 = async () =>
    (await waiting(officer)).find(({ year }: { year: number }) => year === 2011) ?? {
      submitted: 0,
      amended: 0,
    }
  const { submitted, amended } = await ofT1()
  const b2 = await app.unitId("B2")
  const below = async () => (await officer.get(at(await app.unitId("T1"), 2011, "/below?limit=1"))).body.ours
  await neighbour.post(at(b2, 2011), { from: "template" })
  await neighbour.post(at(b2, 2011, "/submit"), {})
  expect(await ofT1()).toMatchObject({ unit: { code: "T1" }, submitted: submitted + 1 })
  expect(await ofT1()).toMatchObject(await below())
  expect((await officer.post("/plans/file", { year: 2011, unitIds: [b2] })).body.filed).toBe(1)
  expect(await ofT1()).toMatchObject({ submitted, amended, ...(await below()) })
  await save(neighbour, b2, 2011, { lines: [{ ...blank, topic: "新的一条" }], reason: "上级有新部署" })
  expect(await ofT1()).toMatchObject({ submitted, amended: amended + 1, ...(await below()) })
  expect(await waiting(await app.as("committee-officer", "T2"))).toEqual([])
  expect(await waiting(neighbour)).toEqual([])
})
