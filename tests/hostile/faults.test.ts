import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { connect, createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { accessBySocket } from "../../src/server/db/access.ts"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import { connectAlone } from "../../src/server/db/pool.ts"
import { reachSocket } from "../../src/server/db/socket.ts"
import { hashOf, makeToken } from "../../src/server/features/sign-in/token.ts"
import { endServer } from "../support/programs.ts"
import { runServer, type ServerProcess } from "../support/running-server.ts"
import { wireCases, wirePost } from "./wire-cases.ts"

const main = fileURLToPath(new URL("../../src/server/main.ts", import.meta.url))
const today = "2010-08-20"
const folder = mkdtempSync(join(tmpdir(), "xueer-faults-"))
// As root the database server runs under another account, which has to pass.
chmodSync(folder, 0o711)
const dataDir = join(folder, "data")

let server: ServerProcess
let token: string

beforeAll(async () => {
  server = await runServer(dataDir, today)
  token = await inDatabase(makeSomebody)
}, 180_000)
afterAll(async () => {
  await server?.stop()
  await endServer(dataDir)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}, 60_000)

async function inDatabase<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const socket = reachSocket(clusterFolder(dataDir))
  const owner = await connectAlone(accessBySocket(socket.host).owner)
  try {
    return await work(owner)
  } finally {
    await owner.end()
    socket.release()
  }
}

/** An account with a session; answers its token. */
async function makeSomebody(owner: pg.Client): Promise<string> {
  const made = makeToken()
  await owner.query("insert into account (login, name, totp_secret) values ('one', 'One', '\\x00')")
  await owner.query(
    `insert into session (token_hash, account_id, awaits_second_factor, idle_seconds, expires_at, user_agent, address)
     select $1, account_id, false, 36000, now() + interval '5 hours', 'test', '127.0.0.1' from account`,
    [hashOf(made)],
  )
  return made
}

/** Sends one wish under its key to the server that is there now; the status, or 0 when nothing came back. */
async function send(number: number): Promise<number> {
  const address = `http://127.0.0.1:${server.port}`
  try {
    const response = await fetch(`${address}/api/suggestions`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Origin: address,
        Cookie: `__Host-sid=${token}`,
        "Idempotency-Key": `wish-number-${number}`,
      },
      body: JSON.stringify({ page: "/", body: `Wish ${number}` }),
      signal: AbortSignal.timeout(20_000),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

interface Load {
  readonly done: Promise<void>
  /** Everything that was answered, by status; 0 stands for no answer. */
  readonly statuses: Map<number, number>
  finished(): number
}

/** Sends so many wishes, eight at once, each again until it is answered well. */
function load(from: number, count: number): Load {
  const statuses = new Map<number, number>()
  let next = from
  let finished = 0
  const lane = async () => {
    while (next < from + count) {
      const number = next++
      for (let status = -1; status !== 200 && status !== 204; ) {
        status = await send(number)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status !== 200 && status !== 204) await pause(50)
      }
      finished += 1
    }
  }
  const done = Promise.all(Array.from({ length: 8 }, lane)).then(() => undefined)
  return { done, statuses, finished: () => finished }
}

async function wishes(from: number, count: number): Promise<{ lines: number; different: number }> {
  const names = Array.from({ length: count }, (_, index) => `Wish ${from + index}`)
  return await inDatabase(async (owner) => {
    const { rows } = await owner.query(
      "select count(*)::int as lines, count(distinct body)::int as different from suggestion where body = any($1)",
      [names],
    )
    return rows[0]
  })
}

const until = async (reached: () => boolean) => {
  while (!reached()) await pause(5)
}

describe("a server that ends in the middle of its work", () => {
  test("by kill -9, three times: nothing that was answered is lost, nothing is there twice", async () => {
    const { done, statuses, finished } = load(1000, 300)
    for (const at of [60, 140, 220]) {
      await until(() => finished() >= at)
      await server.kill()
      server = await runServer(dataDir, today)
    }
    await done
    expect(statuses.get(0) ?? 0).toBeGreaterThan(0)
    expect([...statuses.keys()].filter((status) => status >= 400 && status < 500)).toEqual([])
    expect(statuses.get(500)).toBeUndefined()
    expect(await wishes(1000, 300)).toEqual({ lines: 300, different: 300 })
  }, 120_000)

  test("because it was asked to: what was begun is answered, and what comes later is taken by the next", async () => {
    const { done, statuses, finished } = load(5000, 200)
    await until(() => finished() >= 60)
    const began = performance.now()
    await server.stop()
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(server.child.exitCode).toBe(0)
    server = await runServer(dataDir, today)
    await done
    expect([...statuses.keys()].filter((status) => status >= 400 && status !== 503)).toEqual([])
    expect(await wishes(5000, 200)).toEqual({ lines: 200, different: 200 })
  }, 120_000)
})

/** Sends bytes as they are; answers all that came back until the server closed, or said nothing more. */
async function wire(bytes: string): Promise<string> {
  const socket = connect(server.port, "127.0.0.1")
  let answer = ""
  socket.setTimeout(1500, () => socket.destroy())
  socket.on("data", (piece) => {
    answer += piece.toString("latin1")
  })
  socket.on("error", () => undefined)
  socket.write(bytes, "latin1")
  await once(socket, "close")
  return answer
}

describe("bytes on the wire that are no request, or two in one", () => {
  test.each(wireCases)("%s", async (_, bytes, expected) => {
    const answer = await wire(bytes)
    expect(answer).toMatch(expected)
    expect(answer.match(/HTTP\/1.1 \d/g)).toHaveLength(1)
    expect(answer).not.toMatch(/evil\.example|root:|node_modules|\bat .*:\d+:\d+/)
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200)
  })

  test("where somebody is, the connection says, whatever a header claims", async () => {
    const body = '{"login":"one","password":"not the one"}'
    const head = `Connection: close\r\nX-Forwarded-For: 203.0.113.66\r\nForwarded: for=203.0.113.66\r\nX-Real-IP: 203.0.113.66\r\n`
    expect(await wire(wirePost(`${head}Content-Length: ${body.length}\r\n`, body))).toMatch(/^HTTP\/1.1 401/)
    const addresses = await inDatabase(async (owner) => {
      const { rows } = await owner.query("select distinct address from audit_entry where address is not null")
      return rows.map(({ address }) => address)
    })
    expect(addresses).toEqual(["127.0.0.1"])
  })
})

