import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type HostileScene, openHostileScene } from "./scene.ts"

let scene: HostileScene

beforeAll(async () => {
  scene = await openHostileScene()
})
afterAll(() => scene.close())

const wish = (body: string) => ({ page: "/", body })

async function wishesOf(body: string): Promise<number> {
  const { rows } = await scene.owner.query("select count(*)::int as number from suggestion where body = $1", [
    body,
  ])
  return rows[0].number
}

describe("a request sent again under its key", () => {
  test("has one effect, however many of it come at once", async () => {
    const key = "twenty-twins"
    const twins = Array.from({ length: 20 }, () =>
      scene.everyone.post("/suggestions", wish("Twins"), { key }),
    )
    const replies = await Promise.all(twins)
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
    expect(await wishesOf("Twins")).toBe(1)
  })

  test("has one effect on every kind of thing that is made", async () => {
    const { ids, ways } = scene
    const more: Record<string, object> = {
      "POST /units": { parentId: ids.get("unit T1") },
      "POST /sittings": { sameDay: "another" },
      "POST /people/{memberId}/posts": { post: "organisation-officer" },
    }
    const making = [
      "POST /people",
      "POST /units",
      "POST /sittings",
      "POST /accounts",
      "POST /people/{memberId}/posts",
    ]
    const count = async () => {
      const { rows } = await scene.owner.query(
        `select (select count(*)::int from member) + (select count(*)::int from unit) + (select count(*)::int from activity)
              + (select count(*)::int from account) + (select count(*)::int from post) as number`,
      )
      return rows[0].number
    }
    for (const name of making) {
      const way = ways.find((one) => one.name === name)
      if (!way) throw new Error(`there is no ${name}`)
      const before = await count()
      const asked = {
        body: { ...Object(way.body), ...more[name] },
        key: `many-${making.indexOf(name)}-of-them`,
      }
      const replies = await Promise.all(Array.from({ length: 8 }, () => scene.ask(way, asked)))
      const later = await scene.ask(way, asked)
      for (const { body } of replies) expect(body).toEqual(later.body)
      expect([name, later.status, (await count()) - before]).toEqual([name, 200, 1])
    }
  })

  test("is refused when it is another request", async () => {
    const key = "used-for-one-thing"
    expect((await scene.everyone.post("/suggestions", wish("One thing"), { key })).status).toBe(200)
    const other = await scene.everyone.post("/suggestions", wish("Another thing"), { key })
    expect([other.status, other.body.code]).toEqual([422, "key-reused"])
    const elsewhere = await scene.everyone.put("/me/preferences", { elder: true }, { key })
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, "key-reused"])
    expect(await wishesOf("Another thing")).toBe(0)
  })

  test("is somebody else's own where somebody else sends it", async () => {
    const key = "the-same-for-two"
    const other = await scene.server.as("recorder", "B3")
    const mine = await scene.everyone.post("/suggestions", wish("For two"), { key })
    const theirs = await other.post("/suggestions", wish("For two"), { key })
    expect([mine.status, theirs.status]).toEqual([200, 200])
    expect(await wishesOf("For two")).toBe(2)
    const words = await other.post("/suggestions", wish("Not for me"), { key })
    expect(words.status).toBe(422)
  })

  test("leaves nothing of one that was refused, so that it may be put right", async () => {
    const key = "first-refused-then-right"
    expect((await scene.everyone.post("/suggestions", wish("a\u0000"), { key })).status).toBe(400)
    expect((await scene.everyone.post("/suggestions", wish("Right now"), { key })).status).toBe(200)
    expect(await wishesOf("Right now")).toBe(1)
  })
})
