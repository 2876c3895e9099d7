import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openPeopleScene } from "../../support/people-scene.ts"
import type { Person, TestServer } from "../../support/server.ts"

/** What those who look after accounts are told about them. */

let server: TestServer
let officer: Person
beforeAll(async () => {
  server = await openPeopleScene()
  officer = await server.as("department-officer", "01")
})
afterAll(() => server.close())

async function give(to: Person, role: string, code: string): Promise<number> {
  const body = {
    accountId: to.accountId,
    role,
    unitId: await server.unitId(code),
    fromOn: "2010-08-20",
    untilOn: null,
  }
  const { status, body: given } = await officer.post("/grants", body)
  expect(status).toBe(200)
  return given.grantId
}

describe("a role that was taken back", () => {
  test("stays visible with who took it, and can be given back", async () => {
    const member = await server.asMember("002")
    const grantId = await give(member, "recorder", "0102")
    expect((await officer.delete(`/grants/${grantId}`)).status).toBe(204)
    const { body: account } = await officer.get(`/accounts/${member.accountId}`)
    expect(account.grants).toEqual([])
    expect(account.pastGrants).toMatchObject([
      {
        grantId,
        role: "recorder",
        endedAt: expect.any(String),
        endedBy: expect.any(String),
        can: ["restore"],
      },
    ])
    const over = await officer.get("/grants?over=yes")
    expect(over.body.items).toMatchObject([{ grantId, can: ["restore"] }])
    expect((await officer.post(`/grants/${grantId}/restore`, undefined)).body).toEqual({ waits: null })
    const again = await officer.get(`/accounts/${member.accountId}`)
    expect(again.body.grants).toMatchObject([{ grantId, endedAt: null, can: ["end"] }])
    expect(again.body.pastGrants).toEqual([])
    const { rows } = await server.database.pool.query(
      "select kind from notice where account_id = $1 order by notice_id desc limit 1",
      [member.accountId],
    )
    expect(rows).toEqual([{ kind: "role-restored" }])
    const twice = await officer.post(`/grants/${grantId}/restore`, undefined)
    expect([twice.status, twice.body.code]).toEqual([409, "role-not-over"])
  })
  test("is not given back where it is held again, or to oneself, or by the neighbour", async () => {
    const member = await server.asMember("005")
    const grantId = await give(member, "recorder", "0102")
    await officer.delete(`/grants/${grantId}`)
    const neighbour = await server.as("committee-officer", "0201")
    expect((await neighbour.post(`/grants/${grantId}/restore`, undefined)).status).toBe(404)
    expect((await neighbour.get("/grants?over=yes")).body.items).toEqual([])
    await give(member, "recorder", "0102")
    const held = await officer.post(`/grants/${grantId}/restore`, undefined)
    expect([held.status, held.body.code]).toEqual([409, "role-held"])
    const { rows } = await server.database.pool.query(
      "select grant_id as id from grant_of_role where account_id = $1",
      [officer.accountId],
    )
    const owner = await server.database.ownerClient()
    await owner.query(
      "insert into grant_of_role (account_id, role, unit_id, from_on, ended_at) select account_id, 'inspector', unit_id, from_on, now() from grant_of_role where grant_id = $1",
      [rows[0].id],
    )
    const own = await owner.query("select max(grant_id) as id from grant_of_role")
    await owner.end()
    const self = await officer.post(`/grants/${own.rows[0].id}/restore`, undefined)
    expect([self.status, self.body.code]).toEqual([403, "not-to-oneself"])
  })
})

describe("an account", () => {
  test("says that there are roles which the reader may not see, and only then", async () => {
    const member = await server.asMember("001")
    const admin = await server.as("system-admin", "01")
    const seen = async () => (await admin.get(`/accounts/${member.accountId}`)).body
    expect(await seen()).toMatchObject({ grants: [], moreRoles: false })
    await give(member, "recorder", "0102")
    expect(await seen()).toMatchObject({ grants: [], pastGrants: [], moreRoles: true })
    const { body } = await officer.get(`/accounts/${member.accountId}`)
    expect(body.moreRoles).toBe(false)
  })
  test("shows that it is paused after too many failures, until somebody ends the pause", async () => {
    const member = await server.asMember("003")
    const admin = await server.as("system-admin", "01")
    const path = `/accounts/${member.accountId}`
    const { body: before } = await admin.get(path)
    expect([before.pausedUntil, before.can.includes("unlock")]).toEqual([null, false])
    for (let tries = 0; tries < 5; tries += 1)
      await server.stranger.ask("POST", "/session", { login: before.login, password: "not the one" })
    const { body: paused } = await admin.get(path)
    expect(paused.pausedUntil).toEqual(expect.any(String))
    expect(paused.can).toContain("unlock")
    const listed = (await admin.get("/accounts?limit=200")).body.items
    expect(
      listed.filter(({ pausedUntil }: { pausedUntil: string | null }) => pausedUntil !== null),
    ).toMatchObject([{ login: before.login }])
    expect((await admin.post(`${path}/unlock`, undefined)).status).toBe(204)
    expect((await admin.get(path)).body.pausedUntil).toBe(null)
  })
  test("has one code that works: pressing twice says how many that makes void", async () => {
    const unitId = await server.unitId("0202")
    const first = await officer.post("/accounts/slips", { unitId })
    expect(first.body).toMatchObject({ slips: [{ name: "孙志强" }], replaced: 0, left: 0 })
    const second = await officer.post("/accounts/slips", { unitId })
    expect([second.status, second.body.code]).toEqual([409, "codes-open"])
    expect(second.body.detail).toContain("有 1 个人")
    expect((await officer.post("/accounts/slips", { unitId, openCodes: "leave" })).body).toEqual({
      slips: [],
      replaced: 0,
      left: 1,
      guarded: 0,
    })
    const third = await officer.post("/accounts/slips", { unitId, openCodes: "replace" })
    expect(third.body).toMatchObject({ slips: [{ name: "孙志强" }], replaced: 1, left: 0 })
    const accountId = third.body.slips[0].accountId
    const alone = await officer.post(`/accounts/${accountId}/activation-code`, undefined)
    expect(alone.body.replaced).toBe(1)
  })
})
