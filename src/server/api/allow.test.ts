import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestServer, type TestServer } from "../../../tests/support/server.ts"
import { allRoutes } from "./routes.ts"

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
let app: TestServer
beforeAll(async () => {
  app = await openTestServer({ today: "2010-08-20" })
})
afterAll(() => app.close())

/** What is declared, address by address; whatever answers GET answers HEAD. */
const taken = new Map<string, Set<string>>([
  ["/healthz", new Set(["GET", "HEAD"])],
  ["/readyz", new Set(["GET", "HEAD"])],
  ["/metrics", new Set(["GET", "HEAD"])],
  ["/api/openapi.json", new Set(["GET", "HEAD"])],
  ["/", new Set(["GET", "HEAD"])],
])
for (const { method, path } of allRoutes) {
  const filled = `/api${path.replaceAll(/\{\w+\}/g, "1")}`
  const of = taken.get(filled) ?? new Set<string>()
  of.add(method.toUpperCase())
  if (method === "get") of.add("HEAD")
  taken.set(filled, of)
}

test("every address refuses the methods it does not take, and names those it takes", async () => {
  expect(taken.size).toBeGreaterThan(60)
  for (const [path, of] of taken) {
    for (const method of methods) {
      const response = await app.hono.request(path, { method })
      const asked = `${method} ${path}`
      if (of.has(method)) {
        expect(response.status, asked).not.toBe(405)
        continue
      }
      expect(response.status, asked).toBe(405)
      const allow = (response.headers.get("allow") ?? "").split(", ")
      expect(new Set(allow), asked).toEqual(of)
      expect(allow, asked).toHaveLength(of.size)
    }
  }
})
