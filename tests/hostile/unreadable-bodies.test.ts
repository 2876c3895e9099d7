import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { each, type HostileScene, openHostileScene, type Way } from "./scene.ts"

let scene: HostileScene
let before: Record<string, string>

beforeAll(async () => {
  scene = await openHostileScene()
  before = await scene.digest()
})
afterAll(() => scene.close())

const ways = () => scene.ways.filter(({ route }) => route.body !== undefined)
const bytes = (...values: number[]) => Uint8Array.from(values)
const inside = (...values: number[]) =>
  Buffer.concat([Buffer.from('{"name":"'), bytes(...values), Buffer.from('"}')])

/** Bodies that nobody can have meant: text, and bytes that are no text. */
const unreadable: Readonly<Record<string, (sample: string) => string | Uint8Array>> = {
  "nothing at all": () => "",
  "half of it": (sample) => sample.slice(0, -1),
  "something after it": (sample) => `${sample}{}`,
  "a trailing comma": (sample) => sample.replace(/\}$/, ",}"),
  "single quotes": () => "{'name':'x'}",
  "a comment": (sample) => `/* */${sample}`,
  NaN: () => '{"hours":NaN}',
  "a number with a leading zero": () => '{"unitId":01}',
  "a hexadecimal number": () => '{"unitId":0x1}',
  "a bare control character": () => '{"name":"a\u0001b"}',
  "a bare line break": () => '{"name":"a\nb"}',
  "a byte order mark twice": (sample) => `\uFEFF\uFEFF${sample}`,
  "UTF-16": (sample) => Buffer.from(`\uFEFF${sample}`, "utf16le"),
  "a lone continuation byte": () => inside(0x80),
  "a cut sequence": () => inside(0xe5, 0xad),
  "an overlong slash": () => inside(0xc0, 0xaf),
  "an encoded surrogate": () => inside(0xed, 0xa0, 0x80),
  "beyond Unicode": () => inside(0xf4, 0x90, 0x80, 0x80),
  "a byte that never occurs": () => inside(0xff),
  GB18030: () => inside(0xb5, 0xb3, 0xd4, 0xb1),
  "a key twice": (sample) => sample.replace(/\}$/, `${sample === "{}" ? "" : ","}"k":1,"k":2}`),
  "a key twice, once escaped": (sample) =>
    sample.replace(/\}$/, `${sample === "{}" ? "" : ","}"key":1,"\\u006bey":2}`),
  __proto__: () => '{"__proto__":{"polluted":true}}',
  "__proto__, escaped": () => '{"__proto\\u005f_":{"polluted":true}}',
  constructor: () => '{"constructor":{"prototype":{"polluted":true}}}',
  "depth of 33": () => `${"[".repeat(33)}${"]".repeat(33)}`,
  "depth of 20,000": () => `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
}

/** Bodies that can be read and are no answer to what was asked. */
const unfit = ["null", "[]", "1", "true", '"text"', '{"items":[[]]}', "[{}]", "-0", "1e999"]

async function outcomes(all: readonly Way[], body: (sample: string) => string | Uint8Array, headers = {}) {
  const replies = await each(all, async (way) => {
    const reply = await scene.ask(way, { body: body(JSON.stringify(way.body ?? {})), headers })
    return { name: way.name, status: reply.status, code: reply.body?.code }
  })
  return replies
}

describe("a body that cannot be read", () => {
  test.each(Object.entries(unreadable))("%s is refused as such by every route", async (_, body) => {
    const found = await outcomes(ways(), body)
    expect(found.length).toBeGreaterThan(30)
    expect(found.filter(({ status, code }) => status !== 400 || code !== "unreadable")).toEqual([])
  })

  test("one byte order mark does no harm", async () => {
    const found = await outcomes(
      ways().filter(({ name }) => name === "PUT /me/preferences"),
      (sample) => `\uFEFF${sample}`,
    )
    expect(found.map(({ status }) => status)).toEqual([200])
    await scene.owner.query("update account set prefs = '{}' where account_id = $1", [
      scene.everyone.accountId,
    ])
  })

  test.each(unfit)("%s is refused by every route", async (body) => {
    const found = await outcomes(ways(), () => body)
    expect(found.filter(({ status, code }) => status !== 400 || code !== "invalid")).toEqual([])
  })

  test("a byte more than 256 kB is too large, however it is sent", async () => {
    const filled = (sample: string, length: number) => sample.padEnd(length, " ")
    const most = 262_144
    const over = await outcomes(ways(), (sample) => filled(sample, most + 1))
    expect(over.filter(({ status }) => status !== 413)).toEqual([])
    const lied = await outcomes(ways().slice(0, 4), (sample) => filled(sample, most + 1), {
      "Content-Length": "2",
    })
    expect(lied.filter(({ status }) => status !== 413)).toEqual([])
    const said = await outcomes(ways(), (sample) => sample, { "Content-Length": String(most + 1) })
    expect(said.filter(({ status }) => status !== 413)).toEqual([])
    const just = await outcomes(ways(), () => filled('{"nobody knows this":1}', most))
    expect(just.filter(({ status }) => status !== 400)).toEqual([])
  })

  test.each([
    "text/plain",
    "text/plain;charset=application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "application/json-patch+json",
    "application/jsonx",
    "",
  ])("a media type of “%s” is refused", async (media) => {
    const found = await outcomes(ways(), (sample) => sample, { "Content-Type": media })
    expect(found.filter(({ status }) => status !== 415)).toEqual([])
  })

  test("nothing was changed by any of it, and no object has a property more", async () => {
    expect(await scene.digest()).toEqual(before)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
