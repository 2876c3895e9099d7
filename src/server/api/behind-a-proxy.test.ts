import { once } from "node:events"
import { createServer } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openTestServer, type TestServer } from "../../../tests/support/server.ts"
import { type Env, readEnv } from "../env.ts"

let app: TestServer
let port: number
const listener = createServer()

beforeAll(async () => {
  app = await openTestServer({ today: "2010-08-20" })
  listener.on("request", getRequestListener(app.hono.fetch))
  listener.listen(0, "127.0.0.1")
  await once(listener, "listening")
  port = (listener.address() as AddressInfo).port
})
afterAll(async () => {
  listener.close()
  await app.close()
})

/** The server, told this from outside. */
function told(env: Readonly<Record<string, string>>): void {
  const { trustedProxies, publicUrl, metricsToken }: Env = readEnv(env)
  Object.assign(app.app.env, { trustedProxies, publicUrl, metricsToken })
}

/** What came back for these lines of a head. */
async function wire(...lines: string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1")
  let answer = ""
  socket.on("data", (piece) => {
    answer += piece
  })
  socket.write(`${lines.join("\r\n")}\r\nConnection: close\r\n\r\n`)
  await once(socket, "close")
  return answer
}

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers })

/** Where the audit log says that a sign-in failed. */
async function whereFrom(headers: Record<string, string>): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: app.app.env.publicUrl ?? `http://127.0.0.1:${port}`,
      ...headers,
    },
    body: JSON.stringify({ login: `x${Math.random()}`, password: "not the one" }),
  })
  expect(response.status).toBe(401)
  const { rows } = await app.database.pool.query(
    "select address from audit_entry order by audit_entry_id desc limit 1",
  )
  return rows[0].address
}

describe("where a request came from", () => {
  test("is what the connection says, where no proxy is trusted", async () => {
    told({})
    expect(await whereFrom({ "X-Forwarded-For": "203.0.113.9" })).toBe("127.0.0.1")
    told({ TRUSTED_PROXIES: "10.0.0.1" })
    expect(await whereFrom({ "X-Forwarded-For": "203.0.113.9" })).toBe("127.0.0.1")
  })

  test("is read from the end, through trusted proxies only: what a client wrote is not reached", async () => {
    told({ TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8", PUBLIC_URL: "https://xueer.example" })
    const cases: [string, string][] = [
      ["203.0.113.9", "203.0.113.9"],
      ["198.51.100.1, 203.0.113.9", "203.0.113.9"],
      ["127.0.0.1, 203.0.113.9, 10.2.3.4", "203.0.113.9"],
      ["203.0.113.9:41234", "203.0.113.9"],
      ["[2001:DB8::7]:41234, 10.0.0.1", "2001:db8::7"],
      ["::ffff:203.0.113.9", "203.0.113.9"],
      ["198.51.100.1, unknown, 10.0.0.1", "10.0.0.1"],
      ["198.51.100.1, <script>", "127.0.0.1"],
      ["10.0.0.1, 10.0.0.2", "10.0.0.1"],
      ["", "127.0.0.1"],
    ]
    for (const [named, expected] of cases) {
      expect(await whereFrom({ "X-Forwarded-For": named }), named).toBe(expected)
    }
    const others = {
      Forwarded: "for=198.51.100.1",
      "X-Real-IP": "198.51.100.1",
      "CF-Connecting-IP": "198.51.100.1",
    }
    expect(await whereFrom({ "X-Forwarded-For": "203.0.113.9", ...others })).toBe("203.0.113.9")
  })
})

describe("the figures", () => {
  const token = "a-token-of-some-length"
  const status = async (headers: Record<string, string> = {}) => (await ask("/metrics", headers)).status

  test("are for this machine: not for what a proxy sends on, trusted or not", async () => {
    told({})
    expect(await status()).toBe(200)
    for (const name of ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Proto"]) {
      expect(await status({ [name]: "127.0.0.1" }), name).toBe(404)
    }
    told({ TRUSTED_PROXIES: "127.0.0.1", PUBLIC_URL: "https://xueer.example" })
    expect(await status()).toBe(200)
    expect(await status({ "X-Forwarded-For": "127.0.0.1" })).toBe(404)
    // A proxy that says nothing looks like somebody here.
    told({ PUBLIC_URL: "https://xueer.example" })
    expect(await status()).toBe(404)
  })

  test("are for nobody whose page has another name that leads here", async () => {
    told({})
    const asked = async (host: string) => (await wire("GET /metrics HTTP/1.1", `Host: ${host}`)).slice(9, 12)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "LOCALHOST", "[::1]:80"]) {
      expect(await asked(host), host).toBe("200")
    }
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "localhost.evil.example",
      "127.0.0.1.nip.example",
    ]) {
      expect(await asked(host), host).toBe("404")
    }
  })

  test("are for whoever bears the token, wherever they are", async () => {
    told({ METRICS_TOKEN: token, TRUSTED_PROXIES: "127.0.0.1" })
    const from = { "X-Forwarded-For": "203.0.113.9" }
    expect(await status({ ...from, Authorization: `Bearer ${token}` })).toBe(200)
    for (const wrong of [`Bearer ${token}x`, `Basic ${token}`, token, "Bearer ", `bearer ${token}`]) {
      expect(await status({ ...from, Authorization: wrong }), wrong).toBe(404)
    }
    told({})
    expect(await status({ ...from, Authorization: "Bearer undefined" })).toBe(404)
  })

  test("say how the process is, its answers by route, the connections and who waits for a password", async () => {
    told({})
    await ask("/api/session")
    await ask(`/api/${"x".repeat(30)}/${Math.random()}`)
    await ask(`/some-page-${Math.random()}`)
    const text = await (await ask("/metrics")).text()
    for (const line of [
      /^xueer_answers_total\{method="GET",status="200"\} \d+$/m,
      /^xueer_answer_seconds_bucket\{le="0.005"\} \d+$/m,
      /^xueer_answer_seconds_count \d+$/m,
      /^xueer_database_connections\{state="open"\} \d+$/m,
      /^xueer_database_connections\{state="waited_for"\} 0$/m,
      /^process_resident_memory_bytes \d+$/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
      /^xueer_request_seconds_count\{method="GET",route="\/api\/session",status="200"\} \d+$/m,
      /^xueer_request_seconds_count\{method="GET",route="\(none\)",status="404"\} \d+$/m,
      /^xueer_password_hashing\{state="running"\} 0$/m,
      /^xueer_password_hashing\{state="waiting_strangers"\} 0$/m,
    ]) {
      expect(text).toMatch(line)
    }
    expect(text).not.toMatch(/0\.\d{5,}"|some-page|xxx/)
  })
})

