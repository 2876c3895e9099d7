import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openPeopleScene } from "../../support/people-scene.ts"
import type { Person, Reply, TestServer } from "../../support/server.ts"
import { goodPassword } from "../../support/sign-in-scene.ts"

/** One person cannot become another who sees more. */

let server: TestServer
let system: Person
let security: Person
let officer: Person
beforeEach(async () => {
  server = await openPeopleScene()
  system = await server.as("system-admin", "01")
  security = await server.as("security-admin", "01")
  officer = await server.as("department-officer", "01")
})
afterEach(() => server.close())

const whole = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/
const half = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/

const give = async (by: Person, to: number, role: string, unit = "01"): Promise<Reply> =>
  await by.post("/grants", {
    accountId: to,
    role,
    unitId: await server.unitId(unit),
    fromOn: "2010-08-20",
    untilOn: null,
  })
const confirm = (by: Person, { body }: Reply): Promise<Reply> =>
  by.post(`/confirmations/${body.waits.confirmationId}/confirm`, undefined)
const activate = (code: string, password = goodPassword): Promise<Reply> =>
  server.stranger.post("/activation", { code, password })
const signIn = async (login: string): Promise<number> =>
  (await server.stranger.post("/session", { login, password: goodPassword })).status
const rolesOf = async (accountId: number): Promise<string[]> => {
  const { rows } = await server.database.pool.query(
    "select role from grant_of_role where account_id = $1 and ended_at is null",
    [accountId],
  )
  return rows.map(({ role }) => role)
}
const entries = async (): Promise<{ action: string; actor: number; details: Record<string, unknown> }[]> => {
  const { rows } = await server.database.pool.query(
    "select action, account_id as actor, details from audit_entry order by audit_entry_id",
  )
  return rows
}

/** A member's account with the slip that the system administrator made, and kept. */
async function keptSlip(): Promise<{ accountId: number; login: string; code: string }> {
  const { body } = await system.post("/accounts/slips", { memberIds: [await server.memberId("002")] })
  expect(body.slips[0].code).toMatch(whole)
  return body.slips[0]
}

describe("the system administrator who keeps a slip", () => {
  test("finds it void when a role is given to the account", async () => {
    const { accountId, code } = await keptSlip()
    expect((await give(officer, accountId, "branch-secretary", "0102")).status).toBe(200)
    expect((await activate(code)).body.code).toBe("wrong-activation")
  })

  test("and has used it before, is out when the account comes to reach beyond a branch", async () => {
    const { accountId, login, code } = await keptSlip()
    expect((await activate(code)).status).toBe(200)
    expect(await signIn(login)).toBe(200)
    const { pool } = server.database
    await pool.query(
      "insert into mail_address (account_id, address, confirmed_at) values ($1, 'kept@example.com', now())",
      [accountId],
    )
    const asked = await give(officer, accountId, "inspector")
    expect(await rolesOf(accountId)).toEqual([])
    const given = await confirm(security, asked)
    expect(given.status, given.text).toBe(200)
    expect(await rolesOf(accountId)).toEqual(["inspector"])
    expect(await signIn(login)).toBe(401)
    const mail = await pool.query("select address from mail_address where account_id = $1", [accountId])
    expect(mail.rows).toEqual([{ address: null }])
    expect((await activate(`${asked.body.waits.half}-${given.body.half}`)).status).toBe(200)
    expect(await signIn(login)).toBe(200)
  })

  test("cannot make another of an account that holds a role", async () => {
    const { accountId } = await keptSlip()
    await give(officer, accountId, "branch-secretary", "0102")
    const again = await system.post("/accounts/slips", { memberIds: [await server.memberId("002")] })
    expect(again.body).toMatchObject({ slips: [], guarded: 1 })
  })
})

describe("the security administrator, who sees no branch", () => {
  test("looks into none through an account of their own in the roster", async () => {
    const { accountId, login } = await keptSlip()
    const asked = await give(security, accountId, "branch-secretary", "0102")
    expect(asked.body, asked.text).toMatchObject({ grantId: null, waits: { half: null } })
    expect(await rolesOf(accountId)).toEqual([])
    expect((await confirm(security, asked)).status).toBe(403)
    expect((await confirm(officer, asked)).body).toMatchObject({ login, half: null })
    expect(await rolesOf(accountId)).toEqual(["branch-secretary"])
  })

  test("does not let one go on either, that was taken back, whoever gave it", async () => {
    const { accountId } = await server.asMember("005")
    const { grantId } = (await give(officer, accountId, "recorder", "0102")).body
    expect((await security.delete(`/grants/${grantId}`)).status).toBe(204)
    const asked = await security.post(`/grants/${grantId}/restore`, undefined)
    expect(asked.body, asked.text).toMatchObject({ waits: { half: null } })
    expect(await rolesOf(accountId)).toEqual([])
    expect((await confirm(system, asked)).body.half).toBeNull()
    expect(await rolesOf(accountId)).toEqual(["recorder"])
  })
})

