import { afterAll, beforeAll, expect, test } from "vitest"
import { leaveNoTrace } from "../access/matrix.ts"
import { fieldsOf, placesOf, withAt } from "./leaves.ts"
import { type HostileScene, openHostileScene } from "./scene.ts"

/** What is sent costs what its length costs; that regular expressions do is in the tests of the architecture. */

let scene: HostileScene
beforeAll(async () => {
  scene = await openHostileScene()
  leaveNoTrace(scene.server)
})
afterAll(() => scene.close())

/** As long as a body may be. */
const most = 250_000
const repeated = (text: string) => text.repeat(Math.floor(most / Buffer.byteLength(text)))

const texts = {
  "marks out of order": `a${repeated("\u0301\u0323")}`,
  "marks of half width": repeated("\uff9e\u0334"),
  "families without end": `${repeated("👩\u200d")}`.slice(0, -3),
  spaces: `a${repeated(" ")}b`,
  "dots of names": repeated("王 · "),
  "signs of formulas": repeated('="'),
} as const

/** Milliseconds that an answer may take; what grows with the square takes ten times this. */
const patience = 2000

test("no field of any body costs more than its length", async () => {
  const slow: string[] = []
  let asked = 0
  for (const way of scene.ways.filter(({ route }) => route.body !== undefined)) {
    const known = placesOf(way.body, (value) => typeof value === "string")
    const others = fieldsOf(way).filter(
      ({ free, place }) => free && !known.some((one) => `${one}` === `${place}`),
    )
    for (const place of [...known, ...others.map((field) => field.place)]) {
      for (const [name, text] of Object.entries(texts)) {
        const began = performance.now()
        const { status } = await scene.ask(way, { body: JSON.stringify(withAt(way.body ?? {}, place, text)) })
        asked++
        const ms = Math.round(performance.now() - began)
        if (ms > patience || status >= 500)
          slow.push(`${way.name} ${place.join(".")}, ${name}: ${status}, ${ms} ms`)
      }
    }
  }
  expect(asked).toBeGreaterThan(300)
  expect(slow).toEqual([])
})

test("no query, cookie or header costs more than its length", async () => {
  const short = `a${"\u0301\u0323".repeat(1300)}`
  const encoded = encodeURIComponent(short)
  const ways: readonly (readonly [string, Record<string, string>])[] = [
    [`/people?q=${encoded}`, {}],
    [`/events?q=${encoded}`, {}],
    ["/session", { Cookie: `${"a=b; ".repeat(2500)}sid=x` }],
    ["/session", { "Accept-Language": "en, ".repeat(3500) }],
    ["/session", { Origin: `http://${"a.".repeat(6000)}` }],
    ["/suggestions", { "Change-Reason": encoded }],
  ]
  for (const [path, headers] of ways) {
    const began = performance.now()
    const { status } = await scene.everyone.get(path, { headers })
    expect([path.slice(0, 20), status < 500, performance.now() - began < patience]).toEqual([
      path.slice(0, 20),
      true,
      true,
    ])
  }
})
