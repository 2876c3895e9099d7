import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { hashing } from "../../src/server/features/sign-in/hashing.ts"
import { leaveNoTrace } from "../access/matrix.ts"
import { type Asker, gatherAskers } from "../access/world.ts"
import { each, type HostileScene, openHostileScene, tablesOf } from "./scene.ts"

interface Read {
  readonly asker: string
  readonly route: string
  readonly status: number
  readonly text: string
}

let scene: HostileScene
let askers: Asker[]
let all: Read[]
let before: Record<string, string>
let after: Record<string, string>
const phone = "13987654321"

beforeAll(async () => {
  scene = await openHostileScene()
  const { owner, server, everyone } = scene
  await owner.query("update member set phone = $1", [phone])
  await owner.query(
    "update account set password_hash = $2, totp_secret = 'canarytotp' where account_id = $1",
    [everyone.accountId, await hashing.hash("a password that nobody has")],
  )
  askers = [...(await gatherAskers(server)), { name: "everyone", at: "D", person: everyone }]
  before = await scene.digest()
  all = (await each(askers, readAll)).flat()
  after = await scene.digest()
}, 120_000)
afterAll(() => scene.close())

const reads = () => scene.ways.filter(({ route }) => route.method === "get")

/** Everything there is to read, as somebody. */
async function readAll({ name, person }: Asker): Promise<Read[]> {
  const found: Read[] = []
  for (const way of reads()) {
    const { status, text } = await scene.ask(way, { person })
    found.push({ asker: name, route: way.name, status, text })
  }
  return found
}

describe("reading", () => {
  test("changes nothing, whoever reads, but for entries of the audit log, sessions seen and the standing", () => {
    expect(all.filter(({ status }) => status === 200).length).toBeGreaterThan(150)
    expect(after).toEqual(before)
  })

  test("changes nothing when it is asked with HEAD", async () => {
    const found = await each(reads(), async ({ path, query }) => {
      const headers = { Cookie: scene.everyone.cookie }
      const address = `http://127.0.0.1/api${path}${query}`
      const response = await scene.server.hono.request(address, { method: "HEAD", headers })
      return { path, status: response.status, text: await response.text() }
    })
    expect(found.filter(({ status, text }) => text !== "" || status >= 500)).toEqual([])
    expect(await scene.digest()).toEqual(before)
  })

  test("gives nobody a phone's number but their own, a password's hash, a secret or a token", async () => {
    const kept = await secretsOf()
    expect(kept.length).toBeGreaterThan(20)
    const tokens = askers.flatMap(({ person }) => person.cookie.split("=")[1] || [])
    const never = [phone, "$argon2", "canarytotp", ...kept, ...tokens]
    const told = all.flatMap(({ asker, route, text }) =>
      never
        .filter((secret) => text.includes(secret) && !(secret === phone && route === "GET /me/data"))
        .map((secret) => `${asker}, ${route}: ${secret}`),
    )
    expect(told).toEqual([])
  })

  test("gives no field that is called like a secret", () => {
    const named = /"(password_?hash|totp_?\w*|secret|token_?hash|code_?hash|token|search_?key|hash)":/i
    expect(all.filter(({ text }) => named.test(text))).toEqual([])
  })
})

/** Whatever the database keeps of secrets, as hex and base64. */
async function secretsOf(): Promise<string[]> {
  const { rows } = await scene.owner.query(
    "select encode(token_hash, 'hex') as hex, encode(token_hash, 'base64') as base from session",
  )
  return rows.flatMap(({ hex, base }) => [hex, base])
}

describe("a refusal", () => {
  test("names no table, no column, no file and no line of ours", async () => {
    const tables = (await tablesOf(scene.owner)).filter((name) => name.includes("_"))
    const leaks = new RegExp(
      `node_modules|/src/|\\.ts\\b|\\bat [\\w.]+ \\(|SELECT |\\bpg_|postgres|relation "|${tables.join("|")}`,
    )
    const bodies = [undefined, "{", "{}", "[]", '{"a":1}', JSON.stringify({ unitId: 1e9, on: "2010-02-30" })]
    leaveNoTrace(scene.server)
    let refused = 0
    const found = await each(scene.ways, async (way) => {
      const answers = []
      for (const body of way.route.method === "get" ? [undefined] : bodies) {
        answers.push(await scene.ask(way, { body: body ?? way.body, person: scene.server.stranger }))
        answers.push(await scene.ask(way, { ...(body === undefined ? {} : { body }), query: "?x=1" }))
        answers.push(await scene.ask(way, { path: way.path.replace(/\d+/, "2000000000"), body: way.body }))
      }
      return answers
        .filter(({ status }) => status >= 400)
        .flatMap(({ status, text }) => {
          refused += 1
          return leaks.test(text) || status >= 500 ? [`${way.name} ${status} ${text}`] : []
        })
    })
    expect(found.flat()).toEqual([])
    expect(refused).toBeGreaterThan(400)
  })

  test("of a defect gives its number and nothing else", async () => {
    const broken = "alter table suggestion rename to suggestion_gone"
    await scene.owner.query(broken)
    const { status, body, text } = await scene.everyone.get("/suggestions/mine")
    await scene.owner.query("alter table suggestion_gone rename to suggestion")
    expect(status).toBe(500)
    expect(body.code).toBe("internal")
    expect(Object.keys(body).sort()).toEqual(["code", "detail", "requestId", "status", "title", "type"])
    expect(text).not.toMatch(/suggestion|relation|42P01/)
  })
})
