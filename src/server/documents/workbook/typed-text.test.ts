import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { z } from "zod"
import { inFolder, readAll } from "../../../../tests/support/crafted-files.ts"
import { sittingBody, sittingItem } from "../../../contract/event-actions.ts"
import { newPerson } from "../../../contract/people.ts"
import { unitAdded } from "../../../contract/units.ts"
import { type Cell, type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import { writeWorkbook } from "./index.ts"

/** Text that somebody types, pastes or has on a phone: much of it nobody means. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."王刚学习·•．・　 \t\n\r",
    ..."\u200b\u200d\u200e\u202e\u2028\u3164\u2800\u00ad\ufeff\ufe0f\u0301\u0000\uffff\ud83d",
    ..."＃／Ａ＝＂①ﬁ㎡𬱖\u{f9fd}\u{e000}",
    ...[
      "👨‍👩‍👧",
      "❤️",
      "e\u0301",
      "#N/A",
      "=",
      '"',
      "'",
      ",",
      "、",
      "_x0041_",
      "_x000D_",
      "3.70112E+17",
      "0001",
      "-",
      "@",
    ],
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
)
const typed = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join("")),
  piece,
  fc.constantFrom('="0001"', "#ref!", "#N／A", "=#N/A", '="', "'=1", "' ", '＝"1"', "3.7E+17", "１.3E+10"),
)

/** Where a page takes text, and the sheet and column in which an export writes it. */
const places: readonly [field: z.ZodType, SheetKey, column: string][] = [
  [newPerson.shape.name, "members", "name"],
  [newPerson.shape.code, "members", "code"],
  [newPerson.shape.phone, "members", "phone"],
  [unitAdded.shape.code, "units", "code"],
  [unitAdded.shape.name, "units", "name"],
  [sittingBody.shape.place, "activities", "place"],
  [sittingBody.shape.form, "activities", "form"],
  [sittingItem.shape.topic, "activities", "topic"],
  [sittingItem.shape.lecturerName, "activities", "lecturerName"],
  [sittingItem.shape.content, "activities", "content"],
  [sittingItem.shape.minutes, "activities", "minutes"],
  [sittingItem.shape.effect, "activities", "effect"],
]

const filled: Readonly<Record<string, Cell>> = {
  code: "1",
  name: "名",
  kind: "branch",
  unit: "1",
  topic: "题",
  startsAt: "2010-01-05 09:00",
  hours: 100,
}

/** A row of a sheet in which a column holds a text. */
function rowWith(key: SheetKey, column: string, text: string): Cell[] {
  const kind = key === "activities" ? "assembly" : "branch"
  return sheetOf(key).columns.map((one) => {
    if (one.key === column) return text
    if (one.key === "kind") return kind
    return one.required ? (filled[one.key] ?? null) : null
  })
}

test("whatever a page accepts an export writes, and an import takes it back as it was", async () => {
  let accepted = 0
  await inFolder(async (folder) => {
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 20, maxLength: 20 }), async (texts) => {
        const kept = places.flatMap(([field, key, column]) =>
          texts.flatMap((text) => {
            const read = field.safeParse(text)
            return read.success && typeof read.data === "string" && read.data !== ""
              ? [{ key, column, text: read.data }]
              : []
          }),
        )
        accepted += kept.length
        for (const file of ["book.xlsx", "book"]) {
          await writeWorkbook(join(folder, file), async function* (key) {
            yield kept.filter((one) => one.key === key).map(({ column, text }) => rowWith(key, column, text))
          })
          const { refused, faults, rows } = await readAll(join(folder, file))
          expect([refused, ...faults]).toEqual([undefined])
          for (const key of ["units", "members", "activities"] as const) {
            const told = kept.filter((one) => one.key === key)
            const columns = sheetOf(key).columns.map((column) => column.key)
            expect(rows[key].map(({ cells }, at) => cells[columns.indexOf(told[at]?.column ?? "")])).toEqual(
              told.map(({ text }) => text),
            )
          }
        }
      }),
      { numRuns: 15 },
    )
  })
  // A page that took nothing would pass as well.
  expect(accepted).toBeGreaterThan(500)
})

test("what a page refuses is refused in a workbook: marks nobody sees, and errors of formulas", async () => {
  const refused = ["\u200e", "一\u200d二", "\u3164", "#N/A", "#ref!"]
  for (const [field, key, column] of places)
    for (const text of refused) {
      expect(field.safeParse(text).success, `${column} ${JSON.stringify(text)}`).toBe(false)
      await inFolder(async (folder) => {
        await writeWorkbook(join(folder, "book"), async function* (sheet) {
          if (sheet === key) yield [rowWith(key, column, text)]
        })
        expect((await readAll(join(folder, "book"))).faults.map(({ level }) => level)).toContain("fault")
      })
    }
})

test("both count the characters of a text in the same way", () => {
  const { minutes, topic } = sittingItem.shape
  expect(topic.safeParse("𬱖".repeat(500)).success).toBe(true)
  expect(topic.safeParse("𬱖".repeat(501)).success).toBe(false)
  expect(minutes.safeParse("一".repeat(30_000)).success).toBe(true)
  expect(minutes.safeParse("一".repeat(30_001)).success).toBe(false)
  expect(minutes.safeParse("𬱖".repeat(20_000)).success).toBe(false)
})
