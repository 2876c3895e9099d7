import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { settleReminders } from "./index.ts"

let server: TestServer
let officer: Person
let recorder: Person
let secretary: Person
let street: number
let branch: number
let other: number
beforeAll(async () => {
  server = await openPeopleScene()
  officer = await server.as("committee-officer", "0101")
  recorder = await server.as("recorder", "0102")
  secretary = await server.as("branch-secretary", "0102", { memberCode: "001" })
  street = await server.unitId("0101")
  branch = await server.unitId("0102")
  other = await server.unitId("0103")
  await server.database.pool.query("update unit set has_committee = true where code in ('0102', '0103')")
})
afterAll(() => server.close())
beforeEach(async () => {
  server.setToday("2010-08-20")
  const owner = await server.database.ownerClient()
  await owner.query("delete from reminder")
  await owner.query("delete from notice")
  await owner.end()
})

const draft = async (of: Person, unit = street) =>
  (await of.get(`/reminders/draft?obligation=TM-ASSEMBLY&unit=${unit}`)).body
const remind = (of: Person, ...unitIds: number[]) =>
  of.post("/reminders", { obligation: "TM-ASSEMBLY", unitIds })
const noticesOf = async (person: Person) => (await person.get("/me/notices")).body.items
const logOf = async (person: Person, unitId = branch) =>
  (await person.get(`/units/${unitId}/reminders`)).body.items

test("the text and whom it reaches are seen before; whoever has no reader takes a call", async () => {
  const seen = await draft(officer)
  expect(seen).toMatchObject({ obligation: "TM-ASSEMBLY", period: "2010-Q3", until: "2010-09-30" })
  expect(seen.sentence.zh).toMatch(/提醒：西河村党支部的“.*”（2010年三季度）还没有完成，最后一天是9月30日。$/)
  expect(seen.units.map(({ code, readers }: { code: string; readers: number }) => [code, readers])).toEqual([
    ["0102", 2],
    ["0103", 0],
  ])
  expect((await draft(officer, branch)).units).toHaveLength(1)
  const all = (await officer.get("/reminders/draft?obligation=TM-ASSEMBLY")).body
  expect(all.units).toEqual(seen.units)
})

test("an account that was never activated reads nothing", async () => {
  const { pool } = server.database
  const { rows } = await pool.query(
    "insert into account (login, name) values ('new', '新') returning account_id",
  )
  await pool.query(
    "insert into grant_of_role (account_id, role, unit_id, from_on) values ($1, 'recorder', $2, '2010-01-01')",
    [rows[0].account_id, other],
  )
  const readers = async () =>
    (await draft(officer)).units.find(({ unitId }: { unitId: number }) => unitId === other).readers
  expect(await readers()).toBe(0)
  expect((await remind(officer, other)).body.code).toBe("nobody-owes")
  await pool.query("update account set password_hash = '-' where login = 'new'")
  expect(await readers()).toBe(1)
  await pool.query("update account set disabled_at = now() where login = 'new'")
})

test("it arrives at the recorder and the secretary, stands at the unit, and beside what is owed on its home", async () => {
  const sent = await remind(officer, branch, other)
  expect(sent.body).toEqual({ units: 1, people: 2, left: 1 })
  for (const person of [recorder, secretary]) {
    expect(await noticesOf(person)).toMatchObject([
      { kind: "reminded", details: { unitId: branch, obligation: "TM-ASSEMBLY", period: "2010-Q3" } },
    ])
  }
  expect(await logOf(recorder)).toMatchObject([
    { way: "notice", obligation: "TM-ASSEMBLY", period: "2010-Q3", at: "2010-08-20", doneOn: null },
  ])
  const { owed } = (await recorder.get(`/home/branch/${branch}`)).body
  const assembly = owed.find((one: { obligation: string }) => one.obligation === "TM-ASSEMBLY")
  expect(assembly.reminded).toMatchObject({ on: "2010-08-20" })
  expect(owed.filter((one: { reminded: unknown }) => one.reminded !== null)).toHaveLength(1)
  const onBoard = async (of: Person, unitId: number) =>
    (await of.get(`/board/${unitId}`)).body.owed.map((one: { obligation: string; reminded: unknown }) => [
      one.obligation,
      one.reminded,
    ])
  expect(await onBoard(officer, street)).toContainEqual(["TM-ASSEMBLY", { on: "2010-08-20", units: 1 }])
  const beside = await server.as("committee-officer", "0201")
  const neighbours = await onBoard(beside, await server.unitId("0201"))
  expect(neighbours.length).toBeGreaterThan(0)
  expect(neighbours.filter(([, reminded]: [string, unknown]) => reminded !== null)).toEqual([])
})

test("of one thing once in seven days, whoever asks; then it is said who did, and when", async () => {
  await remind(officer, branch)
  const colleague = await server.as("department-officer", "01")
  expect((await remind(colleague, branch)).body.code).toBe("nobody-owes")
  const [held] = (await draft(colleague)).units
  expect(held.heldBack).toMatchObject({ why: "same", on: "2010-08-20" })
  server.setToday("2010-08-27")
  expect((await remind(colleague, branch)).body.units).toBe(1)
  expect(await noticesOf(recorder)).toHaveLength(2)
})

