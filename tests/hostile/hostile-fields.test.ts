import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { leaveNoTrace } from "../access/matrix.ts"
import { fieldsOf, type Place, placesOf, withAt } from "./leaves.ts"
import { each, type HostileScene, openHostileScene, tablesOf, type Way } from "./scene.ts"

let scene: HostileScene
let ways: Way[]
let before: Record<string, string>

beforeAll(async () => {
  scene = await openHostileScene()
  leaveNoTrace(scene.server)
  ways = scene.ways.filter(({ route }) => route.body !== undefined)
  before = await scene.digest()
})
afterAll(() => scene.close())

interface Try {
  readonly way: Way
  readonly place: Place
  readonly value: unknown
}

const isText = (value: unknown) => typeof value === "string"

/** Fields of which nothing is taken away: what a password holds is its owner's affair, as long as it is text. */
const secrets = /^(password|current|next)$/

/** Texts that are refused wherever people type, by what is wrong with them. */
const unfit = {
  "a NUL": "a\u0000b",
  "a bell": "a\u0007b",
  "an escape": "\u001b[31mred",
  "a C1 control": "a\u0085b",
  "a lone high surrogate": "a\ud800b",
  "a lone low surrogate": "\udc00",
  "surrogates the wrong way round": "\udfff\ud800",
  "a turn of direction": "\u202egnp.exe",
  "an isolate": "a\u2066b\u2069",
  "a zero-width space": "王\u200b建国",
  "a zero-width non-joiner": "a\u200cb",
  "a word joiner": "a\u2060b",
  "a byte order mark": "\ufeffname",
} as const

/** JSON text with lone surrogates as escapes, as an attacker would write them. */
const json = (value: unknown) => JSON.stringify(value)

async function statuses(tries: readonly Try[]) {
  return await each(tries, async ({ way, place, value }) => {
    const { status, text } = await scene.ask(way, { body: json(withAt(way.body ?? {}, place, value)) })
    return { route: way.name, place: place.join("."), value: json(value).slice(0, 60), status, text }
  })
}

/** A place of the sample, or one that only the schema knows. */
function placesIn(way: Way): Place[] {
  const inSample = placesOf(way.body, isText)
  const known = new Set(inSample.map((place) => place.join("\n")))
  const inSchema = fieldsOf(way).filter(({ free, place }) => free && !known.has(place.join("\n")))
  return [...inSample, ...inSchema.map(({ place }) => place)]
}

const unexpected = [404, 405, 415, 428]

describe("a field that holds", () => {
  test.each(Object.entries(unfit))("%s is refused wherever people type", async (_, value) => {
    const tries = ways.flatMap((way) =>
      placesIn(way)
        .filter((place) => !secrets.test(String(place.at(-1))))
        .map((place) => ({ way, place, value })),
    )
    expect(tries.length).toBeGreaterThan(60)
    const found = await statuses(tries)
    expect(found.filter(({ status }) => status !== 400)).toEqual([])
  })

  test.each(Object.entries(unfit))("%s in a password is no defect", async (_, value) => {
    const tries = ways.flatMap((way) =>
      placesIn(way)
        .filter((place) => secrets.test(String(place.at(-1))))
        .map((place) => ({ way, place, value })),
    )
    const found = await statuses(tries)
    expect(
      found.filter(({ status }) => status >= 500 || status < 400 || unexpected.includes(status)),
    ).toEqual([])
  })

  test("a text of 100,000 characters is refused, or was one of a thousand kinds of words", async () => {
    const tries = ways.flatMap((way) =>
      placesIn(way).map((place) => ({ way, place, value: "龍".repeat(80_000) })),
    )
    const found = await statuses(tries)
    expect(found.filter(({ status }) => status !== 400)).toEqual([])
  })

  test.each([
    ["a word", "none"],
    ["nothing", null],
    ["yes", true],
    ["a list", []],
    ["a list of lists", [[[]]]],
    ["an object", {}],
    ["minus one", -1],
    ["zero", 0],
    ["minus zero", -0],
    ["one and a half", 1.5],
    ["2³¹", 2_147_483_648],
    ["2⁵³", 9_007_199_254_740_992],
    ["10³⁰⁸", 1e308],
    ["very little", 5e-324],
    ["the greatest id there can be", 2_147_483_647],
    ["a number in words", "1e3"],
    ["a list of a thousand", Array.from({ length: 1000 }, (_, index) => index)],
    ["a list of the same twice", [1, 1]],
    ["a day that never was", "2010-02-30"],
    ["a day long ago", "0001-01-01"],
    ["a day far off", "9999-12-31"],
  ])("%s, whatever should be there, is no defect", async (_, value) => {
    const tries = ways.flatMap((way) => {
      const places = placesOf(way.body, () => true)
      const known = new Set(places.map((place) => place.join("\n")))
      const more = fieldsOf(way).filter(({ place }) => !known.has(place.join("\n")))
      return [...places, ...more.map(({ place }) => place)].map((place) => ({ way, place, value }))
    })
    const found = await statuses(tries)
    expect(found.filter(({ status }) => status >= 500 || [405, 415, 428].includes(status))).toEqual([])
  })
})

