import { createHash, randomInt } from "node:crypto"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Database, openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { checkFiles, openFileStore } from "../../src/server/files/index.ts"
import { makeSecret } from "../../src/server/secret-key.ts"
import { runServer, type ServerProcess } from "../support/running-server.ts"
import { makeSession } from "../support/server.ts"

/** A server that is killed while files are sent to it: what was begun goes on, and no row is without its content. */

const folder = mkdtempSync(join(tmpdir(), "xueer-killed-"))
// As root the database server runs under another account, which has to pass.
chmodSync(folder, 0o711)
const dataDir = join(folder, "data")
const env = readEnv({ DATA_DIR: dataDir })
let database: Database
let cookie: string
let activityId: number
let server: ServerProcess | undefined

beforeAll(async () => {
  database = await openDatabase(env, () => undefined)
  const { pool } = database
  // The second factor below is taken for one that was sealed.
  makeSecret(dataDir)
  await pool.query("insert into unit (code, name, kind) values ('B1', '一支部', 'branch')")
  await pool.query("update unit set path = unit_id::text::ltree")
  const account = await pool.query(
    "insert into account (login, name, totp_secret) values ('recorder', 'Recorder', '\\x00') returning account_id as id",
  )
  await pool.query(
    "insert into grant_of_role (account_id, role, unit_id, from_on) select $1, 'recorder', unit_id, '2000-01-01' from unit",
    [account.rows[0].id],
  )
  const activity = await pool.query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     select 'A1', unit_id, 'collective-study', 'A', '2010-08-20 09:00', 200, 'held' from unit returning activity_id as id`,
  )
  activityId = activity.rows[0].id
  cookie = `__Host-sid=${await makeSession(database, account.rows[0].id)}`
}, 120_000)
afterAll(async () => {
  await server?.kill()
  await database.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every kind
  readonly body: any
}

async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const host = `127.0.0.1:${server?.port}`
  const bytes = body instanceof Uint8Array
  const response = await fetch(`http://${host}/api${path}`, {
    method,
    headers: {
      Origin: `http://${host}`,
      Cookie: cookie,
      ...(body === undefined
        ? {}
        : { "Content-Type": bytes ? "application/octet-stream" : "application/json" }),
    },
    ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text }
}

/** Sends a file to its end, from wherever it stands; throws when the server is gone. */
async function send(name: string, content: Buffer): Promise<Answer> {
  const { body } = await ask("POST", `/events/${activityId}/attachments/uploads`, {
    name,
    bytes: content.length,
  })
  let at: number = body.received
  while (at < content.length) {
    const chunk = content.subarray(at, at + 40_000)
    const sent = await ask("PATCH", `/attachments/uploads/${body.uploadId}?offset=${at}`, chunk)
    if (sent.status !== 200) return sent
    at = sent.body.received
  }
  return await ask("POST", `/attachments/uploads/${body.uploadId}/finish`, {})
}

const contentOf = (at: number) => Buffer.from(`第 ${at} 份学习记录。\n`.repeat(20_000))

test("after every kill each row has its content, and what was begun comes to its end", async () => {
  const rounds = 6
  let cut = 0
  for (let at = 0; at < rounds; at++) {
    server = await runServer(dataDir, "2010-08-21", { DATABASE_URL: "" })
    const sending = send(`${at}.txt`, contentOf(at)).catch(() => undefined)
    await pause(randomInt(50, 1500))
    await server.kill()
    if ((await sending)?.status !== 200) cut += 1
    const found = await checkFiles(database, await openFileStore(env))
    expect([found.missing, found.damaged]).toEqual([[], []])
  }
  expect(cut).toBeGreaterThan(0)
  server = await runServer(dataDir, "2010-08-21", { DATABASE_URL: "" })
  const { body: event } = await ask("GET", `/events/${activityId}`)
  const there: string[] = event.attachments.items.map(({ name }: { name: string }) => name)
  for (let at = 0; at < rounds; at++) {
    if (there.includes(`${at}.txt`)) continue
    expect((await send(`${at}.txt`, contentOf(at))).status).toBe(200)
  }
  const { body } = await ask("GET", `/events/${activityId}`)
  expect(body.attachments.uploads).toEqual([])
  const digests = await database.pool.query("select name, sha256 from attachment order by name")
  expect(digests.rows).toEqual(
    Array.from({ length: rounds }, (_, at) => ({
      name: `${at}.txt`,
      sha256: createHash("sha256").update(contentOf(at)).digest("hex"),
    })),
  )
  await server.stop()
}, 300_000)
