import { randomBytes } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setImmediate as nextTurn } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addressBuckets } from "../../src/server/features/sign-in/address-bucket.ts"
import { sessionCookie } from "../../src/server/features/sign-in/index.ts"
import { pageServer } from "../../src/server/http/pages.ts"
import { openPeopleScene } from "../support/people-scene.ts"
import type { Person, TestServer } from "../support/server.ts"
import { each } from "./scene.ts"

let server: TestServer
let officer: Person
let folder: string
beforeAll(async () => {
  server = await openPeopleScene()
  officer = await server.as("committee-officer", "0101")
  folder = mkdtempSync(join(tmpdir(), "xueer-pages-"))
  mkdirSync(join(folder, "assets"))
  for (const name of ["index.html", "home.html", "assets/a.js"]) writeFileSync(join(folder, name), name)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

setFlagsFromString("--expose-gc")
const collect: () => void = runInNewContext("gc")

/** Bytes that are held once everything is let go that can be: what waits for its end is, in a turn of its own. */
async function held(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    await nextTurn()
    collect()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** What is asked with is long, so that remembering it shows. */
const long = "x".repeat(6000)
const token = () => randomBytes(32).toString("base64url")

async function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<void> {
  const response = await server.hono.request(path, { method, headers })
  await response.arrayBuffer()
}

/** Ways to ask for something else each time, and how many of each: what costs a password or a write is asked less. */
const ways: Readonly<Record<string, readonly [count: number, ask: (index: number) => unknown]>> = {
  "pages that are not there": [4000, (index) => ask(`/${long}${index}.js`)],
  "addresses of the one page": [3000, (index) => ask(`/${index}/${long}`)],
  "paths of the API": [3000, (index) => ask(`/api/${index}/${long}`)],
  "ids of the API": [2000, (index) => ask(`/api/people/${index}${long}`)],
  "parameters of a query": [2000, (index) => ask(`/api/session?${long}${index}=${index}`)],
  languages: [2000, (index) => ask("/api/x", { "Accept-Language": `x${index}-${long}` })],
  encodings: [2000, (index) => ask("/x", { "Accept-Encoding": `br${index}${long}` })],
  browsers: [2000, (index) => ask("/api/session", { "User-Agent": `${index} ${long}` })],
  hosts: [2000, (index) => ask("/api/x", { Host: `h${index}.${long}`, "X-Forwarded-For": `${index}` })],
  "cookies of any name": [2000, (index) => ask("/api/session", { Cookie: `c${index}=${long}` })],
  sessions: [2000, () => ask("/api/session", { Cookie: `${sessionCookie(server.app.env).name}=${token()}` })],
  "years of a board": [200, (index) => officer.get(`/boards?year=${1900 + (index % 300)}`)],
  "keys of writes": [
    200,
    (index) => officer.put("/me/preferences", { language: "zh" }, { key: `key-${index}-${"k".repeat(60)}` }),
  ],
  logins: [
    20,
    (index) =>
      server.stranger.post("/session", {
        login: `nobody-${index}`,
        password: `wrong ${index} ${"p".repeat(50)}`,
      }),
  ],
}

/** Asks in one way, one thing after the other. */
async function askAll([count, ask]: readonly [number, (index: number) => unknown], from: number, part = 1) {
  const indexes = Array.from({ length: Math.ceil(count * part) }, (_, index) => from + index)
  await each(indexes, async (index) => void (await ask(index)))
}

test("a hundred thousand different questions of every kind leave nothing behind", async () => {
  for (const way of Object.values(ways)) await askAll(way, 1_000_000, 0.02)
  const left: Record<string, number> = {}
  let asked = 0
  for (const [name, way] of Object.entries(ways)) {
    const before = await held()
    await askAll(way, 0)
    left[name] = Math.round(((await held()) - before) / 1024 / 1024)
    asked += way[0]
  }
  const built = pageServer(folder)
  const before = await held()
  const found = Array.from({ length: 40_000 }, (_, index) => [
    built(`/assets/${long}${index}.js`, "br") !== undefined,
    built(`/${index}/${long}`, "br") !== undefined,
  ]).flat()
  expect(found.filter(Boolean)).toHaveLength(40_000)
  left["pages that are built"] = Math.round(((await held()) - before) / 1024 / 1024)
  asked += 80_000
  expect(asked).toBeGreaterThan(100_000)
  const much = Object.entries(left).filter(([, megabytes]) => megabytes > 3)
  expect(much).toEqual([])
})

test("addresses whose tries failed, and the logins they tried, are remembered up to a bound", async () => {
  const fill = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const address = `2001:db8::${index.toString(16)}`
      addressBuckets.take(address)
      for (let login = 0; login < 20; login++)
        addressBuckets.noteFailure(address, `${index}-${login}-${"l".repeat(80)}`)
    }
  }
  fill(0, 10_500)
  const full = await held()
  fill(10_500, 14_000)
  expect(Math.round(((await held()) - full) / 1024 / 1024)).toBeLessThan(4)
  for (let index = 0; index < 100_000; index++) addressBuckets.take(`10.${index}`)
  expect(Math.round(((await held()) - full) / 1024 / 1024)).toBeLessThan(4)
})