interface Said {
  readonly code: number | null
  readonly lines: readonly string[]
}

/** Starts the program as `npm start` does, and waits until it has ended by itself. */
async function start(env: Readonly<Record<string, string>>): Promise<Said> {
  const child: ChildProcess = spawn(process.execPath, [main], {
    cwd: folder,
    env: {
      ...process.env,
      DATABASE_URL: "",
      PUBLIC_URL: "",
      HOST: "127.0.0.1",
      PORT: "0",
      LC_ALL: "C",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  child.stderr?.on("data", (piece) => {
    said += piece
  })
  const [code] = await once(child, "close")
  return { code, lines: said.split("\n").filter((line) => line !== "") }
}

const one = (found: Said) => ({
  code: found.code,
  lines: found.lines.length,
  stack: / at .*:\d+/.test(found.lines.join()),
})

describe("a start that cannot be says why in one sentence, and ends with 1:", () => {
  const plain = { code: 1, lines: 1, stack: false }

  test("a second server on the same folder, naming the first", async () => {
    const found = await start({ DATA_DIR: dataDir })
    expect(one(found)).toEqual(plain)
    expect(found.lines[0]).toContain(String(server.child.pid))
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200)
  })

  test("a port that is taken", async () => {
    const other: Server = createServer()
    other.listen(0, "127.0.0.1")
    await once(other, "listening")
    const bound = other.address()
    const port = typeof bound === "object" && bound !== null ? bound.port : 0
    await server.stop()
    try {
      const found = await start({ DATA_DIR: dataDir, PORT: String(port) })
      expect(one(found)).toEqual(plain)
      expect(found.lines[0]).toMatch(/PORT: \d+ is taken/)
    } finally {
      other.close()
      server = await runServer(dataDir, today)
    }
  }, 120_000)

  writeFileSync(join(folder, "a-file"), "")
  test.each<[string, Record<string, string>, RegExp]>([
    ["a folder where there is a file", { DATA_DIR: join(folder, "a-file") }, /a-file/],
    ["a folder where no files can be", { DATA_DIR: "/proc/xueer" }, /DATA_DIR|\/proc/],
    ["a folder with a line break", { DATA_DIR: "a\nb" }, /DATA_DIR/],
    ["a port that is no number", { PORT: "eighty" }, /PORT/],
    ["a database of another kind", { DATABASE_URL: "mysql://localhost/x" }, /DATABASE_URL/],
    ["a database that is not there", { DATABASE_URL: "postgres://127.0.0.1:1/x" }, /DATABASE_URL/],
    ["an address outside of another kind", { PUBLIC_URL: "ftp://xueer.example" }, /PUBLIC_URL/],
    ["an identity provider without the rest", { OIDC_ISSUER: "https://id.example" }, /OIDC_CLIENT_ID/],
  ])("%s", async (_, env, names) => {
    const found = await start({ DATA_DIR: join(folder, "never"), ...env })
    expect(one(found)).toEqual(plain)
    expect(found.lines[0]).toMatch(names)
  })
})