describe("a role above the branches", () => {
  test("is given by two: who asked cannot confirm, nor the receiver, nor whoever does not reach", async () => {
    const { accountId } = await server.asMember("005")
    const asked = await give(security, accountId, "system-admin")
    expect(asked.body).toMatchObject({ grantId: null, waits: { half: expect.stringMatching(half) } })
    expect((await confirm(security, asked)).status).toBe(403)
    const committee = await server.as("committee-officer", "0201")
    for (const one of [officer, committee]) expect((await confirm(one, asked)).status).toBe(404)
    expect(await rolesOf(accountId)).toEqual([])
    const done = await confirm(system, asked)
    expect(done.body.half).toMatch(half)
    expect(await rolesOf(accountId)).toEqual(["system-admin"])
    expect((await confirm(system, asked)).status).toBe(404)
    const both = (await entries()).filter(
      ({ details }) => details.confirmationId === asked.body.waits.confirmationId,
    )
    expect(both.map(({ action, actor }) => [action, actor])).toEqual([
      ["confirmation-asked", security.accountId],
      ["role-granted", security.accountId],
      ["activation-issued", security.accountId],
      ["confirmation-given", system.accountId],
    ])
    expect(JSON.stringify(await entries())).not.toContain(asked.body.waits.half)
  })

  test("waits in the lists of those who may confirm, and of whoever asked", async () => {
    const { accountId } = await server.asMember("005")
    await give(officer, accountId, "committee-officer", "0201")
    const seen = async (by: Person) =>
      (await by.get("/confirmations")).body.items.map((one: { role: string; can: string[] }) => [
        one.role,
        one.can,
      ])
    expect(await seen(officer)).toEqual([["committee-officer", ["withdraw"]]])
    expect(await seen(security)).toEqual([["committee-officer", ["confirm", "refuse"]]])
    expect(await seen(await server.as("department-officer", "01"))).toEqual([
      ["committee-officer", ["confirm", "refuse"]],
    ])
    expect(await seen(await server.as("audit-admin", "01"))).toEqual([])
    expect(await seen(await server.as("inspector", "01"))).toEqual([])
    const { rows } = await server.database.pool.query(
      "select account_id as id from notice where kind = 'confirmation-asked'",
    )
    expect(rows.map(({ id }) => id).sort()).toEqual([system.accountId, security.accountId].sort())
  })

  test("is not given any more once it is withdrawn, refused, too old, or its asker may not", async () => {
    const { accountId } = await server.asMember("005")
    const path = (asked: Reply) => `/confirmations/${asked.body.waits.confirmationId}`
    const withdrawn = await give(officer, accountId, "inspector")
    expect((await security.delete(path(withdrawn))).status).toBe(404)
    expect((await officer.delete(path(withdrawn))).status).toBe(204)
    expect((await confirm(security, withdrawn)).status).toBe(404)
    const refused = await give(officer, accountId, "inspector")
    expect((await security.post(`${path(refused)}/refuse`, undefined)).status).toBe(204)
    expect((await confirm(security, refused)).status).toBe(404)
    const old = await give(officer, accountId, "inspector")
    const owner = await server.database.ownerClient()
    await owner.query("update confirmation set expires_at = now() - interval '1 second'")
    expect((await confirm(security, old)).status).toBe(404)
    const lost = await give(officer, accountId, "inspector")
    await owner.query("update grant_of_role set ended_at = now() where account_id = $1", [officer.accountId])
    await owner.end()
    expect((await confirm(security, lost)).body.code).toBe("beyond-own-roles")
    expect(await rolesOf(accountId)).toEqual([])
  })

  test("confirmed by two at once is given once", async () => {
    const { accountId } = await server.asMember("005")
    const asked = await give(officer, accountId, "inspector")
    const seconds = await Promise.all([confirm(system, asked), confirm(security, asked)])
    expect(seconds.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(await rolesOf(accountId)).toEqual(["inspector"])
  })

  test("that was taken back goes on again by two", async () => {
    const { accountId } = await server.as("inspector", "01", { memberCode: "005" })
    const { rows } = await server.database.pool.query(
      "select grant_id as id from grant_of_role where account_id = $1",
      [accountId],
    )
    expect((await officer.delete(`/grants/${rows[0].id}`)).status).toBe(204)
    const asked = await officer.post(`/grants/${rows[0].id}/restore`, undefined)
    expect(await rolesOf(accountId)).toEqual([])
    expect((await confirm(security, asked)).status).toBe(200)
    expect(await rolesOf(accountId)).toEqual(["inspector"])
  })
})

test("any role for an account that belongs to nobody in the roster takes two", async () => {
  const { body: made } = await system.post("/accounts", { login: "stranger", name: "林岚" })
  expect((await activate(made.code)).status).toBe(200)
  // Nobody reaches such an account but those who look after the whole district.
  const asked = await give(security, made.accountId, "recorder", "0102")
  expect(asked.body).toMatchObject({ grantId: null, waits: { half: expect.stringMatching(half) } })
  expect((await confirm(system, asked)).status).toBe(200)
  expect(await signIn("stranger")).toBe(401)
})

describe("ways into an account that reaches beyond a branch", () => {
  test.each(["department-officer", "audit-admin"] as const)(
    "a code for a %s comes in two halves",
    async (role) => {
      const { accountId } = await server.as(role, "01", { memberCode: "005" })
      const asked = await system.post(`/accounts/${accountId}/activation-code`, undefined)
      expect(asked.body).toMatchObject({ slip: null, waits: { half: expect.stringMatching(half) } })
      const { rows } = await server.database.pool.query("select from activation where account_id = $1", [
        accountId,
      ])
      expect(rows).toEqual([])
      const { body } = await confirm(security, asked)
      for (const part of [asked.body.waits.half, body.half, `${body.half}-${asked.body.waits.half}`])
        expect((await activate(part)).body.code).toBe("wrong-activation")
      expect((await activate(`${asked.body.waits.half}-${body.half}`)).status).toBe(200)
    },
  )

  test("an identity at the provider, and the loss of a second factor, wait too", async () => {
    const { accountId } = await server.as("department-officer", "01", { memberCode: "005" })
    const linked = async () => {
      const { rows } = await server.database.pool.query(
        "select subject, totp_secret is not null as factor from account where account_id = $1",
        [accountId],
      )
      return rows[0]
    }
    const identity = await system.put(`/accounts/${accountId}/identity`, { subject: "somebody-else" })
    const factor = await security.post(`/accounts/${accountId}/remove-second-factor`, undefined)
    expect(await linked()).toMatchObject({ factor: true })
    expect((await confirm(security, identity)).body.half).toBe(null)
    expect((await confirm(system, factor)).status).toBe(200)
    expect(await linked()).toEqual({ subject: "somebody-else", factor: false })
  })
})

describe("an account that was shut", () => {
  const act = (by: Person, accountId: number, what: string) =>
    by.post(`/accounts/${accountId}/${what}`, undefined)
  const isShut = async (accountId: number): Promise<boolean> => {
    const { rows } = await server.database.pool.query(
      "select disabled_at is not null as shut from account where account_id = $1",
      [accountId],
    )
    return rows[0].shut
  }

  test("and reaches beyond a branch, is opened again by two", async () => {
    const { accountId } = await server.as("department-officer", "01", { memberCode: "005" })
    expect((await act(security, accountId, "disable")).status).toBe(204)
    const asked = await act(security, accountId, "enable")
    expect(asked.body, asked.text).toMatchObject({ waits: { half: null } })
    expect(await isShut(accountId)).toBe(true)
    expect((await confirm(security, asked)).status).toBe(403)
    expect(await isShut(accountId)).toBe(true)
    const late = await act(system, accountId, "enable")
    expect((await confirm(officer, asked)).body).toMatchObject({ accountId, half: null })
    expect(await isShut(accountId)).toBe(false)
    expect((await confirm(security, late)).body.code).toBe("ask-anew")
    const [entry] = (await entries()).filter(({ action }) => action === "account-enabled")
    expect(entry).toMatchObject({
      actor: security.accountId,
      details: { confirmationId: asked.body.waits.confirmationId, confirmedBy: expect.any(String) },
    })
  })

  test("and holds a role in a branch, or none, is opened again by one", async () => {
    const secretary = await server.as("branch-secretary", "0102", { memberCode: "005" })
    const member = await server.asMember("002")
    for (const { accountId } of [secretary, member]) {
      expect((await act(security, accountId, "disable")).status).toBe(204)
      expect((await act(security, accountId, "enable")).body).toEqual({ waits: null })
      expect(await isShut(accountId)).toBe(false)
    }
  })
})

describe("who the second person is, where there are few", () => {
  test("the audit administrator for the account of another administrator, and of nobody else", async () => {
    const auditor = await server.as("audit-admin", "01")
    const code = (accountId: number) => system.post(`/accounts/${accountId}/activation-code`, undefined)
    const forSecurity = await code(security.accountId)
    expect((await confirm(auditor, forSecurity)).status).toBe(200)
    const forOfficer = await code(officer.accountId)
    expect((await confirm(auditor, forOfficer)).status).toBe(404)
  })

  test("nobody: then it is said, but for the very first start, which is over with the first slip used", async () => {
    const owner = await server.database.ownerClient()
    const only = (accountId: number) =>
      owner.query("update account set issuer = null, subject = null where account_id <> $1", [accountId])
    await only(system.accountId)
    const code = () => system.post(`/accounts/${security.accountId}/activation-code`, undefined)
    const first = await code()
    expect(first.body).toMatchObject({ slip: { code: expect.stringMatching(whole) }, waits: null })
    const roleAlone = await give(security, officer.accountId, "inspector")
    expect(roleAlone.body.grantId).toBe(null)
    expect((await activate(first.body.slip.code)).status).toBe(200)
    await owner.query("update account set disabled_at = now() where account_id <> $1 and account_id <> $2", [
      system.accountId,
      security.accountId,
    ])
    expect((await code()).body.code).toBe("no-second-person")
    await owner.end()
  })
})

describe("an account used in the browser of whoever gives it its first role, or let it in", () => {
  const devices = async (accountId: number): Promise<number> =>
    (await server.database.pool.query("select from device where account_id = $1", [accountId])).rows.length
  /** Somebody signs in where an account has signed in before. */
  const sharesWith = (who: Person, accountId: number) =>
    server.database.pool.query(
      "insert into device (account_id, token_hash) select $1, token_hash from device where account_id = $2",
      [who.accountId, accountId],
    )

  test("takes a second person, and who has got in is out", async () => {
    const { accountId, login, code } = await keptSlip()
    await activate(code)
    await sharesWith(system, accountId)
    const asked = await give(officer, accountId, "branch-secretary", "0102")
    expect(asked.body).toMatchObject({ grantId: null, waits: { half: expect.stringMatching(half) } })
    expect(await rolesOf(accountId)).toEqual([])
    const neighbour = await server.as("committee-officer", "0201")
    expect((await confirm(neighbour, asked)).status).toBe(404)
    const given = await confirm(security, asked)
    expect(given.status, given.text).toBe(200)
    expect(await rolesOf(accountId)).toEqual(["branch-secretary"])
    expect(await signIn(login)).toBe(401)
    expect((await activate(`${asked.body.waits.half}-${given.body.half}`)).status).toBe(200)
    // What was known of the browsers before is forgotten; a second role is given as ever.
    expect(await devices(accountId)).toBe(1)
    expect((await give(officer, accountId, "recorder", "0103")).body.waits).toBeNull()
  })

  test("is not given to by its own owner alone, under another name", async () => {
    const { accountId, code } = await keptSlip()
    await activate(code)
    await sharesWith(officer, accountId)
    expect((await give(officer, accountId, "recorder", "0102")).body.waits).not.toBeNull()
    const other = await server.as("department-officer", "01")
    expect((await give(other, accountId, "recorder", "0102")).body.waits).toBeNull()
  })

  test("is given a role by one where that sees no further than the branch, as at a village's one computer", async () => {
    const secretary = await server.as("branch-secretary", "0102", { memberCode: "001" })
    const { accountId, code } = await keptSlip()
    await activate(code)
    await sharesWith(secretary, accountId)
    expect((await give(secretary, accountId, "recorder", "0102")).body.waits).toBeNull()
  })

  test("knows no browser any more once somebody has shut it, ended its sessions or let it in anew", async () => {
    const { accountId, code } = await keptSlip()
    await activate(code)
    const act = async (what: string) =>
      (await security.post(`/accounts/${accountId}/${what}`, undefined)).status
    expect(await devices(accountId)).toBe(1)
    expect(await act("end-sessions")).toBe(204)
    expect(await devices(accountId)).toBe(0)
    const anew = await system.post(`/accounts/${accountId}/activation-code`, undefined)
    await server.database.pool.query("insert into device (account_id, token_hash) values ($1, 'before')", [
      accountId,
    ])
    expect((await activate(anew.body.slip.code, `${goodPassword}-8`)).status).toBe(200)
    const { rows } = await server.database.pool.query("select from device where token_hash = 'before'")
    expect([rows.length, await devices(accountId)]).toEqual([0, 1])
    expect(await act("disable")).toBe(204)
    expect(await devices(accountId)).toBe(0)
  })
})

test("the last administrator is the last who can sign in", async () => {
  const other = await server.as("security-admin", "01")
  const shut = () => other.post(`/accounts/${security.accountId}/disable`, undefined)
  const owner = await server.database.ownerClient()
  await owner.query("update account set issuer = null, subject = null where account_id = $1", [
    other.accountId,
  ])
  expect((await shut()).body.code).toBe("last-administrator")
  await owner.query(
    "update account set issuer = 'https://idp.example', subject = login where account_id = $1",
    [other.accountId],
  )
  await owner.end()
  expect((await shut()).status).toBe(204)
})
