import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { settleReminders } from "../reminders/index.ts"

let app: TestServer
let officer: Person
let neighbour: Person
let t1: number
let b1: number

beforeAll(async () => {
  app = await openWorld()
  officer = await app.as("committee-officer", "T1")
  neighbour = await app.as("committee-officer", "T2")
  t1 = await app.unitId("T1")
  b1 = await app.unitId("B1")
  await app.database.pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select m.member_id, u.unit_id, p.post, '2009-01-01'
       from (values ('m-B1', 'B1', 'secretary'), ('m-B1-other', 'B1', 'organisation-officer'),
                    ('m-B2', 'T1', 'secretary')) p (member, unit, post)
       join member m on m.code = p.member join unit u on u.code = p.unit`,
  )
})
afterAll(() => app.close())

const at = (unitId: number) => `/units/${unitId}/responsibilities`
/** Changes what stands there now. */
const write = async (who: Person, path: string, body: object) =>
  who.put(path, body, { version: (await who.get(path)).body.version })

test("posts say who leads and who is in charge; whoever is chosen goes before them", async () => {
  expect((await officer.get(at(b1))).body).toMatchObject({
    lead: { code: "m-B1", by: "post" },
    charge: { code: "m-B1-other", by: "post" },
    unfollowed: [],
  })
  const chosen = { leadId: null, chargeId: await app.memberId("m-G1"), follows: [] }
  expect((await write(officer, at(b1), chosen)).body).toMatchObject({
    lead: { by: "post" },
    charge: { code: "m-G1", by: "chosen" },
  })
})

test("whoever leads is not in charge by another post of theirs; where nobody else is, it is a gap", async () => {
  const { pool } = app.database
  const b3 = await app.unitId("B3")
  await write(officer, at(b1), { leadId: null, chargeId: null, follows: [] })
  await pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select m.member_id, u.unit_id, p.post, '2009-01-02'
       from (values ('m-B1', 'B1', 'deputy-secretary'), ('m-B3', 'B3', 'secretary'), ('m-B3', 'B3', 'deputy-secretary'))
            p (member, unit, post)
       join member m on m.code = p.member join unit u on u.code = p.unit`,
  )
  expect((await officer.get(at(b1))).body).toMatchObject({
    lead: { code: "m-B1", by: "post" },
    charge: { code: "m-B1-other", by: "post" },
  })
  const alone = (await neighbour.get(at(b3))).body
  expect(alone).toMatchObject({ lead: { code: "m-B3" }, charge: null })
  expect((await officer.get(at(b3))).status).toBe(404)
  const both = { leadId: null, chargeId: alone.lead.memberId, follows: [] }
  expect((await write(neighbour, at(b3), both)).body).toMatchObject({
    charge: { code: "m-B3", by: "chosen" },
  })
  await write(neighbour, at(b3), { leadId: null, chargeId: null, follows: [] })
  await pool.query("delete from post where from_on = '2009-01-02'")
  await write(officer, at(b1), { leadId: null, chargeId: await app.memberId("m-G1"), follows: [] })
})

test("a committee's leaders follow branches; those that nobody follows are named", async () => {
  const before = (await officer.get(at(t1))).body
  expect(before).toMatchObject({ lead: { code: "m-B2" }, charge: null })
  expect(before.unfollowed.map(({ code }: { code: string }) => code)).toEqual(["B1", "B2"])
  const follows = [{ memberId: await app.memberId("m-B2"), unitId: b1 }]
  const { body } = await write(officer, at(t1), { leadId: null, chargeId: null, follows })
  expect(body.follows).toMatchObject([{ member: { code: "m-B2" }, unit: { code: "B1" } }])
  expect(body.unfollowed.map(({ code }: { code: string }) => code)).toEqual(["B2"])
  const strange = [{ memberId: await app.memberId("m-B2"), unitId: await app.unitId("B3") }]
  expect((await write(officer, at(t1), { leadId: null, chargeId: null, follows: strange })).status).toBe(404)
})

