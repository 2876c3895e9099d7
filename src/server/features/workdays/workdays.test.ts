import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import { judged } from "../../../../tests/support/district.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { readPacks } from "../policy/read-packs.ts"
import { refresh } from "../standing/index.ts"

/** The days off of 2027, shortened: the week from 8 to 14 February has no workday. */
const spring = ["06", "07", "08", "09", "10", "11", "12"].map((day) => `2027-02-${day}`)
const of2027 = {
  year: 2027,
  papers: ["http://www.gov.cn/"],
  days: [
    { name: "元旦", date: "2027-01-01", isOffDay: true },
    ...spring.map((date) => ({ name: "春节", date, isOffDay: true })),
    { name: "春节", date: "2027-02-20", isOffDay: false },
    { name: "清明节", date: "2027-04-05", isOffDay: true },
    { name: "劳动节", date: "2027-05-03", isOffDay: true },
    { name: "端午节", date: "2027-06-09", isOffDay: true },
    { name: "国庆节", date: "2027-10-01", isOffDay: true },
  ],
}
const packs = readPacks()

let server: TestServer
let admin: Person
let secretary: Person
beforeAll(async () => {
  server = await openWorld()
  admin = await server.as("system-admin", "D")
  secretary = await server.as("branch-secretary", "B1")
})
afterAll(() => server.close())

const pool = () => server.database.pool
const bring = (list: object, query = "") => admin.post(`/workdays${query}`, JSON.stringify(list))
const remove = (year: number) => admin.delete(`/workdays/${year}`)
const weeksOf = (year: number) =>
  judged(server.database, packs, { year, asOf: "2027-03-15", org: "B1", obligation: "CS-WEEKLY", all: true })
const springWeekOf = async () => (await weeksOf(2027)).find(({ period }) => period === "2027-W06")

describe("the list of a year", () => {
  test("decides which weeks ask anything, and until it is there every week says that it is not", async () => {
    const before = await weeksOf(2027)
    expect(before).toHaveLength(52)
    expect(before.every(({ withoutCalendar }) => withoutCalendar)).toBe(true)
    expect((await springWeekOf())?.status).toBe("short")

    expect((await bring(of2027)).status).toBe(200)
    const after = await weeksOf(2027)
    expect(after.some((row) => "withoutCalendar" in row)).toBe(false)
    expect((await springWeekOf())?.status).toBe("not_applicable")

    expect((await remove(2027)).status).toBe(200)
    expect(await weeksOf(2027)).toEqual(before)
  })

  test("leaves rows of years whose list the program brings along as they were", async () => {
    const before = JSON.stringify(await weeksOf(2026))
    await bring(of2027)
    expect(JSON.stringify(await weeksOf(2026))).toBe(before)
    expect(before).not.toContain("withoutCalendar")
    await remove(2027)
  })

  test("lets what is kept of its year be judged again, and no year further off", async () => {
    server.setToday("2027-03-15")
    const unitId = await server.unitId("B1")
    const february = async () => {
      const { body } = await secretary.get(`/units/${unitId}/standing`)
      const weekly = body.grid.find(
        ({ clauses }: { clauses: { id: string }[] }) => clauses[0]?.id === "CS-WEEKLY",
      )
      return { weeks: weekly.cells[1].parts.all, says: body.withoutCalendar }
    }
    const today = dayOf("2027-03-15")
    const kept = async () => {
      for (const year of [2024, 2026, 2027]) await refresh(server.database, packs, year, today)
      const { rows } = await pool().query("select year, judged_in from standing_year order by year")
      return new Map(rows.map((row) => [row.year, row.judged_in]))
    }
    const before = await kept()
    expect(await february()).toEqual({ weeks: 4, says: true })
    await bring(of2027)
    expect(await february()).toEqual({ weeks: 3, says: false })
    const after = await kept()
    expect([2024, 2026, 2027].filter((year) => before.get(year) !== after.get(year))).toEqual([2026, 2027])
    // The same once more changes nothing.
    await bring(of2027)
    expect(await kept()).toEqual(after)
    await remove(2027)
    expect(await february()).toEqual({ weeks: 4, says: true })
    server.setToday("2010-08-20")
  })

  test("wins over the one the program brings along, also on the page that explains a week", async () => {
    const list = {
      ...of2027,
      year: 2010,
      days: of2027.days.map((one) => ({ ...one, date: `2010${one.date.slice(4)}` })),
    }
    const week = async () => {
      const subjectId = await server.unitId("B1")
      const query = `obligation=CS-WEEKLY&subjectType=org&subjectId=${subjectId}&period=2010-W06`
      return (await secretary.get(`/explanations?${query}`)).body.result.status
    }
    expect(await week()).toBe("short")
    await bring(list)
    // From 8 to 12 February 2010 nobody works, says the list.
    expect(await week()).toBe("not_applicable")
    await remove(2010)
    expect(await week()).toBe("short")
  })

  test("is in the audit log and in the history, with who brought it in", async () => {
    await bring(of2027)
    await remove(2027)
    const { rows } = await pool().query(
      "select action, details from audit_entry where account_id = $1 order by audit_entry_id desc limit 2",
      [admin.accountId],
    )
    expect(rows).toEqual([
      { action: "workdays-removed", details: { year: 2027 } },
      { action: "workdays-imported", details: { year: 2027, daysOff: 12, daysWorked: 1 } },
    ])
    const { rows: kept } = await pool().query(
      `select before is null as added, after is null as gone from record_change
        where table_name = 'workday_year' and account_id = $1 order by record_change_id desc limit 2`,
      [admin.accountId],
    )
    expect(kept).toEqual([
      { added: false, gone: true },
      { added: true, gone: false },
    ])
  })
})

