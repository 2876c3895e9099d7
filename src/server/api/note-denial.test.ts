import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestServer, type Person, type TestServer } from "../../../tests/support/server.ts"
import { countedEntries } from "../features/audit/index.ts"

let app: TestServer
let recorder: Person

beforeAll(async () => {
  app = await openTestServer({ today: "2010-08-20" })
  await app.database.pool.query(
    "insert into unit (code, name, kind, path) values ('D', 'D', 'district-committee', '1')",
  )
  recorder = await app.as("group-leader", "D")
})
afterAll(() => app.close())

async function entries() {
  const { rows } = await app.database.pool.query(
    `select actor, account_id as "accountId", details from audit_entry where action = 'access-denied'
      order by details->>'refused', details->>'permission'`,
  )
  return rows
}

test("denials leave one entry for each account, permission and kind, however many there were", async () => {
  for (let number = 0; number < 30; number += 1) {
    expect((await recorder.get("/accounts")).status).toBe(403)
    expect((await recorder.get(`/units/${900 + number}`)).status).toBe(404)
  }
  // Nobody is denied anything by these.
  expect((await recorder.get("/me/notices")).status).toBe(200)
  expect((await app.stranger.get("/accounts")).status).toBe(401)
  expect((await app.stranger.get("/nothing")).status).toBe(404)
  for (let number = 0; number < 3; number += 1) {
    const headers = { Origin: "https://evil.example" }
    expect((await app.stranger.post("/session", {}, { headers })).status).toBe(403)
  }
  expect(await entries()).toEqual([])
  await countedEntries(app.database).write()
  const found = await entries()
  expect(found).toHaveLength(3)
  expect(found[0]).toMatchObject({
    actor: "?",
    accountId: null,
    details: { permission: "public", refused: "cross-site", times: 3 },
  })
  expect(found[1]).toMatchObject({
    accountId: recorder.accountId,
    details: { refused: "forbidden", times: 30 },
  })
  expect(found[1].actor).not.toBe("?")
  expect(found[2]).toMatchObject({
    accountId: recorder.accountId,
    details: { refused: "not-found", times: 30 },
  })
  await countedEntries(app.database).write()
  expect(await entries()).toHaveLength(3)
})

test("what cannot be entered now is entered later, counted on", async () => {
  const owner = await app.database.ownerClient()
  await recorder.get("/accounts")
  await owner.query("revoke insert on audit_entry from xueer_app")
  await countedEntries(app.database).write()
  await recorder.get("/accounts")
  await owner.query("grant insert on audit_entry to xueer_app")
  await owner.end()
  await countedEntries(app.database).write()
  const { rows } = await app.database.pool.query(
    "select details from audit_entry where action = 'access-denied' order by audit_entry_id desc limit 1",
  )
  expect(rows[0].details.times).toBe(2)
})
