import { afterAll, beforeAll, expect, it } from "vitest"
import { openWorld, today } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { structureLimits } from "../../../domain/shared/structured-text.ts"

let server: TestServer
let recorder: Person
let activityId: number
let version: number

const words = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] })
const item = (...content: object[]) => ({ type: "listItem", content })
const cell = (text: string, type = "tableCell") => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [words(text)],
})
const minutes = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "一、学习" }] },
    words("学原文。"),
    {
      type: "orderedList",
      content: [
        item(words("甲发言"), { type: "bulletList", content: [item(words("要点"))] }),
        item(words("乙发言")),
      ],
    },
    {
      type: "table",
      content: [
        { type: "tableRow", content: [cell("事项", "tableHeader"), cell("负责人", "tableHeader")] },
        { type: "tableRow", content: [cell("走访"), cell("丙")] },
      ],
    },
  ],
}
const alone = "一、学习\n学原文。\n1. 甲发言\n  · 要点\n2. 乙发言\n事项\t负责人\n走访\t丙"

beforeAll(async () => {
  server = await openWorld()
  recorder = await server.as("recorder", "B1")
  const { rows } = await server.database.pool.query("select unit_id as id from unit where code = 'B1'")
  const recorded = await recorder.post("/sittings", {
    unitId: rows[0].id,
    start: `${today} 09:00`,
    state: "planned",
    sameDay: "another",
    minutesDocument: minutes,
    items: [
      { kind: "committee-meeting", topic: "议事", hours: 1 },
      { kind: "collective-study", topic: "学原文", hours: 2 },
    ],
  })
  expect(recorded.status).toBe(200)
  activityId = recorded.body.activities[0].activityId
})
afterAll(() => server.close())

async function now() {
  const { body } = await recorder.get(`/events/${activityId}`)
  version = body.version
  return body
}

async function write(body: object) {
  await now()
  return await recorder.patch(`/events/${activityId}`, body, { version })
}

it("keeps headings, lists and tables, and their words alone for the workbook and the judgement", async () => {
  const { minutes: text, minutesDocument, sitting } = await now()
  expect(text).toBe(alone)
  expect(minutesDocument).toEqual(minutes)
  const other = await recorder.get(`/events/${sitting[0].activityId}`)
  expect(other.body.minutesDocument).toEqual(minutes)
})

it("takes minutes of mere paragraphs as their words", async () => {
  const { status, body } = await write({
    minutesDocument: { type: "doc", content: [words("甲"), words("乙")] },
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ minutes: "甲\n乙", minutesDocument: null })
})

it("puts other words in the place of a document, and leaves it beside the same words", async () => {
  await write({ minutesDocument: minutes })
  expect((await write({ minutes: alone, place: "二楼" })).body.minutesDocument).toEqual(minutes)
  expect((await write({ minutes: "另一份" })).body).toMatchObject({
    minutes: "另一份",
    minutesDocument: null,
  })
  expect((await write({ minutesDocument: minutes, minutes: "两份" })).status).toBe(400)
})

it("knows a change of the structure alone from none", async () => {
  await write({ minutesDocument: minutes })
  const { version: before } = await now()
  expect((await write({ minutesDocument: minutes })).body.version).toBe(before)
  const flat = { type: "doc", content: alone.split("\n").map((line) => words(line)) }
  expect((await write({ minutesDocument: flat })).body).toMatchObject({
    minutes: alone,
    minutesDocument: null,
  })
})

function nested(depth: number): object {
  return depth === 0 ? words("深") : { type: "bulletList", content: [item(nested(depth - 1))] }
}

it.each([
  ["a mark", { ...words("粗"), content: [{ type: "text", text: "粗", marks: [{ type: "bold" }] }] }],
  ["a link", { type: "paragraph", content: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }],
  ["an image", { type: "image", attrs: { src: "https://example.cn/a.png" } }],
  ["a script", { type: "script", content: [{ type: "text", text: "alert(1)" }] }],
  ["an attribute of its own", { ...words("字"), attrs: { onclick: "alert(1)" } }],
  ["a heading of no level", { type: "heading", attrs: { level: 4 } }],
  ["a heading in a list", { type: "bulletList", content: [item({ type: "heading", attrs: { level: 1 } })] }],
  [
    "a table in a table",
    {
      type: "table",
      content: [
        { type: "tableRow", content: [{ ...cell("甲"), content: [{ type: "table", content: [] }] }] },
      ],
    },
  ],
  [
    "a cell that spans too much",
    {
      type: "table",
      content: [{ type: "tableRow", content: [{ ...cell("甲"), attrs: { colspan: 51, rowspan: 1 } }] }],
    },
  ],
  ["lists too deep", nested(structureLimits.lists + 1)],
  ["lists very deep", nested(2000)],
  ["a control character", words("坏\u0007字")],
  ["a zero-width character", words("零\u200b宽")],
  ["the mark of a state secret", words("机密★10年")],
  ["a proto", JSON.parse('{"type":"paragraph","__proto__":{"x":1}}')],
])("refuses %s", async (_, block) => {
  const { status } = await write({ minutesDocument: { type: "doc", content: [block] } })
  expect(status).toBe(400)
})

const row = (...cells: object[]) => ({ type: "tableRow", content: cells })
const spanning = (colspan: number, rowspan: number) => ({ ...cell("甲"), attrs: { colspan, rowspan } })
const tables = (...all: (readonly object[])[]) => ({
  type: "doc",
  content: all.map((content) => ({ type: "table", content })),
})
const wide = tables([row(...Array(900).fill(spanning(50, 1)))])

it.each([
  ["a table of too many columns", wide],
  ["one made wide from above", tables([row(spanning(30, 2)), row(spanning(21, 1))])],
  [
    "tables of too many places",
    tables(...Array(3).fill([row(spanning(50, 1)), ...Array(50).fill(row(cell("甲")))])),
  ],
])("refuses %s, and says why", async (_, minutesDocument) => {
  const { status, body } = await write({ minutesDocument })
  expect([status, body.errors[0].message]).toEqual([400, expect.stringContaining("表格太宽太长")])
})

it("takes a table as wide as paper, and reads one that was kept before by its words", async () => {
  const paper = tables([row(spanning(30, 2), spanning(20, 1)), row(spanning(20, 1))])
  expect((await write({ minutesDocument: paper })).status).toBe(200)
  await server.database.pool.query(
    `update sitting set minutes_document = $1
      where sitting_id = (select sitting_id from activity where activity_id = $2)`,
    [wide, activityId],
  )
  expect(await now()).toMatchObject({ minutes: "甲\t甲\n甲", minutesDocument: null })
})

it("refuses too many nodes and too many words", async () => {
  const many = Array.from({ length: structureLimits.nodes }, () => ({ type: "paragraph" }))
  expect((await write({ minutesDocument: { type: "doc", content: many } })).status).toBe(400)
  expect(
    (await write({ minutesDocument: { type: "doc", content: [words("字".repeat(30_001))] } })).status,
  ).toBe(400)
})
