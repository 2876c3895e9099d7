import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openTestServer, type TestServer } from "../../../tests/support/server.ts"

let app: TestServer
const unit = "D"
beforeAll(async () => {
  app = await openTestServer({ today: "2010-08-20" })
  await app.database.pool.query(
    "insert into unit (code, name, kind, path) values ($1, $1, 'district-committee', '1')",
    [unit],
  )
})
afterAll(() => app.close())

describe("the server", () => {
  test("says that it lives and is ready, under strict headers", async () => {
    const alive = await app.hono.request("/healthz")
    expect(alive.status).toBe(200)
    expect(alive.headers.get("content-security-policy")).toContain("default-src 'none'")
    expect((await app.hono.request("/readyz")).status).toBe(200)
  })
  test("describes its API", async () => {
    const { body, status } = await app.stranger.get("/openapi.json")
    expect(status).toBe(200)
    expect(body.openapi).toBe("3.1.0")
  })
  test("knows nothing under an unknown address", async () => {
    const { status, body } = await app.stranger.get("/nothing")
    expect([status, body.code]).toEqual([404, "not-found"])
  })
  test("hears a page for the account it belongs to alone, whatever it asks or records", async () => {
    const mine = await app.as("department-officer", unit)
    const other = await app.as("department-officer", unit)
    const as = (accountId: number) => ({ headers: { "Xueer-Account": String(accountId) } })
    expect((await mine.get("/me/notices", as(mine.accountId))).status).toBe(200)
    for (const reply of [
      await mine.get("/me/notices", as(other.accountId)),
      await mine.post("/suggestions", { page: "/", body: "好" }, as(other.accountId)),
    ]) {
      expect([reply.status, reply.body.code]).toEqual([409, "account-changed"])
    }
    const { rows } = await app.database.pool.query("select from suggestion")
    expect(rows).toHaveLength(0)
    expect((await mine.get("/session", as(other.accountId))).status).toBe(200)
  })
})
