import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let app: TestServer
let recorder: Person
let neighbour: Person
let path: string

beforeAll(async () => {
  app = await openWorld()
  recorder = await app.as("recorder", "B1")
  neighbour = await app.as("recorder", "B2")
  path = `/units/${await app.unitId("B1")}/rules`
})
afterAll(() => app.close())

interface Rule {
  readonly topic: string
  readonly template: string
  readonly texts: readonly { readonly body: string }[]
}
const textsOf = (body: { rules: Rule[] }, topic: string) =>
  body.rules.find((rule) => rule.topic === topic)?.texts.map((text) => text.body)

test("a rule begins with its template, is written anew, and keeps what it was", async () => {
  const { body } = await recorder.get(path)
  // It has no central group, and owes no rule of one.
  expect(body.rules.map(({ topic }: Rule) => topic)).toEqual([
    "three-meetings",
    "training",
    "collective-study",
    "self-study",
    "archive",
  ])
  for (const { template, texts } of body.rules) {
    expect(template).toMatch(/^一、/)
    expect(texts).toEqual([])
  }
  const write = (said: string) => recorder.post(path, { topic: "training", body: said })
  await write("一、先这样")
  const again = await write("一、后来这样")
  expect(textsOf(again.body, "training")).toEqual(["一、后来这样", "一、先这样"])
  expect(textsOf((await write("一、后来这样")).body, "training")).toHaveLength(2)
  expect((await recorder.post(path, { topic: "dancing", body: "x" })).status).toBe(400)
})

test("a neighbour finds nothing, and a member reads and does not write", async () => {
  expect((await neighbour.get(path)).status).toBe(404)
  const member = await app.asMember("m-B1")
  expect((await member.get(path)).body.can).toEqual([])
  expect((await member.post(path, { topic: "training", body: "x" })).status).toBe(403)
})

test("of a rule that is written anew again and again the newest twenty texts are shown", async () => {
  for (let turn = 1; turn <= 22; turn += 1)
    await recorder.post(path, { topic: "archive", body: `一、第${turn}稿` })
  const texts = textsOf((await recorder.get(path)).body, "archive")
  expect(texts).toHaveLength(20)
  expect(texts?.[0]).toBe("一、第22稿")
})
