import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../access/world.ts"
import type { Person, TestServer } from "../support/server.ts"

let server: TestServer
let folder: string
let auditor: Person
let officer: Person
let secretary: Person
let neighbour: Person
let member: Person

beforeAll(async () => {
  server = await openWorld()
  folder = mkdtempSync(join(tmpdir(), "xueer-me-"))
  Object.assign(server.app.env, { dataDir: folder })
  auditor = await server.as("audit-admin", "D")
  officer = await server.as("department-officer", "D")
  secretary = await server.as("branch-secretary", "B1", { memberCode: "m-B1" })
  neighbour = await server.as("branch-secretary", "B2", { memberCode: "m-B2" })
  member = await server.asMember("m-G1")
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const newest = async (query = "") => (await auditor.get(`/audit${query}`)).body.items

describe("a suggestion", () => {
  let suggestionId: number

  test("reaches the district's officers, with where it comes from", async () => {
    const sent = await member.post("/suggestions", { page: "/events/12", body: "字再大一点。\n谢谢" })
    expect(sent.status).toBe(200)
    suggestionId = sent.body.suggestionId
    const { body } = await officer.get("/suggestions?state=open")
    expect(body.items[0]).toMatchObject({ suggestionId, body: "字再大一点。\n谢谢", page: "/events/12" })
    expect(body.items[0].unit.code).toBe("G1")
    expect(body.items[0].can).toEqual(["suggestion.answer"])
  })

  test("is nobody else's to read: not a neighbour's, not a colleague's", async () => {
    expect((await neighbour.get("/suggestions")).status).toBe(403)
    expect((await member.get("/suggestions")).status).toBe(403)
    expect((await neighbour.get("/suggestions/mine")).body.items).toEqual([])
    expect((await neighbour.post(`/suggestions/${suggestionId}/answer`, { answer: "no" })).status).toBe(404)
    expect((await member.get("/suggestions/mine")).body.items).toHaveLength(1)
  })

  test("is answered once; its sender gets a notice, and sees the answer", async () => {
    const answer = () =>
      officer.post(`/suggestions/${suggestionId}/answer`, { answer: "下周改。" }, { key: "answer-12345" })
    expect((await answer()).status).toBe(204)
    expect((await answer()).status).toBe(204)
    const again = await officer.post(`/suggestions/${suggestionId}/answer`, { answer: "又改了" })
    expect([again.status, again.body.code]).toEqual([409, "already-answered"])
    const { body } = await member.get("/me/notices")
    expect(body).toMatchObject({ unseen: 1, items: [{ kind: "suggestion-answered", seen: false }] })
    expect((await member.get("/suggestions/mine")).body.items[0]).toMatchObject({ answer: "下周改。" })
    expect((await officer.get("/suggestions?state=open")).body.items).toEqual([])
  })

  test("of an officer for a part of the district is not seen beside it", async () => {
    const partly = await server.as("department-officer", "T2")
    expect((await partly.get("/suggestions")).body.items).toEqual([])
    expect((await partly.post(`/suggestions/${suggestionId}/answer`, { answer: "x" })).status).toBe(404)
  })

  test("must say something, from a page of ours", async () => {
    for (const body of [
      { page: "/events", body: "  " },
      { page: "https://elsewhere.example/", body: "x" },
      { page: "//elsewhere", body: "x" },
      { page: "/events", body: "x", more: 1 },
      { page: "/events", body: "x\u0000" },
    ]) {
      expect((await member.post("/suggestions", body)).status, JSON.stringify(body)).toBe(400)
    }
    expect((await server.stranger.post("/suggestions", { page: "/", body: "x" })).status).toBe(401)
  })
})

describe("notices", () => {
  test("are seen once one has seen them, by oneself alone", async () => {
    const [{ noticeId }] = (await member.get("/me/notices")).body.items
    expect((await neighbour.post("/me/notices/seen", { upTo: noticeId })).status).toBe(204)
    expect((await member.get("/me/notices")).body.unseen).toBe(1)
    expect((await member.post("/me/notices/seen", { upTo: noticeId })).status).toBe(204)
    expect((await member.get("/me/notices")).body).toMatchObject({ unseen: 0, items: [{ seen: true }] })
  })

  test("come page by page", async () => {
    for (let n = 0; n < 5; n++) {
      await server.database.pool.query(
        "insert into notice (account_id, kind, details) values ($1, 'password-changed', '{}')",
        [neighbour.accountId],
      )
    }
    const first = await neighbour.get("/me/notices?limit=3")
    const rest = await neighbour.get(`/me/notices?limit=3&cursor=${first.body.next}`)
    expect([first.body.items.length, rest.body.items.length, rest.body.next]).toEqual([3, 2, null])
    expect((await neighbour.get("/me/notices?cursor=bm9uc2Vuc2U")).status).toBe(400)
  })
})

describe("settings", () => {
  const signIn = {
    passwordProfile: "mlps3",
    idleMinutes: 20,
    absoluteHours: 8,
    lockAfter: 5,
    lockMinutes: 15,
    secondFactorRoles: ["system-admin", "security-admin", "audit-admin", "branch-secretary"],
  }
  const organisation = { name: "历城区委学习办", footer: "", icp: "", classification: "本系统不处理涉密信息" }

  test("are changed by whoever answers for them, and by nobody else", async () => {
    const system = await server.as("system-admin", "D")
    const security = await server.as("security-admin", "D")
    expect((await officer.get("/settings")).status).toBe(403)
    expect((await system.get("/settings")).body).toMatchObject({
      organisation: { name: "", version: 0 },
      signIn: { passwordProfile: "modern", version: 0 },
      can: ["settings.edit"],
    })
    expect((await security.put("/settings/organisation", organisation, { version: 0 })).status).toBe(403)
    expect((await system.put("/settings/sign-in", signIn, { version: 0 })).status).toBe(403)
    const changed = await system.put("/settings/organisation", organisation, { version: 0 })
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"1"'])
    expect((await member.get("/organisation")).body).toEqual(organisation)
    expect((await newest("?action=settings-changed"))[0].details).toEqual({
      before: { name: "", classification: "" },
      after: { name: organisation.name, classification: organisation.classification },
    })
  })

  test("are not lost where two change them at once", async () => {
    const system = await server.as("system-admin", "D")
    const stale = await system.put("/settings/organisation", { ...organisation, icp: "1" }, { version: 0 })
    expect(stale.status).toBe(412)
    expect(stale.body.current).toEqual({ ...organisation, version: 1 })
    const all = await Promise.all(
      ["a", "b", "c"].map((footer) =>
        system.put("/settings/organisation", { ...organisation, footer }, { version: 1 }),
      ),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    expect((await system.put("/settings/organisation", organisation)).status).toBe(428)
  })

  test("hold for the very next request", async () => {
    const { pool } = server.database
    await pool.query("update account set totp_secret = null where account_id = $1", [secretary.accountId])
    expect((await secretary.get("/me/notices")).status).toBe(200)
    const security = await server.as("security-admin", "D")
    expect((await security.put("/settings/sign-in", signIn, { version: 0 })).status).toBe(200)
    const owed = await secretary.get("/me/notices")
    expect([owed.status, owed.body.code]).toEqual([403, "second-factor-needed"])
    await pool.query("update account set totp_secret = '\\x00' where account_id = $1", [secretary.accountId])
  })

  test("never let an administrator sign in with a password alone", async () => {
    const security = await server.as("security-admin", "D")
    const wanted = { ...signIn, secondFactorRoles: ["system-admin", "audit-admin"] }
    const { status, body } = await security.put("/settings/sign-in", wanted, { version: 1 })
    expect([status, body.errors[0].pointer]).toEqual([400, "/secondFactorRoles"])
    for (const wrong of [
      { idleMinutes: 0 },
      { idleMinutes: 1.5 },
      { passwordProfile: "none" },
      { more: 1 },
    ]) {
      expect((await security.put("/settings/sign-in", { ...signIn, ...wrong }, { version: 1 })).status).toBe(
        400,
      )
    }
  })

  test("ask for the password once more when it was given a while ago", async () => {
    const system = await server.as("system-admin", "D")
    await server.database.pool.query(
      "update session set stepped_up_at = now() - interval '11 minutes' where account_id = $1",
      [system.accountId],
    )
    const { status, body } = await system.put("/settings/organisation", organisation, { version: 2 })
    expect([status, body.code]).toEqual([403, "step-up-needed"])
  })
})

describe("about me", () => {
  test("everything the system keeps about somebody is theirs to see, and nothing of others", async () => {
    const { status, body } = await member.get("/me/data")
    expect(status).toBe(200)
    expect(body.member).toMatchObject({ code: "m-G1", phone: "13800005678" })
    expect(body.memberships).toMatchObject([{ unit: { code: "G1" }, untilOn: null }])
    expect(body.suggestions).toHaveLength(1)
    expect(body.actions.map(({ action }: { action: string }) => action)).toContain("suggestion-sent")
    const text = JSON.stringify(body)
    for (const other of ["m-B1", "m-B2", "token", "password_hash", "totp_secret"]) {
      expect(text).not.toContain(other)
    }
    expect((await newest("?action=own-data-taken"))[0]).toMatchObject({ member: { code: "m-G1" } })
  })

  test("an account without a member has data too", async () => {
    const { status, body } = await auditor.get("/me/data")
    expect([status, body.member, body.roles[0].role]).toEqual([200, null, "audit-admin"])
  })

  test("holds attendance, training, writing and what one led", async () => {
    const owner = await server.database.ownerClient()
    await owner.query(`
      insert into attendance (activity_id, member_id, status, leave_reason)
        select activity_id, member_id, 'on-leave', '出差' from activity a, member m where a.code = 'e-B1' and m.code = 'm-B1';
      update sitting set chair_id = (select member_id from member where code = 'm-B1')
        where sitting_id = (select sitting_id from activity where code = 'e-B1');
      insert into training (member_id, name, kind, started_on, hundredth_hours, state)
        select member_id, '党校班', 'party-school', '2010-03-01', 1650, 'recognised' from member where code = 'm-B1';
      insert into writing (member_id, title, kind, written_on, state)
        select member_id, '读书', 'reflection', '2010-03-02', 'accepted' from member where code = 'm-B1';
      insert into recorded_task (kind, done_on, year, member_id)
        select 'notebook-issued', '2010-01-04', 2010, member_id from member where code = 'm-B1'`)
    await owner.end()
    const { body } = await secretary.get("/me/data")
    expect(body).toMatchObject({
      attendance: [{ hours: 2, status: "on-leave", leaveReason: "出差", startsAt: "2010-08-20 14:00" }],
      led: [{ as: "chair", topic: "An afternoon" }],
      training: [{ hours: 16.5 }],
      writing: [{ title: "读书" }],
      recordedTasks: [{ kind: "notebook-issued" }],
    })
  })

  test("tells who looked, by day and role and without names", async () => {
    const { pool } = server.database
    await pool.query(
      `insert into audit_entry (actor, action, details, account_id, member_id)
       select 'somebody', 'member-read', '{}', $1, member_id from member, generate_series(1, 3) where code = 'm-G1'`,
      [officer.accountId],
    )
    const { body } = await member.get("/me/looks")
    expect(body.items).toEqual([
      { on: expect.any(String), action: "member-read", roles: ["department-officer"], times: 3 },
    ])
    expect(JSON.stringify(body)).not.toContain("somebody")
    expect((await neighbour.get("/me/looks")).body.items).toEqual([])
  })

  test("keeps language and elder mode with the account", async () => {
    expect((await member.get("/me/preferences")).body).toEqual({})
    expect((await member.put("/me/preferences", { elder: true })).body).toEqual({ elder: true })
    expect((await member.put("/me/preferences", { language: "en" })).body).toEqual({
      elder: true,
      language: "en",
    })
    expect((await member.get("/me/preferences")).body).toEqual({ elder: true, language: "en" })
    expect((await member.put("/me/preferences", { language: "fr" })).status).toBe(400)
    expect((await secretary.get("/me/preferences")).body).toEqual({})
  })
})

describe("the audit log", () => {
  test("is for the audit administrator alone, who sees nothing else", async () => {
    for (const person of [officer, secretary, member, neighbour]) {
      expect((await person.get("/audit")).status).toBe(403)
      expect((await person.get("/audit/check")).status).toBe(403)
      expect((await person.post("/audit/checks", {})).status).toBe(403)
    }
    expect((await auditor.get("/suggestions")).status).toBe(403)
    expect((await auditor.get("/settings")).status).toBe(403)
  })

  test("has a line for whoever reads it", async () => {
    await auditor.get("/audit?action=suggestion-sent")
    const [line] = await newest("?action=trail-read")
    expect(line).toMatchObject({
      details: { action: "suggestion-sent" },
      name: expect.stringMatching(/^Person/),
    })
  })

  test("is searched by who, what, about whom, when, and words in it", async () => {
    const unitId = await server.unitId("G1")
    const memberId = await server.memberId("m-G1")
    const everything = [
      `?unitId=${unitId}`,
      `?memberId=${memberId}`,
      "?text=suggestionId",
      "?action=suggestion-answered",
      "?actor=person-",
      `?from=${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}`,
    ]
    for (const query of everything) expect((await newest(query)).length, query).toBeGreaterThan(0)
    for (const query of [
      "?text=%25",
      "?actor=nobody",
      "?until=2010-01-01",
      "?action=none",
      "?unitId=2000000000",
    ]) {
      expect(await newest(query), query).toEqual([])
    }
    for (const query of ["?from=yesterday", "?unitId=0", "?cursor=bm8", "?what=1", "?limit=0"]) {
      expect((await auditor.get(`/audit${query}`)).status, query).toBe(400)
    }
  })

  test("comes page by page, each line once, newest first", async () => {
    // The program cannot say itself when something happened.
    const owner = await server.database.ownerClient()
    await owner.query(
      `insert into audit_entry (actor, action, details, happened_at)
       select 'x', 'made-for-paging', '{}', timestamptz '2010-01-01' + n / 3 * interval '1 microsecond'
         from generate_series(1, 25) n`,
    )
    await owner.end()
    const seen: number[] = []
    let cursor: string | null = ""
    while (cursor !== null) {
      const { body } = await auditor.get(
        `/audit?action=made-for-paging&limit=4${cursor && `&cursor=${cursor}`}`,
      )
      seen.push(...body.items.map(({ lineId }: { lineId: number }) => lineId))
      cursor = body.next
    }
    expect(seen).toHaveLength(25)
    expect(seen).toEqual([...seen].sort((one, other) => other - one))
  })

  test("looks back through a long audit log step by step, and says how far it got", async () => {
    // The program cannot say itself when something happened.
    const owner = await server.database.ownerClient()
    await owner.query(
      `insert into audit_entry (actor, action, details, happened_at)
       select 'x', 'many', '{}', timestamptz '2010-02-02' + n * interval '1 second' from generate_series(1, 45000) n`,
    )
    await owner.end()
    let steps = 0
    let cursor: string | null = ""
    const found: string[] = []
    while (cursor !== null) {
      const { body, status } = await auditor.get(
        `/audit?action=made-for-paging&limit=200${cursor && `&cursor=${cursor}`}`,
      )
      expect(status).toBe(200)
      found.push(...body.items)
      if (body.next !== null) expect(body.lookedBackTo).toMatch(/^2010-02/)
      cursor = body.next
      steps++
    }
    expect([found.length, steps]).toEqual([25, 3])
  })

  test("of a part of the district has the lines about it, and no others", async () => {
    const { pool } = server.database
    const partly = await server.as("audit-admin", "T1")
    await pool.query(
      `insert into audit_entry (actor, action, details, unit_id) select 'x', 'unit-read', '{}', unit_id from unit`,
    )
    await pool.query(
      `insert into audit_entry (actor, action, details, member_id) select 'x', 'member-read', '{}', member_id from member`,
    )
    const units = (await partly.get("/audit?action=unit-read")).body.items
    expect(units.map(({ unit }: { unit: { code: string } }) => unit.code).sort()).toEqual([
      "B1",
      "B2",
      "G1",
      "G2",
      "T1",
    ])
    const members = (await partly.get("/audit?action=member-read")).body.items
    expect(members.some((line: { member: { code: string } }) => line.member.code === "m-B3")).toBe(false)
    expect(members.some((line: { member: { code: string } }) => line.member.code === "m-G1")).toBe(true)
  })

  test("is checked on demand, and says what the check found", async () => {
    expect((await auditor.post("/audit/checks", {})).status).toBe(200)
    await expect
      .poll(async () => (await auditor.get("/audit/check")).body, { timeout: 40_000 })
      .toMatchObject({ running: false, last: { fault: null } })
    const owner = await server.database.ownerClient()
    await owner.query("update audit_entry set details = '{}' where action = 'suggestion-answered'")
    await owner.end()
    expect((await auditor.post("/audit/checks", {})).status).toBe(200)
    await expect
      .poll(async () => (await auditor.get("/audit/check")).body, { timeout: 40_000 })
      .toMatchObject({ running: false, last: { fault: { what: "edited" } } })
  })
})
