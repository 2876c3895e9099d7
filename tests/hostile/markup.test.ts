import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { keptName } from "../../src/domain/shared/folding.ts"
import { type HostileScene, openHostileScene } from "./scene.ts"
import { scripts } from "./scripts.ts"

let scene: HostileScene

beforeAll(async () => {
  scene = await openHostileScene()
})
afterAll(() => scene.close())

/** What is markup, SQL or a formula to other programs is text to this one. */
const texts = [
  ...scripts.slice(0, 12),
  "'; drop table member; --",
  '"; select pg_sleep(5); --',
  "$1 $$ :name ? %s {0}",
  "\\' \\\\ \\n",
  "{{7*7}} <%= 7*7 %> #{7*7}",
  "=cmd|' /C calc'!A0",
  "../../etc/passwd",
  "100 % _ von *",
  "null",
  "𠮷野家 👩‍👩‍👧".replaceAll("\u200d", ""),
]

async function edited(path: string, body: Record<string, unknown>) {
  const { headers } = await scene.everyone.get(path)
  const version = Number(headers.get("etag")?.replaceAll('"', ""))
  return await scene.everyone.patch(path, body, { version })
}

describe("a text that means something elsewhere comes back as it was written:", () => {
  test.each(texts)("%s", async (text) => {
    const { everyone, ids } = scene
    const event = `/events/${ids.get("event e-B1")}`
    const words = { topic: text, place: text, form: text, content: text, minutes: text, effect: text }
    expect((await edited(event, words)).status).toBe(200)
    expect((await everyone.get(event)).body).toMatchObject(words)

    const unit = `/units/${ids.get("unit B2")}`
    expect((await edited(unit, { name: text })).status).toBe(200)
    expect((await everyone.get(unit)).body.name).toBe(text)

    const person = `/people/${ids.get("member m-B2")}`
    expect((await edited(person, { name: text })).status).toBe(200)
    // A name is kept without spaces beside characters, as names are written.
    expect((await everyone.get(person)).body.name).toBe(keptName(text))

    expect((await everyone.post("/suggestions", { page: "/", body: text })).status).toBe(200)
    const { body: list } = await everyone.get("/suggestions/mine")
    expect(list.items[0].body).toBe(text)

    for (const [list, key] of [
      ["/units", "code"],
      ["/people", "code"],
      ["/events", "topic"],
    ] as const) {
      const { status, body } = await everyone.get(`${list}?q=${encodeURIComponent(text.slice(0, 50))}`)
      expect([list, status, body.items.length > 0 && key in body.items[0]]).toEqual([list, 200, true])
    }
    const { status, body } = await everyone.get(`/audit?text=${encodeURIComponent("e-B1")}`)
    expect([status, Array.isArray(body.items)]).toEqual([200, true])
  })
})

describe("signs that stand for others", () => {
  test.each(["%", "_", "%%", "_%", "\\", "m%B1", "m_B1", "*", "?", ".*"])(
    "“%s” mean themselves in a search",
    async (q) => {
      const { everyone, ids } = scene
      await edited(`/units/${ids.get("unit B2")}`, { name: "一支部" })
      await edited(`/people/${ids.get("member m-B2")}`, { name: "王建国" })
      await edited(`/events/${ids.get("event e-B1")}`, { topic: "A", place: "", content: "" })
      for (const list of ["/units", "/people", "/events", "/accounts"]) {
        const { status, body } = await everyone.get(`${list}?q=${encodeURIComponent(q)}`)
        expect([list, status, body.items]).toEqual([list, 200, []])
      }
    },
  )
})