describe("a field that nobody asked for", () => {
  test("is refused by every route, by the name of every column there is", async () => {
    const { rows } = await scene.owner.query<{ name: string }>(
      "select distinct column_name::text as name from information_schema.columns where table_schema = 'public'",
    )
    const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    const names = [
      ...new Set([
        ...rows.flatMap(({ name }) => [name, camel(name)]),
        "isAdmin",
        "role",
        "roles",
        "permissions",
        "can",
      ]),
    ]
    expect(names.length).toBeGreaterThan(150)
    const taken = ways.flatMap((way) => {
      const known = new Set(fieldsOf(way).map(({ place }) => place[0]))
      return names
        .filter((name) => !known.has(name))
        .filter((name) => way.route.body?.safeParse({ ...Object(way.body), [name]: 1 }).success)
        .map((name) => `${way.name}: ${name}`)
    })
    expect(taken).toEqual([])
  })

  test("is refused over the wire, inside lists and objects too", async () => {
    const holders = (way: Way): Place[] => [
      [],
      ...placesOf(way.body, (value) => typeof value === "object" && value !== null && !Array.isArray(value)),
    ]
    const tries = ways.flatMap((way) =>
      ["accountId", "member_id", "version", "disabledAt", "passwordHash", "toString", "hasOwnProperty"]
        .filter((name) => !fieldsOf(way).some(({ place }) => place.includes(name)))
        .flatMap((name) => holders(way).map((place) => ({ way, place: [...place, name], value: 1 }))),
    )
    const found = await statuses(tries)
    expect(found.filter(({ status }) => status !== 400)).toEqual([])
  })
})

describe("after all of it", () => {
  test("the one who asked may still do everything", async () => {
    const found = await each(ways, (way) => scene.ask(way))
    expect(found.filter(({ status }) => status === 400 || status >= 500)).toEqual([])
    expect((await scene.everyone.get("/home")).status).toBe(200)
  })

  test("nothing has changed, and nothing was stored that stands for what could not be read", async () => {
    // Whoever may note that they are there, and did so in one statement of its own.
    await scene.owner.query("delete from attendance where self_recorded")
    await scene.owner.query(`delete from record_change where before @> '{"self_recorded": true}'`)
    const after = await scene.digest()
    // Guesses at passwords are counted, wherever they come from.
    for (const table of ["sign_in_failure", "setup_link"]) {
      delete after[table]
      delete before[table]
    }
    expect(after).toEqual(before)
    for (const table of await tablesOf(scene.owner)) {
      const { rows } = await scene.owner.query(
        `select count(*)::int as number from "${table}" t where strpos(t::text, $1) > 0`,
        ["\ufffd"],
      )
      expect([table, rows[0].number]).toEqual([table, 0])
    }
  })
})
