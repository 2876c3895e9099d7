import { Hono } from "hono"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestServer, type TestServer } from "../../../tests/support/server.ts"
import { startLogging } from "../log.ts"
import { buildApp } from "./app.ts"
import { allRoutes } from "./routes.ts"

let app: TestServer
const lines: string[] = []
const told = () => lines.splice(0).map((line) => JSON.parse(line))

beforeAll(async () => {
  app = await openTestServer({ today: "2010-08-20" })
  await app.database.pool.query(
    "insert into unit (code, name, kind, path) values ('D', 'D', 'district-committee', '1')",
  )
  await startLogging("info", { write: (line) => lines.push(line) })
})
afterAll(() => app.close())

test("a request leaves one line: its route, not what filled it, its number, and whose session it was", async () => {
  const somebody = await app.as("department-officer", "D")
  told()
  const reply = await somebody.get("/units/4711", { headers: { "X-Request-Id": "mine" } })
  expect(reply.body.requestId).toMatch(/^[0-9a-f]{12}$/)
  expect(reply.headers.get("x-request-id")).toBe(reply.body.requestId)
  const [{ time: _, ms, ...line }, ...more] = told()
  expect(more).toEqual([])
  expect(ms).toBeGreaterThanOrEqual(0)
  expect(line).toEqual({
    level: "info",
    event: "request",
    requestId: reply.body.requestId,
    method: "GET",
    route: "/api/units/{unitId}",
    status: 404,
    accountId: somebody.accountId,
  })
})

test("addresses nobody declared, and methods nobody knows, leave the same few words", async () => {
  for (const path of ["/api/x/13800138000", "/healthz", "/%e7%8e%8b.php", "/api/session"]) {
    const { headers } = await app.hono.request(path)
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{12}$/)
  }
  await app.hono.request("/healthz", { method: "BREW" })
  expect(told().map(({ method, route }) => `${method} ${route}`)).toEqual([
    "GET (none)",
    "GET /healthz",
    "GET (none)",
    "GET /api/session",
    "other /healthz",
  ])
})

test("a defect is told whole, under the number that its answer shows, and shows nothing else", async () => {
  const routes = allRoutes.filter(({ path }) => path === "/session")
  const broken = routes.map((one) =>
    one.method === "get"
      ? { ...one, run: () => Promise.reject(new Error("secret sauce\n\u001b[31m spilt")) }
      : one,
  )
  const hono = new Hono().route("/", buildApp(app.app, broken))
  const response = await hono.request("/api/session")
  const body = (await response.json()) as Record<string, string>
  expect([response.status, body.code]).toEqual([500, "internal"])
  expect(JSON.stringify(body)).not.toContain("sauce")
  expect(body.detail).toContain(body.requestId)
  const [defect, request] = told()
  expect(defect).toMatchObject({ level: "error", event: "defect", requestId: body.requestId })
  expect(defect.error.message).toContain("secret sauce")
  expect(request).toMatchObject({ event: "request", status: 500, requestId: body.requestId })
})
