import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { securityHeaders } from "../../src/server/http/security-headers.ts"
import { makeSession } from "../support/server.ts"
import { each, type HostileScene, openHostileScene, type Way } from "./scene.ts"

let scene: HostileScene
let before: Record<string, string>

beforeAll(async () => {
  scene = await openHostileScene()
  before = await scene.digest()
})
afterAll(() => scene.close())

const host = "127.0.0.1:8787"
const writes = () => scene.ways.filter(({ route }) => route.method !== "get")

/** A request with exactly these headers, and nothing a page of ours would add. */
async function raw(method: string, path: string, headers: Record<string, string>, body?: string) {
  return await scene.server.hono.request(`http://${host}/api${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
}

function asked({ route, path, query, body }: Way, headers: Record<string, string>) {
  const all = {
    Host: host,
    Cookie: scene.everyone.cookie,
    "Content-Type": "application/json",
    "If-Match": '"1"',
    ...headers,
  }
  const text = body === undefined ? "" : JSON.stringify(body)
  return raw(route.method.toUpperCase(), `${path}${query}`, all, text)
}

describe("a write from elsewhere", () => {
  const elsewhere: Readonly<Record<string, Record<string, string>>> = {
    "without an origin": {},
    "with the origin null": { Origin: "null" },
    "from another host": { Origin: "https://evil.example" },
    "from a host below ours": { Origin: "http://sub.127.0.0.1:8787" },
    "from a host that begins like ours": { Origin: "http://127.0.0.1:8787.evil.example" },
    "from a host that ends like ours": { Origin: "http://evil127.0.0.1:8787" },
    "from another port": { Origin: "http://127.0.0.1:8788" },
    "without the port": { Origin: "http://127.0.0.1" },
    "with a path behind the origin": { Origin: "http://127.0.0.1:8787/" },
    "with somebody before the host": { Origin: "http://u@127.0.0.1:8787" },
    "in capitals": { Origin: "HTTP://127.0.0.1:8787" },
    "by another name of this machine": { Origin: "http://localhost:8787" },
    "by another protocol": { Origin: "ftp://127.0.0.1:8787" },
    "with two origins": { Origin: "http://127.0.0.1:8787, http://evil.example" },
    "without an origin, across sites": { "Sec-Fetch-Site": "cross-site" },
    "without an origin, from the same site": { "Sec-Fetch-Site": "same-site" },
    "without an origin, typed in": { "Sec-Fetch-Site": "none" },
    "with an origin that the browser says is of another site": {
      Origin: "https://evil.example",
      "Sec-Fetch-Site": "same-origin",
    },
    "with a referrer of ours": { Referer: "http://127.0.0.1:8787/" },
    "with a forwarded host": { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
    "with a forwarded origin": { "X-Forwarded-Origin": "http://127.0.0.1:8787" },
  }

  test.each(Object.entries(elsewhere))("%s is refused by every route", async (_, headers) => {
    expect(writes().length).toBeGreaterThan(40)
    const found = await each(writes(), async (way) => {
      const response = await asked(way, headers)
      const { code } = (await response.json()) as { code: string }
      return { name: way.name, status: response.status, code }
    })
    expect(found.filter(({ status, code }) => status !== 403 || code !== "cross-site")).toEqual([])
  })

  test("is refused as a form as well", async () => {
    const found = await each(writes(), async ({ route, path }) => {
      const headers = {
        Host: host,
        Cookie: scene.everyone.cookie,
        Origin: "https://evil.example",
        "Content-Type": "application/x-www-form-urlencoded",
      }
      return (await raw(route.method.toUpperCase(), path, headers, "a=1")).status
    })
    expect(new Set(found)).toEqual(new Set([403]))
  })

  test("is refused where an address outside is set, even from where the server listens", async () => {
    const { env } = scene.server.app
    Object.assign(env, { publicUrl: "https://xueer.example" })
    const way = writes().find(({ name }) => name === "PUT /me/preferences")
    if (!way) throw new Error("there is no such way")
    const from = async (origin: string) => (await asked(way, { Origin: origin })).status
    try {
      expect(await from("https://sub.xueer.example")).toBe(403)
      expect(await from("https://xueer.example.evil")).toBe(403)
      expect(await from("http://xueer.example")).toBe(403)
      expect(await from("https://xueer.example:444")).toBe(403)
    } finally {
      Object.assign(env, { publicUrl: undefined })
    }
  })

  test("nothing came of any of it", async () => {
    expect(await scene.digest()).toEqual(before)
  })
})

describe("a forged header", () => {
  test("does not change where somebody is said to be", async () => {
    const forged = "203.0.113.66"
    const headers = {
      "X-Forwarded-For": forged,
      "X-Real-IP": forged,
      Forwarded: `for=${forged}`,
      "X-Client-IP": forged,
      "CF-Connecting-IP": forged,
      "True-Client-IP": forged,
    }
    await scene.everyone.post("/suggestions", { page: "/", body: "From where I am" }, { headers })
    await scene.server.stranger.post("/session", { login: "nobody", password: "x" }, { headers })
    const { rows } = await scene.owner.query("select count(*)::int as lines from audit_entry")
    expect(rows[0].lines).toBeGreaterThan(0)
    const { rows: found } = await scene.owner.query(
      "select count(*)::int as lines from audit_entry j where strpos(j::text, $1) > 0",
      [forged],
    )
    expect(found[0].lines).toBe(0)
  })

  test("does not lead anybody to another host", async () => {
    const headers = { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "ftp" }
    for (const way of scene.ways.filter(({ route }) => route.method === "get")) {
      const { text, headers: answered } = await scene.ask(way, { headers })
      expect(`${text}${[...answered].join()}`).not.toContain("evil.example")
    }
  })

  test.each([
    '1"',
    '"1',
    'W/"1"',
    "*",
    '"-1"',
    '"1", "2"',
    '"1e3"',
    '"01x"',
    '"12345678901"',
    "1",
    "x".repeat(5000),
  ])("If-Match of %s is unreadable to every edit", async (version) => {
    const edits = scene.ways.filter(({ route }) => route.edit)
    expect(edits.length).toBeGreaterThan(8)
    const found = await each(edits, async (way) => {
      const { status, body } = await scene.ask(way, { headers: { "If-Match": version } })
      return { name: way.name, status, code: body?.code }
    })
    expect(found.filter(({ status }) => status !== 400)).toEqual([])
  })

  test("an edit without If-Match is told so", async () => {
    const edits = scene.ways.filter(({ route }) => route.edit)
    const found = await each(edits, async ({ route, path, body }) => {
      return (await scene.everyone.ask(route.method.toUpperCase(), path, body)).status
    })
    expect(new Set(found)).toEqual(new Set([428]))
  })

  test.each(["short", "with space in it", "x".repeat(101), "schlüssel-ü"])(
    "an Idempotency-Key of “%s” is refused by every write",
    async (key) => {
      const kept = writes().filter(({ route }) => !route.noTransaction && route.permission !== "public")
      const found = await each(kept, async (way) => {
        const { status } = await scene.ask(way, { headers: { "Idempotency-Key": key } })
        return { name: way.name, status }
      })
      expect(found.filter(({ status }) => status !== 400)).toEqual([])
    },
  )

  test("a user agent and a language of any kind do no harm", async () => {
    for (const text of ["<script>alert(1)</script>", "\u00ff\u00fe", "a".repeat(8000), "', 'x'); --", ""]) {
      const { status } = await scene.server.stranger.post(
        "/session",
        { login: "nobody", password: "x" },
        { headers: { "User-Agent": text, "Accept-Language": text, Accept: text, "Accept-Encoding": text } },
      )
      expect([401, 429]).toContain(status)
    }
  })
})

describe("a cookie", () => {
  const attempt = async (cookie: string) =>
    (await raw("GET", "/me/preferences", { Host: host, Cookie: cookie })).status

  test.each([
    ["empty", "__Host-sid="],
    ["garbage", "__Host-sid=%%%"],
    ["too short", `__Host-sid=${"a".repeat(42)}`],
    ["unknown", `__Host-sid=${"a".repeat(43)}`],
    ["too long", `__Host-sid=${"a".repeat(12_000)}`],
    ["one of SQL", "__Host-sid=' or '1'='1"],
    ["nothing but marks", "; ; =; ;;="],
    ["a list of a thousand", Array.from({ length: 1000 }, (_, index) => `c${index}=1`).join("; ")],
  ])("that is %s is nobody's", async (_, cookie) => {
    expect(await attempt(cookie)).toBe(401)
  })

  test("counts only under its whole name, and only once", async () => {
    const mine = scene.everyone.cookie
    expect(await attempt(mine)).toBe(200)
    expect(await attempt(`other=1; ${mine}; more=2`)).toBe(200)
    expect(await attempt(`${mine}; ${mine}`)).toBe(401)
    expect(await attempt(`__Host-sid=planted; ${mine}`)).toBe(401)
    expect(await attempt(`x${mine}`)).toBe(401)
    expect(await attempt(mine.replace("__Host-", ""))).toBe(401)
    expect(await attempt(mine.toLowerCase())).toBe(401)
    expect(await attempt(`"${mine}"`)).toBe(401)
  })

  test("is set for this host, this path, out of reach of scripts, over a safe connection alone", async () => {
    const { rows } = await scene.owner.query(
      "select account_id as id from account where login = (select min(login) from account)",
    )
    const token = await makeSession(scene.server.database, rows[0].id)
    const response = await raw("DELETE", "/session", {
      Host: host,
      Origin: `http://${host}`,
      Cookie: `__Host-sid=${token}`,
    })
    expect(response.status).toBe(204)
    const [cookie = ""] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-sid=;/)
    for (const rule of ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"]) expect(cookie).toContain(rule)
    expect(cookie).not.toMatch(/Domain=/i)
  })
})