test("two officers at once remind once", async () => {
  const colleague = await server.as("department-officer", "01")
  const answers = await Promise.all([remind(officer, branch), remind(colleague, branch)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await noticesOf(recorder)).toHaveLength(1)
})

test("it goes away by itself when the thing is done", async () => {
  await remind(officer, branch)
  await settleReminders(server.app)
  expect((await logOf(recorder))[0].doneOn).toBeNull()
  const held = await secretary.post("/sittings", {
    unitId: branch,
    start: "2010-08-19 15:00",
    items: [{ kind: "assembly", topic: "讨论", hours: 1 }],
  })
  expect(held.status, held.text).toBe(200)
  server.setToday("2010-08-21")
  await settleReminders(server.app)
  expect((await logOf(recorder))[0].doneOn).toBe("2010-08-21")
  expect(await noticesOf(recorder)).toEqual([])
  expect((await recorder.get("/me/notices")).body.unseen).toBe(0)
  const { owed } = (await recorder.get(`/home/branch/${branch}`)).body
  expect(owed.some((one: { obligation: string }) => one.obligation === "TM-ASSEMBLY")).toBe(false)
  expect((await draft(officer)).units.map(({ code }: { code: string }) => code)).toEqual(["0103"])
  // Called off, it is owed once more, and asked after as it was.
  await server.database.pool.query("update activity set state = 'cancelled' where kind = 'assembly'")
  await settleReminders(server.app)
  expect((await logOf(recorder))[0].doneOn).toBeNull()
  expect(await noticesOf(recorder)).toMatchObject([{ kind: "reminded", seen: true }])
})

test("a call is noted: when, to whom, what came of it; both sides see it, and it counts like a reminder", async () => {
  const call = { at: "2010-08-20 10:00", whom: "王书记", note: "下周三开", obligation: "TM-ASSEMBLY" }
  server.setTime("09:00")
  expect((await officer.post(`/units/${branch}/calls`, call)).body.code).toBe("not-called-yet")
  // What a form of a call begins with is taken as it stands.
  const { calls } = (await officer.get(`/units/${branch}/reminders`)).body
  expect(calls).toMatchObject({
    now: "2010-08-20 09:00",
    contacts: [{ memberId: expect.any(Number), post: "secretary" }],
  })
  expect((await recorder.get(`/units/${branch}/reminders`)).body.calls).toBeNull()
  server.setTime("23:59")
  expect((await officer.post(`/units/${branch}/calls`, call)).status).toBe(204)
  for (const person of [officer, recorder, secretary]) {
    expect(await logOf(person)).toMatchObject([
      { way: "phone", at: "2010-08-20 10:00", whom: "王书记", note: "下周三开", period: "2010-Q3" },
    ])
  }
  expect((await remind(officer, branch)).body.code).toBe("nobody-owes")
  expect(await noticesOf(recorder)).toEqual([])
})

test("a neighbour finds nothing, and a branch reminds nobody", async () => {
  await remind(officer, branch)
  const neighbour = await server.as("committee-officer", "0201")
  const beside = await server.as("recorder", "0103")
  expect((await neighbour.get(`/reminders/draft?obligation=TM-ASSEMBLY&unit=${street}`)).status).toBe(404)
  expect((await remind(neighbour, branch)).status).toBe(404)
  expect(
    (await neighbour.post(`/units/${branch}/calls`, { at: "2010-08-20 10:00", whom: "谁", note: "" })).status,
  ).toBe(404)
  expect((await beside.get(`/units/${branch}/reminders`)).status).toBe(404)
  expect((await remind(secretary, branch)).status).toBe(403)
  expect((await officer.get("/reminders/draft?obligation=CG-ESSAYS")).status).toBe(404)
  expect((await officer.get("/reminders/draft?obligation=TM-ASSEMBLY&period=2010-Q1")).status).toBe(404)
})

test("a branch is asked after what its groups owe, and after those of its people who are behind, as a number", async () => {
  const groups = (await officer.get(`/reminders/draft?obligation=TM-GROUP&unit=${street}`)).body
  expect(groups.units.map(({ code }: { code: string }) => code)).toEqual(["0102"])
  const sent = await officer.post("/reminders", { obligation: "TM-GROUP", unitIds: [branch] })
  expect(sent.body).toMatchObject({ units: 1 })
  server.setToday("2010-12-20")
  const behind = (await officer.get(`/reminders/draft?obligation=TR-MEMBER&unit=${branch}`)).body
  expect(behind.sentence.zh).toMatch(/西河村党支部有 \d+ 名党员的“.*”（2010年）进度慢了/)
  expect(behind.units).toMatchObject([{ code: "0102", people: expect.any(Number) }])
  expect((await officer.post("/reminders", { obligation: "TR-MEMBER", unitIds: [branch] })).status).toBe(200)
  const [notice] = await noticesOf(recorder)
  expect(notice.details).toMatchObject({ of: "people", people: behind.units[0].people })
  expect(JSON.stringify(notice)).not.toMatch(/王秀英|李建国|赵桂兰/)
})

test("what stands directly under a unit, or is of one kind, is asked alone", async () => {
  const district = await server.as("department-officer", "01")
  const top = await server.unitId("01")
  const codes = async (more: string) =>
    (await district.get(`/reminders/draft?obligation=PL-FILED&unit=${top}${more}`)).body.units.map(
      ({ code }: { code: string }) => code,
    )
  const all = await codes("")
  expect(all).toEqual(expect.arrayContaining(["0101", "0102", "0103"]))
  expect(await codes("&kind=branch")).not.toContain("0101")
  expect(await codes("&direct=yes")).toContain("0101")
  expect(await codes("&direct=yes")).not.toContain("0102")
})

test("what the page of party lectures advises to ask after is owed, also where it is asked by the half year", async () => {
  const pageOf = async (person: Person, unitId = street) =>
    (await person.get(`/units/${unitId}/lectures`)).body
  const owes = async (period: string) =>
    (
      await officer.get(`/reminders/draft?obligation=TM-LECTURE&period=${period}&unit=${other}&alone=yes`)
    ).body.units.map(({ code }: { code: string }) => code)
  const asksOf = async (person: Person) =>
    Object.fromEntries(
      (await pageOf(person)).items.map((one: { unit: { code: string }; asks: string[] }) => [
        one.unit.code,
        one.asks,
      ]),
    )
  expect(await asksOf(officer)).toEqual({ "0102": ["2010-H2"], "0103": ["2010-H2"] })
  expect((await pageOf(officer)).duty.periods).toEqual(["2010-H2"])
  expect([await owes("2010-H2"), await owes("2010-Q3")]).toEqual([["0103"], []])
  const there = await server.as("recorder", "0103")
  const lecture = { kind: "party-lecture", topic: "秋季党课", hours: 2 }
  const recorded = await there.post("/sittings", {
    unitId: other,
    start: "2010-08-10 09:00",
    items: [lecture],
  })
  expect(recorded.status).toBe(200)
  expect(await asksOf(officer)).toEqual({ "0102": ["2010-H2"], "0103": [] })
  expect((await pageOf(officer, other)).duty.periods).toEqual([])
  const neighbour = await server.as("committee-officer", "0201")
  expect((await neighbour.get(`/units/${street}/lectures`)).status).toBe(404)
})

test("a call is corrected or taken back by whoever noted it; what was noted stays, and counts no more", async () => {
  const call = { at: "2010-08-20 09:00", whom: "张书记", note: "下周开", obligation: "TM-ASSEMBLY" }
  expect((await officer.post(`/units/${branch}/calls`, call)).status).toBe(204)
  const [noted] = await logOf(officer)
  expect(noted).toMatchObject({ over: null, mayChange: true })
  expect((await logOf(secretary))[0]).toMatchObject({ mayChange: false })
  const deed = (of: Person, what: "correct" | "take-back", id: number, body: object = {}) =>
    of.post(`/units/${branch}/calls/${id}/${what}`, body)
  const right = { at: "2010-08-19 15:30", whom: "李委员", note: "这周开" }
  const another = await server.as("committee-officer", "0101")
  expect((await deed(another, "correct", noted.reminderId, right)).body.code).toBe("call-not-yours")
  expect((await deed(recorder, "take-back", noted.reminderId)).status).toBe(403)
  const neighbour = await server.as("branch-secretary", "0103")
  expect((await deed(neighbour, "correct", noted.reminderId, right)).status).toBe(404)
  const ahead = { ...right, at: "2010-08-21 09:00" }
  expect((await deed(officer, "correct", noted.reminderId, ahead)).body.code).toBe("not-called-yet")

  expect((await deed(officer, "correct", noted.reminderId, right)).status).toBe(204)
  const [now, was] = await logOf(secretary)
  expect(now).toMatchObject({ ...right, obligation: "TM-ASSEMBLY", over: null })
  expect(was).toMatchObject({
    reminderId: noted.reminderId,
    whom: "张书记",
    note: "下周开",
    over: "corrected",
  })
  expect((await deed(officer, "take-back", noted.reminderId)).body.code).toBe("call-over")
  expect(
    (await draft(officer)).units.find(({ unitId }: { unitId: number }) => unitId === branch),
  ).toMatchObject({
    heldBack: { why: "same", on: "2010-08-19" },
  })

  expect((await deed(officer, "take-back", now.reminderId)).status).toBe(204)
  expect((await logOf(secretary)).map(({ over }: { over: string }) => over)).toEqual([
    "taken-back",
    "corrected",
  ])
  expect(
    (await draft(officer)).units.find(({ unitId }: { unitId: number }) => unitId === branch),
  ).toMatchObject({
    heldBack: null,
  })
  const { rows } = await server.database.pool.query(
    "select action from audit_entry where action like 'call-%' order by audit_entry_id desc limit 3",
  )
  expect(rows.map(({ action }) => action)).toEqual(["call-taken-back", "call-corrected", "call-noted"])
})