describe("the host of a request", () => {
  const get = "GET /healthz HTTP/1.1"
  test.each([
    ["two", [get, "Host: 127.0.0.1", "Host: 127.0.0.1"]],
    ["two that differ", [get, "Host: 127.0.0.1", "host: evil.example"]],
    ["none", [get]],
    ["none, in the old version", ["GET /healthz HTTP/1.0"]],
    ["an empty one", [get, "Host: "]],
    ["several in one", [get, "Host: a.example, b.example"]],
    ["with somebody before it", [get, "Host: u@a.example"]],
    ["with a path", [get, "Host: a.example/x"]],
    ["with a query", [get, "Host: a.example?x"]],
    ["with a port that is none", [get, "Host: a.example:port"]],
    ["in percent signs", [get, "Host: a%2eexample"]],
    ["too long", [get, `Host: ${"a".repeat(300)}`]],
  ])("%s is refused", async (_, lines) => {
    expect(await wire(...lines)).toMatch(/^HTTP\/1.1 400/)
  })

  test.each(["127.0.0.1", "xueer.example:8787", "[::1]:8787", "xueer_app:8787", "XUEER.example."])(
    "%s is taken",
    async (host) => {
      expect(await wire(get, `Host: ${host}`)).toMatch(/^HTTP\/1.1 200/)
    },
  )
})

test("with a public address only that origin writes, and nothing else says so", async () => {
  told({ PUBLIC_URL: "https://xueer.example" })
  const status = async (headers: Record<string, string>) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ login: "x", password: "not the one" }),
    })
    return response.status
  }
  expect(await status({ Origin: "https://xueer.example" })).toBe(401)
  for (const origin of [
    `http://127.0.0.1:${port}`,
    `https://127.0.0.1:${port}`,
    "http://xueer.example",
    "null",
  ]) {
    expect(await status({ Origin: origin }), origin).toBe(403)
  }
  expect(await status({ "Sec-Fetch-Site": "same-origin" })).toBe(403)
  told({})
})