test("two who change the list from the same page: one is told, with the list as it stands", async () => {
  const { version } = (await officer.get(at(t1))).body
  const other = await app.as("committee-officer", "T1")
  const of = async (unit: string) => ({
    ...{ leadId: null, chargeId: null },
    follows: [
      { memberId: await app.memberId("m-B2"), unitId: b1 },
      { memberId: await app.memberId("m-B1"), unitId: await app.unitId(unit) },
    ],
  })
  const [one, two] = [await of("B1"), await of("B2")]
  const both = await Promise.all([officer.put(at(t1), one, { version }), other.put(at(t1), two, { version })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  const stale = both.find(({ status }) => status === 412)?.body
  expect(stale.current.follows).toEqual(both.find(({ status }) => status === 200)?.body.follows)
  expect((await officer.put(at(t1), one)).status).toBe(428)
  expect((await neighbour.put(at(t1), one, { version })).status).toBe(404)
  const back = { ...one, follows: one.follows.slice(0, 1) }
  expect((await write(officer, at(t1), back)).body.version).toBe(version)
})

test("who answers in all units below stands on one page, with what is missing; a neighbour finds nothing", async () => {
  const district = await app.as("department-officer", "D")
  const list = `${at(await app.unitId("D"))}/gaps`
  const everybody = (await district.get(list)).body
  expect(everybody.items.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual([
    "B1",
    "B2",
    "B3",
    "T1",
    "T2",
  ])
  expect(everybody.items[0]).toMatchObject({ lead: "m-B1", followedBy: ["m-B2"], asks: false })
  const counted = ["m-B1", "m-G1", "m-B2"].map((code) => app.memberId(code))
  const people = (await Promise.all(counted)).map((memberId) => ({ memberId }))
  expect(everybody.items[0].people).toEqual(people)
  const { body } = await district.get(`${list}?only=lacking`)
  expect(body).toMatchObject({ all: 5, complete: 1 })
  expect(body.items.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual([
    "B2",
    "B3",
    "T1",
    "T2",
  ])
  expect(body.items[2]).toMatchObject({ lead: "m-B2", charge: null, unfollowed: 1 })
  for (const item of body.items) expect(item.asks).toBe(true)
  expect((await neighbour.get(at(b1))).status).toBe(404)
})

test("each gap is asked after from above, once in seven days, and goes away when nobody is missing", async () => {
  const recorder = await app.as("recorder", "B2")
  const b2 = await app.unitId("B2")
  expect((await officer.get(at(b2))).body.asks).toBe(true)
  expect((await officer.get(at(t1))).body.asks).toBe(false)
  expect((await recorder.get(at(b2))).body.asks).toBe(false)
  const thing = { obligation: "RESPONSIBILITIES" }
  const draft = (await officer.get(`/reminders/draft?obligation=RESPONSIBILITIES&unit=${t1}`)).body
  expect(draft.units.map(({ code }: { code: string }) => code)).toEqual(["B2"])
  expect(draft.sentence.zh).toMatch(/的学习教育责任分工还有空缺。$/)
  expect((await officer.get(at(b2))).body.remindedOn).toBeNull()
  expect((await officer.post("/reminders", { ...thing, unitIds: [b2] })).body).toMatchObject({ units: 1 })
  expect((await officer.get(at(b2))).body.remindedOn).toBe("2010-08-20")
  const gaps = (await officer.get(`${at(t1)}/gaps`)).body.items
  expect(gaps.find(({ unit }: { unit: { code: string } }) => unit.code === "B2").remindedOn).toBe(
    "2010-08-20",
  )
  expect((await officer.post("/reminders", { ...thing, unitIds: [b2] })).body.code).toBe("nobody-owes")
  const [notice] = (await recorder.get("/me/notices")).body.items
  expect(notice).toMatchObject({ kind: "reminded", details: { of: "responsibilities", unitId: b2 } })
  const log = async () => (await recorder.get(`/units/${b2}/reminders`)).body.items
  expect(await log()).toMatchObject([{ title: "学习教育责任分工", doneOn: null }])
  const member = await app.memberId("m-B2")
  const written = { leadId: member, chargeId: member, follows: [] }
  expect((await write(officer, at(b2), written)).status).toBe(200)
  await settleReminders(app.app)
  expect((await log())[0].doneOn).toBe("2010-08-20")
  expect((await officer.get(at(b2))).body.remindedOn).toBeNull()
  expect((await neighbour.post("/reminders", { ...thing, unitIds: [b2] })).status).toBe(404)
  const beside = await neighbour.get("/reminders/draft?obligation=RESPONSIBILITIES")
  expect(beside.body.units.map(({ code }: { code: string }) => code)).toEqual(["B3"])
})

test("a whole district can be followed, as many branches as it has", async () => {
  const { rows } = await app.database.pool.query<{ unitId: number }>(
    `with made as (
       insert into unit (code, name, kind, parent_id, path)
       select 'R' || n, 'R' || n, 'branch', u.unit_id, u.path from unit u, generate_series(1, 2100) n where u.code = 'T1'
       returning unit_id, path)
     select unit_id as "unitId" from made`,
  )
  await app.database.pool.query("update unit set path = path || unit_id::text where code ~ '^R[0-9]+$'")
  const memberId = await app.memberId("m-B2")
  const follows = [...rows.map(({ unitId }) => unitId), b1, await app.unitId("B2")].map((unitId) => ({
    memberId,
    unitId,
  }))
  const { status, body } = await write(officer, at(t1), { leadId: null, chargeId: null, follows })
  expect([status, body.branches?.length, body.unfollowed]).toEqual([200, 2102, []])
})