describe("whatever is answered", () => {
  const must = Object.keys(securityHeaders).map((name) => name.toLowerCase())

  function lacking(headers: Headers): string[] {
    return must.filter((name) => headers.get(name) !== securityHeaders[nameAsWritten(name)])
  }
  const nameAsWritten = (name: string) =>
    Object.keys(securityHeaders).find((written) => written.toLowerCase() === name) ?? ""

  test("carries the headers of safety, refusals and errors too, and is kept by nobody", async () => {
    const fresh = await scene.server.as("department-officer", "D")
    const found = await each(scene.ways, async (way) => {
      const answers = [
        await scene.ask(way, { person: scene.server.stranger }),
        await scene.ask(way, { person: fresh, query: "?no=1" }),
        await scene.ask(way, { person: fresh }),
      ]
      return answers
        .filter(({ headers }) => lacking(headers).length > 0 || headers.get("cache-control") !== "no-store")
        .map(({ status, headers }) => `${way.name} ${status} ${lacking(headers)}`)
    })
    expect(found.flat()).toEqual([])
  })

  test.each([
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/openapi.json",
    "/api/nothing",
    "/nothing.js",
    "/%00",
    "/..%2f..%2fpackage.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/.git/config",
    "/assets/",
    "/%ff.js",
    "/index.html%00.js",
  ])("carries them at %s", async (path) => {
    const response = await scene.server.hono.request(`http://${host}${path}`)
    expect(lacking(response.headers)).toEqual([])
    expect(await response.text()).not.toContain('"dependencies"')
    expect(response.status).toBeLessThan(500)
    expect(response.headers.get("server")).toBeNull()
    expect(response.headers.get("x-powered-by")).toBeNull()
    expect(response.headers.get("access-control-allow-origin")).toBeNull()
  })

  test("allows no script but our own, no frame, no style of a page's own", () => {
    const policy = securityHeaders["Content-Security-Policy"] ?? ""
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })
})
