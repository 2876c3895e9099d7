import { readXlsx } from "hucre/xlsx"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { everyRow } from "./every-row.ts"

let server: TestServer
let officer: Person
let recorder: Person
beforeAll(async () => {
  server = await openPeopleScene()
  officer = await server.as("committee-officer", "0101")
  recorder = await server.as("recorder", "0102")
})
afterAll(() => server.close())

/** A sheet as bytes. */
async function bytesOf({ cookie }: Person, path: string, language = "zh-CN"): Promise<Uint8Array> {
  const headers = { cookie, "Accept-Language": language }
  const response = await server.hono.request(`/api/sheets${path}`, { headers })
  expect(response.status, path).toBe(200)
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; .*\.xlsx$/)
  return new Uint8Array(await response.arrayBuffer())
}

/** The rows of a sheet, opened again: the titles first. */
async function rowsOf(person: Person, path: string, language?: string): Promise<unknown[][]> {
  const { sheets } = await readXlsx(await bytesOf(person, path, language))
  return sheets[0]?.rows ?? []
}

describe("a sheet", () => {
  test("holds what the list shows its reader, narrowed as the page is, and says who took it", async () => {
    const unitId = await server.unitId("0102")
    const rows = await rowsOf(officer, `/events?unit=${unitId}&kind=party-lecture`)
    expect(rows).toEqual([
      ["日期", "时间", "组织编码", "组织", "类型", "主题", "学时", "状态", "地点", "应到", "实到"],
      ["2010-03-05", "09:00", "0102", "西河村党支部", "党课", "廉洁自律", 2, "已举行", null, 3, 0],
    ])
    const { sheets } = await readXlsx(await bytesOf(officer, `/events?unit=${unitId}`))
    expect(sheets[1]?.rows.flat().join()).toContain("取用人")
    const english = await rowsOf(officer, `/events?unit=${unitId}&kind=party-lecture`, "en")
    expect(english[0]?.slice(0, 3)).toEqual(["Day", "Time", "Unit code"])
    expect(english[1]?.[4]).toBe("Party lecture")
  })

  test("of people has what the roster shows, and no phone number", async () => {
    const rows = await rowsOf(officer, "/people")
    expect(rows.map(([code, name]) => [code, name])).toEqual([
      ["编号", "姓名"],
      ["001", "王秀英"],
      ["002", "李建国"],
      ["003", "赵桂兰"],
      ["005", "单晓红"],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/\d{11}|1\d\d\*+/)
  })

  test("of a neighbour is not there, and of one's own has one's own alone", async () => {
    const other = await server.unitId("0202")
    const own = await server.unitId("0102")
    for (const path of [`/board/${other}`, `/units/${other}/register`, `/units/${other}/absences`]) {
      expect((await recorder.get(`/sheets${path}`)).status, path).toBe(404)
      expect((await officer.get(`/sheets${path}`)).status, path).toBe(404)
    }
    const codes = (await rowsOf(recorder, "/people")).slice(1).map(([code]) => code)
    expect(codes).toEqual(["001", "002", "005"])
    const units = (await rowsOf(recorder, "/units")).slice(1).map(([code]) => code)
    expect(units).toEqual(["0102", "0102-1"])
    const below = (await rowsOf(officer, `/units?under=${own}`)).slice(1).map(([code]) => code)
    expect(below).toEqual(["0102", "0102-1"])
    expect((await officer.get(`/sheets/units?under=${other}`)).status).toBe(404)
    const member = await server.asMember("005")
    const [, ...lines] = await rowsOf(member, `/units/${own}/register`)
    expect(lines.length).toBeLessThanOrEqual(1)
  })

  test("of a register says in words what its letters mean", async () => {
    const unitId = await server.unitId("0102")
    const rows = await rowsOf(recorder, `/units/${unitId}/register?year=2010`)
    expect(rows[0]?.slice(0, 3)).toEqual(["编号", "姓名", "2010-03-05 党课"])
    expect(rows.find(([code]) => code === "002")?.slice(2, 4)).toEqual(["请假", "补课完成"])
    expect(rows.find(([code]) => code === "001")?.slice(2, 4)).toEqual(["未填", "未填"])
  })

  test("of absences, of training, of a board and of those who stand somehow opens", async () => {
    const street = await server.unitId("0101")
    const branch = await server.unitId("0102")
    const absences = await rowsOf(recorder, `/units/${branch}/absences?year=2010`)
    expect(absences[1]?.slice(0, 7)).toEqual(["002", "李建国", "2010-03-05", "党课", "廉洁自律", 2, "请假"])
    const training = await rowsOf(officer, `/units/${branch}/training?year=2010`)
    expect(training[0]?.slice(4, 7)).toEqual(["已有", "要求", "计量单位"])
    expect(training[1]?.[6]).toBe("学时")
    expect(training.length).toBeGreaterThan(1)
    const board = await rowsOf(officer, `/board/${street}?year=2010`)
    expect(board[0]).toContain("三会一课·已欠账")
    // The committee itself is counted with its branches, and has a line of its own.
    expect(board.slice(1).map(([code]) => code)).toEqual(["0101", "0102", "0103"])
    expect(board[1]?.[1]).toContain("（本级）")
    const branches = await rowsOf(
      officer,
      `/board/${street}/branches?obligation=TM-ASSEMBLY&band=unmet&year=2010`,
    )
    expect(branches.slice(1).map(([code]) => code)).toEqual(["0102", "0103"])
    expect(await rowsOf(officer, "/boards?year=2010")).toEqual(board)
    expect((await rowsOf(officer, "/boards/branches?year=2010&band=unmet")).length).toBeGreaterThan(1)
  })

  test("of what is planned, agreed and kept beside the records opens with its titles and the rows of its page", async () => {
    const branch = await server.unitId("0102")
    const street = await server.unitId("0101")
    const titles = async (person: Person, path: string) => (await rowsOf(person, path))[0]
    expect(await titles(recorder, "/calendar?from=2010-03-01&until=2010-03-31")).toContain("主题")
    expect((await rowsOf(recorder, "/calendar?from=2010-03-01&until=2010-03-31"))[1]?.slice(0, 2)).toEqual([
      "2010-03-05",
      "09:00",
    ])
    expect((await titles(recorder, `/units/${branch}/plans/2010`))?.slice(0, 3)).toEqual([
      "序号",
      "月份",
      "主题",
    ])
    const plans = await rowsOf(officer, `/units/${street}/plans/2010/below?kind=branch`)
    expect(plans.slice(1).map(([code, , kind]) => [code, kind])).toEqual([
      ["0102", "党支部"],
      ["0103", "党支部"],
    ])
    const unit = [
      ["leave?which=year", "请假事由"],
      ["make-ups", "负责人"],
      ["study-days", "天数"],
      ["study-days/sittings", "领学"],
      ["study-days/members", "自学（天，另计）"],
      ["reminders", "打给谁"],
      ["venues", "保管人"],
      ["lecturers", "次数"],
      ["secretary-lectures?year=2010", "书记"],
      ["lectures?year=2010", "主题"],
      ["turns", "轮流名单"],
      ["concerns", "措施"],
      ["topics?year=2010", "支部数"],
      ["due", "期限"],
      ["responsibilities", "联系的支部"],
    ] as const
    for (const [path, title] of unit)
      expect(await titles(recorder, `/units/${branch}/${path}`), path).toContain(title)
    const lectures = await rowsOf(officer, `/units/${street}/lectures?year=2010`)
    expect(lectures[0]).toEqual(["组织编码", "组织", "党员数", "听过党课", "还差", "最近一次", "已安排"])
    for (const [, , all, reached, left] of lectures.slice(1)) expect(Number(all) - Number(reached)).toBe(left)
    const mix = await rowsOf(recorder, `/units/${branch}/mix?year=2010`)
    expect(mix.map(([name]) => name)).toContain("没有写明")
    const due = await rowsOf(officer, `/board/${street}/due`)
    for (const [, , , asked, done, left] of due.slice(1)) expect(Number(asked) - Number(done)).toBe(left)
    expect(await titles(officer, `/units/${street}/responsibilities/gaps`)).toContain("带头抓")
    const summary = await rowsOf(officer, `/units/${street}/summaries/2010`)
    expect(summary.slice(1).map(([period]) => period)).toContain("2010年")
    // The clauses beside a quarter are those of the year, each with its document.
    const quarter = await rowsOf(officer, `/units/${street}/summaries/2010-Q1`)
    const duties = quarter.filter(([, part]) => String(part).includes("各项制度"))
    expect(duties.length).toBeGreaterThan(1)
    expect(new Set(duties.map(([period]) => period))).toEqual(new Set(["2010年"]))
    expect(quarter.slice(1).some(([period]) => period === "2010年一季度")).toBe(true)
    const named = duties.map((row) => row.slice(2, 5).join())
    expect(new Set(named).size).toBe(named.length)
    for (const [, , , document] of duties) expect(document).toMatch(/./)
    // What is owed of a figure stands with its unit, never as a number of times.
    const [, ...owed] = await rowsOf(recorder, `/units/${branch}/due?days=366`)
    const hours = owed.filter((row) => row[6] === "学时")
    expect(hours.length).toBeGreaterThan(0)
    for (const row of hours) expect([row[4], typeof row[5]]).toEqual([null, "number"])
    for (const row of owed.filter((one) => one[6] === "次")) expect(row[5]).toBe(row[4])
    expect((await rowsOf(officer, `/units/${street}/responsibilities`, "en"))[0]).toEqual([
      "Responsibility",
      "Name",
      "Branch followed",
    ])
  })

  test("runs nothing: what begins like a formula is a text, and nothing in the file is one", async () => {
    const topic = '=HYPERLINK("http://evil.example","党课")'
    await server.database.pool.query("update activity set topic = $1 where code = 'A1'", [topic])
    const { sheets } = await readXlsx(await bytesOf(recorder, "/events"), { readStyles: true })
    expect(sheets[0]?.rows.map((row) => row[5])).toContain(topic)
    const cells = [...(sheets[0]?.cells?.values() ?? [])]
    expect(cells.length).toBeGreaterThan(10)
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([])
  })

  test("leaves its entry, and the people in it are counted as if they had been read", async () => {
    const reader = await server.as("department-officer", "01")
    await rowsOf(reader, "/people")
    const { rows } = await server.database.pool.query(
      "select action, details from audit_entry where account_id = $1",
      [reader.accountId],
    )
    expect(rows).toEqual([{ action: "list-taken", details: { list: "people" } }])
    const limits = server.app.limits
    Object.assign(server.app, { limits: { ...limits, peopleToldOf: 2, peopleUnasked: 3 } })
    await server.database.pool.query("update session set stepped_up_at = now() - interval '1 hour'")
    const another = await server.as("department-officer", "01")
    await server.database.pool.query("update session set stepped_up_at = now() - interval '1 hour'")
    expect((await another.get("/sheets/people")).body.code).toBe("step-up-needed")
    Object.assign(server.app, { limits })
  })

  test("names the form of a group's session in the language of its reader, and says that a list goes on", async () => {
    const unitId = await server.unitId("0101")
    const path = `/units/${unitId}/study-days/sittings?year=2010`
    for (const [topic, form] of [
      ["一", "主题发言"],
      ["二", "参观"],
    ]) {
      await server.database.pool.query(
        `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
         values (gen_random_uuid(), $1, 'central-group-study', $2, '2010-06-01 09:00', 400, 'held')`,
        [unitId, topic],
      )
      await server.database.pool.query(
        "update sitting set form = $3 where sitting_id = (select sitting_id from activity where unit_id = $1 and topic = $2)",
        [unitId, topic, form],
      )
    }
    const formsOf = async (language: string) => {
      const [head, ...lines] = await rowsOf(officer, path, language)
      return lines.map((line) => line[(head ?? []).indexOf(language === "en" ? "Form" : "形式")])
    }
    expect(await formsOf("en")).toEqual(["keynote speeches", "参观"])
    expect(await formsOf("zh")).toEqual(["主题发言", "参观"])
    await server.database.pool.query(
      `insert into topic (unit_id, title, from_on, until_on)
       select $1, 'T' || n, '2010-01-01', '2010-12-31' from generate_series(1, 201) as n`,
      [unitId],
    )
    const { sheets } = await readXlsx(await bytesOf(officer, `/units/${unitId}/topics?year=2010`))
    expect(sheets[0]?.rows).toHaveLength(201)
    expect(sheets[1]?.rows.flat().join()).toContain("200 （太多了")
  })

  test("of more rows than it holds is refused with a sentence", async () => {
    const endless = async () => ({ items: Array.from({ length: 200 }, () => 1), next: "more" })
    await expect(everyRow(endless)).rejects.toMatchObject({ code: "too-many-rows", details: { most: 5000 } })
  })
})
