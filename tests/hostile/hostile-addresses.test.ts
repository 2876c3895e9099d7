import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { allRoutes } from "../../src/server/api/routes.ts"
import { each, type HostileScene, openHostileScene, type Way } from "./scene.ts"

let scene: HostileScene
let before: Record<string, string>

beforeAll(async () => {
  scene = await openHostileScene()
  before = await scene.digest()
})
afterAll(() => scene.close())

async function ask(asked: readonly { way: Way; path?: string; query?: string }[]) {
  return await each(asked, async ({ way, ...more }) => {
    const { status, body, text } = await scene.ask(way, more)
    return { route: way.name, ...more, status, code: body?.code, text: text.slice(0, 200) }
  })
}

const guarded = () => scene.ways.filter(({ route }) => route.permission !== "public")
/** Where anything may stand behind the question mark, for it is another program's. */
const open = "GET /session/provider/return"

describe("a parameter of an address", () => {
  const ids = [
    "0",
    "-1",
    "00",
    "01",
    "1e3",
    "1.0",
    "0x1",
    "+1",
    "2147483648",
    "9007199254740993",
    "99999999999999999999",
    "NaN",
    "null",
    "undefined",
    "true",
    "__proto__",
    "constructor",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "1%00",
    "1%0a",
    "%ff",
    "%ed%a0%80",
    "%e2%80%ae1",
    "%ef%bc%91",
    "%d9%a1",
    "%",
    "%zz",
    "'%20or%201=1--",
    "1;drop%20table%20unit",
    "1,2",
    "1%202",
    "%7B%7D",
    "[1]",
    "*",
    "x".repeat(2000),
  ]

  test.each(ids)("“%s” names nothing on any route", async (id) => {
    const ways = guarded().filter(({ route }) => route.params !== undefined)
    expect(ways.length).toBeGreaterThan(30)
    const asked = ways.flatMap((way) => {
      const steps = way.path.split("/")
      return way.route.path
        .split("/")
        .flatMap((step, at) => (/^\{\w+\}$/.test(step) ? [{ way, path: steps.with(at, id).join("/") }] : []))
    })
    const found = await ask(asked)
    expect(found.filter(({ status }) => status !== 404)).toEqual([])
  })

  test("two thousand million is a number, and nobody's", async () => {
    const asked = guarded()
      .filter(({ route }) => route.params !== undefined && route.path.includes("Id}"))
      .map((way) => ({ way, path: way.route.path.replaceAll(/\{\w+\}/g, "2000000000") }))
    const found = await ask(asked)
    expect(found.filter(({ status }) => status !== 404)).toEqual([])
  })

  test.each([
    "/units//1",
    "/units/1/",
    "//units",
    "/UNITS",
    "/units/1/x",
    "/units/%31/../../session",
    "/me/../units/x",
  ])("the address “%s” is none", async (path) => {
    const { status } = await scene.everyone.get(path)
    expect([404, 200]).toContain(status)
    if (status === 200) expect(new URL(`http://x/api${path}`).pathname).not.toBe(`/api${path}`)
  })
})

