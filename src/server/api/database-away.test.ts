import { mkdtempSync, rmSync } from "node:fs"
import { createConnection, createServer, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts"
import { openTestServer, type Person, type Reply, type TestServer } from "../../../tests/support/server.ts"
import { connectTo } from "../db/database.ts"
import { isAway } from "../http/database-away.ts"
import { startLogging } from "../log.ts"

/** How a connection ends: without a word, in the middle of an answer, or with PostgreSQL's own words. */
const ends = {
  "is reset": undefined,
  "is ended by the administrator": fatal("57P01", "terminating connection due to administrator command"),
  "is ended by a crash of another": fatal(
    "57P02",
    "terminating connection because of crash of another server process",
  ),
  "waited too long": fatal("25P03", "terminating connection due to idle-in-transaction timeout"),
} as const

/** An ErrorResponse of PostgreSQL's protocol. */
function fatal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write("E")
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

/** A wire whose connections can be ended as the n-th piece goes out, refused, or fall silent. */
class Wire {
  readonly #folder = mkdtempSync(join(tmpdir(), "xueer-away-"))
  readonly #open = new Set<Socket>()
  readonly #server
  mode: "open" | "refuse" | "silent" | "half an answer" = "open"
  pieces = Number.POSITIVE_INFINITY
  last: Buffer | undefined

  constructor(target: string) {
    this.#server = createServer((near) => this.#join(near, createConnection(target)))
  }

  #join(near: Socket, far: Socket): void {
    for (const end of [near, far]) {
      this.#open.add(end)
      end.on("error", () => undefined)
      end.on("close", () => {
        this.#open.delete(end)
        near.destroy()
        far.destroy()
      })
    }
    if (this.mode === "refuse") near.destroy()
    near.on("data", (piece) => {
      if (this.mode === "silent") return
      if (this.pieces-- > 0) far.write(piece)
      else if (this.last) near.end(this.last)
      else near.destroy()
    })
    far.on("data", (piece) => {
      if (this.mode !== "half an answer") return void near.write(piece)
      near.end(Buffer.from(piece).subarray(0, piece.length >> 1))
    })
  }

  async listen(config: pg.ClientConfig): Promise<pg.ClientConfig> {
    await new Promise<void>((resolve) => this.#server.listen(join(this.#folder, ".s.PGSQL.5432"), resolve))
    const { user, database } = new pg.Client(config)
    const options = config.options ?? new URL(config.connectionString ?? "").searchParams.get("options") ?? ""
    return { host: this.#folder, port: 5432, ssl: false, user: user ?? "", database: database ?? "", options }
  }

  /** All connections gone: the next request has to make one. */
  cut(): void {
    for (const end of this.#open) end.destroy()
  }

  close(): void {
    this.cut()
    this.#server.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

let fresh: TestDatabase
let wire: Wire
let server: TestServer
let somebody: Person

beforeAll(async () => {
  fresh = await freshDatabase()
  const { host, port } = new pg.Client(fresh.access.owner)
  wire = new Wire(join(host, `.s.PGSQL.${port}`))
  const application = await wire.listen(fresh.access.application)
  const over = connectTo({ ...fresh.access, application }, async () => {})
  server = await openTestServer({ today: "2010-08-20", database: { ...fresh, ...over } })
  await fresh.pool.query(
    "insert into unit (code, name, kind, path) values ('D', 'D', 'district-committee', '1')",
  )
  somebody = await server.as("department-officer", "D")
})
afterEach(() => {
  Object.assign(wire, { mode: "open", pieces: Number.POSITIVE_INFINITY, last: undefined })
})
afterAll(async () => {
  await Promise.all([server.database.pool.end(), server.database.requests.end()])
  wire.close()
  await fresh.drop()
})

let keys = 0

/** Something looked at, something written, and a sign-in, which has transactions of its own. */
const requests: Readonly<Record<string, () => Promise<Reply>>> = {
  "a look": () => somebody.get("/me/notices"),
  "a look that leaves an entry": () => somebody.get("/people?limit=1"),
  "a write": () => somebody.post("/suggestions", { page: "/", body: "好" }),
  "a write under a key": () =>
    somebody.post("/suggestions", { page: "/", body: "好" }, { key: `a-key-of-mine-${++keys}` }),
  "a sign-in": () => server.stranger.post("/session", { login: `nobody-${++keys}`, password: "not the one" }),
}

/** Whether it was done, or refused for what it is (nobody of that login), or is to be tried again: never a defect. */
function expectInOrder(reply: Reply, when: string): void {
  expect([200, 204, 401, 503], `${when}: ${reply.text}`).toContain(reply.status)
  if (reply.status !== 503) return
  expect(["unavailable", "outcome-unknown"], when).toContain(reply.body.code)
  expect(Number(reply.headers.get("retry-after")), when).toBeGreaterThan(0)
}

// The first, while nothing has gone yet.
test("a database that goes leaves one line in the log, however many notice, and one when it is back", async () => {
  const lines: string[] = []
  await startLogging("warn", { write: (line) => lines.push(line) })
  wire.cut()
  wire.mode = "refuse"
  await Promise.all(Array.from({ length: 10 }, () => somebody.get("/me/notices")))
  await somebody.get("/me/notices")
  wire.mode = "open"
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(2)
  const [gone, back] = lines.map((line) => JSON.parse(line))
  expect(gone).toMatchObject({ level: "error", event: "database-away" })
  expect(back).toMatchObject({ level: "warn", event: "database-back" })
  expect(back.ms).toBeGreaterThan(0)
}, 30_000)

describe.each(Object.entries(requests))("%s", (_, ask) => {
  test.each(Object.entries(ends))(
    "is never a defect where its connection %s, at whatever moment",
    async (how, last) => {
      const statuses = new Set<number>()
      for (const kept of ["new", "kept"] as const) {
        for (let pieces = 0; pieces < 12; pieces += 1) {
          if (kept === "new") wire.cut()
          Object.assign(wire, { pieces, last })
          const reply = await ask()
          statuses.add(reply.status)
          expectInOrder(reply, `${how} ${kept} ${pieces}`)
          Object.assign(wire, { pieces: Number.POSITIVE_INFINITY })
        }
      }
      expect([...statuses]).toContain(503)
      expectInOrder(await ask(), "afterwards")
    },
  )

  test("is told to come back where nobody listens, and where an answer breaks off", async () => {
    for (const mode of ["refuse", "half an answer"] as const) {
      wire.cut()
      wire.mode = mode
      const reply = await ask()
      expect(reply.status, mode).toBe(503)
      expectInOrder(reply, mode)
    }
    wire.mode = "open"
    expectInOrder(await ask(), "afterwards")
  })
})

test("a database that falls silent is given up, and readiness is denied within two seconds however many ask", async () => {
  wire.mode = "silent"
  const began = performance.now()
  const ready = await Promise.all(Array.from({ length: 30 }, () => server.hono.request("/readyz")))
  expect(new Set(ready.map(({ status }) => status))).toEqual(new Set([503]))
  expect(performance.now() - began).toBeLessThan(2000)
  const reply = await somebody.get("/me/notices")
  expect([reply.status, reply.body.code]).toEqual([503, "unavailable"])
  wire.cut()
  wire.mode = "open"
  await expect.poll(async () => (await server.hono.request("/readyz")).status).toBe(200)
}, 30_000)

test("what says so without a code is known by its words, and by what it wraps; a missing file is not it", () => {
  const coded = (code: string, more: object = {}) => Object.assign(new Error("x"), { code, ...more })
  for (const error of [
    new Error("Connection terminated unexpectedly"),
    new Error("Connection terminated due to connection timeout"),
    new Error("Client has encountered a connection error and is not queryable"),
    new Error("Cannot use a pool after calling end on the pool"),
    new Error("wrapped", { cause: coded("57P01") }),
    new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]),
    coded("ENOENT", { syscall: "connect" }),
    coded("EACCES", { syscall: "connect" }),
    coded("08006"),
    coded("53300"),
    coded("57014"),
    coded("58030"),
    coded("25006"),
  ]) {
    expect(isAway(error), String(error)).toBe(true)
  }
  for (const error of [
    coded("ENOENT", { syscall: "open" }),
    coded("23505"),
    coded("XX000"),
    new Error("timeout"),
    "x",
  ]) {
    expect(isAway(error), String(error)).toBe(false)
  }
})
