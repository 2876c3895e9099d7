import fc from "fast-check"
import { expect, test } from "vitest"
import { inFolder, readAll } from "../../../../tests/support/crafted-files.ts"
import type { Cell, SheetKey } from "../../../contract/workbook.ts"
import { guarded, unguarded } from "./guarded-text.ts"
import { writeWorkbook } from "./index.ts"

const beginnings = [..."=+-@\t\r\n'＝＋－＠"]
const texts = fc
  .tuple(fc.array(fc.constantFrom(...beginnings), { maxLength: 3 }), fc.string())
  .map(([marks, rest]) => marks.join("") + rest)

test("whatever a text is, it begins harmlessly in a CSV file and comes back as it was", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(unguarded(guarded(text))).toBe(text)
      expect(/^[=+\-@\t\r\n＝＋－＠]/.test(guarded(text))).toBe(false)
    }),
  )
})

test("formulas in full width are made harmless in every column of text, and an import takes them back", async () => {
  const titles = ["＝1+1", "＋1", "－1", "＠SUM(A1)", "'＝1", "''＝1", '＝HYPERLINK("http://x","y")']
  const rows = titles.map((title): Cell[] => ["0001", "reflection", title, "2010-01-05", null])
  await inFolder(async (folder) => {
    for (const path of [`${folder}/book`, `${folder}/book.xlsx`]) {
      await writeWorkbook(path, async function* (key: SheetKey) {
        yield key === "writings" ? rows : []
      })
      const read = await readAll(path)
      expect(read.faults).toEqual([])
      expect(read.rows.writings.map(({ cells }) => cells[2])).toEqual(titles)
    }
  })
})
