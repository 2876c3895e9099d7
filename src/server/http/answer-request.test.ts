import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openTestServer, type TestServer } from "../../../tests/support/server.ts"

let house: TestServer
beforeAll(async () => {
  house = await openTestServer({ today: "2010-08-20" })
})
afterAll(() => house.close())

describe("the server", () => {
  test("says that it lives and is ready, under strict headers", async () => {
    const alive = await house.app.request("/healthz")
    expect(alive.status).toBe(200)
    expect(alive.headers.get("content-security-policy")).toContain("default-src 'none'")
    expect((await house.app.request("/readyz")).status).toBe(200)
  })
  test("describes its API", async () => {
    const { body, status } = await house.stranger.get("/openapi.json")
    expect(status).toBe(200)
    expect(body.openapi).toBe("3.1.0")
  })
  test("knows nothing under an unknown address", async () => {
    const { status, body } = await house.stranger.get("/nothing")
    expect([status, body.code]).toEqual([404, "not-found"])
  })
})