describe("a query", () => {
  const gets = () => guarded().filter(({ route }) => route.method === "get")

  test("that gives a key twice is refused by every route", async () => {
    const asked = guarded().flatMap((way) =>
      ["limit", ...Object.keys(way.route.query?.shape ?? {})].map((key) => ({
        way,
        query: `${way.query === "" ? "?" : `${way.query}&`}${key}=1&${key}=1`,
      })),
    )
    const found = await ask(asked)
    expect(found.filter(({ status, code }) => status !== 400 || code !== "unreadable")).toEqual([])
  })

  test.each([
    "sort",
    "order",
    "__proto__",
    "constructor",
    "toString",
    "limit[]",
    "q[$ne]",
    "_method",
    "",
    "account_id",
    "password_hash",
  ])("with the unknown key “%s” is refused by every route", async (key) => {
    const asked = scene.ways
      .filter(({ name }) => name !== open)
      .map((way) => ({
        way,
        query: `${way.query === "" ? "?" : `${way.query}&`}${encodeURIComponent(key)}=1`,
      }))
    const found = await ask(asked)
    expect(found.filter(({ status }) => status !== 400)).toEqual([])
  })

  const values = [
    "%00",
    "a%00b",
    "%ff",
    "%c0%af",
    "%ed%a0%80",
    "%f4%90%80%80",
    "%e5%ad",
    "%",
    "%zz",
    "%ef%bf%bd%ff",
    "%e2%80%ae",
    "%e2%80%8b",
    "%1b",
  ]

  test.each(values)("with the value “%s” is refused by every route that takes one", async (value) => {
    const asked = gets().flatMap((way) =>
      keysOf(way).map((key) => ({ way, query: withKey(way, key, value) })),
    )
    expect(asked.length).toBeGreaterThan(60)
    const found = await ask(asked)
    // A word out of a list that nobody wrote is a word that is not in it.
    expect(found.filter(({ status }) => status !== 400 && status !== 404)).toEqual([])
  })

  /** Cursors that somebody made up who knows what ours are made of. */
  const places = [
    ["2010-99-99T99:99:99.999999Z", "1"],
    ["2010-08-20T10:00:00.000000Z", "9999999999999999"],
    ["9999-99-99", "x"],
    ["0000-00-00", 2_147_483_648],
    ["2010-08-20 14:00", 99_999_999_999],
    ["2010-08-20", "activity-99999999999999"],
    [-1],
    ["-1"],
    [9_007_199_254_740_991],
    ["\ud800"],
    ["%' or 1=1 --"],
    [1, 2, 3],
  ]
  const oddities = [
    "",
    "%20",
    "-1",
    "0",
    "1e3",
    "2147483648",
    "99999999999999999999",
    "null",
    "{}",
    "[]",
    "'",
    "''",
    "%22",
    "%5c",
    "';drop%20table%20unit;--",
    "1)%20or%20(1=1",
    "$1",
    "%25",
    "_",
    "%25%27%5f",
    "*.*",
    "!x|y",
    "%28%28%28",
    "[[:%3c:]]",
    "x".repeat(201),
    "9999-12-31",
    "0001-01-01",
    "2010-02-30",
    "e30",
    "bnVsbA",
    "WzEsMl0",
    "WyJhIiwxXQ",
    "eyJhIjoxfQ",
    "W251bGwsbnVsbF0",
    "Wzk5OTk5OTk5OTk5OTk5OSwiYSJd",
    ...places.map((place) => Buffer.from(JSON.stringify(place)).toString("base64url")),
  ]

  test.each(oddities)("with the value “%s” is no defect, wherever it stands", async (value) => {
    const asked = gets().flatMap((way) =>
      keysOf(way).map((key) => ({ way, query: withKey(way, key, value) })),
    )
    const found = await ask(asked)
    expect(found.filter(({ status }) => ![200, 204, 400, 404, 409].includes(status))).toEqual([])
  })

  test("asks for at most two hundred things at once", async () => {
    const lists = gets().filter(({ route }) => route.query && "limit" in route.query.shape)
    expect(lists.length).toBeGreaterThan(10)
    const found = await ask(lists.map((way) => ({ way, query: withKey(way, "limit", "201") })))
    expect(found.filter(({ status }) => status !== 400)).toEqual([])
  })
})

describe("a method", () => {
  test("that an address does not take is refused as such", async () => {
    const paths = [...new Set(allRoutes.map(({ path }) => path))]
    const asked = paths.flatMap((path) => {
      const taken = allRoutes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase())
      return ["PUT", "POST", "PATCH", "DELETE", "PROPFIND", "OPTIONS", "LINK"]
        .filter((method) => !taken.includes(method) && !takenElsewhere(method, path))
        .map((method) => ({ method, path: path.replaceAll(/\{\w+\}/g, "1") }))
    })
    const found = await each(asked, async (one) => ({
      ...one,
      status: (await scene.everyone.ask(one.method, one.path)).status,
    }))
    expect(found.filter(({ status }) => status !== 405)).toEqual([])
  })

  test.each(["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])(
    "is not changed by %s",
    async (name) => {
      const unitId = scene.ids.get("unit B1")
      const { status, body } = await scene.everyone.get(`/units/${unitId}`, { headers: { [name]: "DELETE" } })
      expect([status, body.code]).toEqual([200, "B1"])
      const posted = await scene.everyone.post(`/units/${unitId}`, {}, { headers: { [name]: "GET" } })
      expect(posted.status).toBe(405)
    },
  )
})

describe("after all of it", () => {
  test("nothing has changed", async () => {
    expect(await scene.digest()).toEqual(before)
  })
})

/** Whether an address fits another pattern as well, as `/events/hall` fits `/events/{activityId}`. */
function takenElsewhere(method: string, path: string): boolean {
  return allRoutes.some(
    (route) =>
      route.path !== path &&
      route.method.toUpperCase() === method &&
      new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  )
}

function keysOf({ route }: Way): string[] {
  return Object.keys(route.query?.shape ?? {})
}

function withKey(way: Way, key: string, value: string): string {
  const others = [...new URLSearchParams(way.query)].filter(([name]) => name !== key)
  const rest = new URLSearchParams(others).toString()
  return `?${rest}${rest === "" ? "" : "&"}${key}=${value}`
}