describe("a file", () => {
  test("with something wrong changes nothing, and says what it is in the reader's language", async () => {
    const days = [...of2027.days, { name: "国庆节", date: "2026-10-01", isOffDay: true }]
    const { status, body } = await admin.post("/workdays", JSON.stringify({ ...of2027, days }), {
      headers: { "Accept-Language": "zh-CN" },
    })
    expect([status, body.code]).toEqual([422, "workdays-other-year"])
    expect(body.detail).toBe("2026年10月1日不在 2027 年，也不在它前面的十二月。")
    expect((await admin.post("/workdays", "neither this nor that")).body.code).toBe("workdays-no-json")
    expect((await admin.post("/workdays", `"${"x".repeat(200_001)}"`)).status).toBe(413)
    expect((await admin.get("/workdays")).body.imported).toEqual([])
  })

  test("that names few holidays is asked about first", async () => {
    const few = { ...of2027, days: of2027.days.slice(0, 4) }
    const { status, body } = await bring(few)
    expect([status, body.code]).toEqual([409, "please-confirm"])
    expect(body.questions).toMatchObject([{ key: "few:2027:2" }])
    expect((await bring(few, "?sure=yes")).body.imported).toMatchObject([{ year: 2027 }])
    // A list in the place of another.
    expect((await bring(of2027)).body.imported[0].days).toHaveLength(of2027.days.length)
    await remove(2027)
  })

  test("is the system administrator's to bring in: the security administrator reads what is there, nobody else", async () => {
    const security = await server.as("security-admin", "D")
    expect((await security.get("/workdays")).body.can).toEqual([])
    expect((await admin.get("/workdays")).body.can).toEqual(["settings.edit"])
    for (const person of [security, secretary, await server.as("department-officer", "D")])
      expect((await person.post("/workdays", JSON.stringify(of2027))).status).toBe(403)
    expect((await secretary.get("/workdays")).status).toBe(403)
    const { rows } = await pool().query("select count(*)::int as lists from workday_year")
    expect(rows).toEqual([{ lists: 0 }])
  })

  test("is missed from October on", async () => {
    const missing = async (day: string) => {
      server.setToday(day)
      return (await admin.get("/workdays")).body.missing
    }
    expect(await missing("2026-09-30")).toEqual([])
    expect(await missing("2026-10-01")).toEqual([2027])
    expect(await missing("2027-01-01")).toEqual([2027])
    server.setToday("2010-08-20")
  })
})
