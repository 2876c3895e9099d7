import fc from "fast-check"
import { expect, test } from "vitest"
import { attendanceDetails, attendanceStatuses } from "../shared/words.ts"
import { detailFits, detailsOf, keptWhy, readWhy, writeWhy } from "./attendance-detail.ts"

test.each([
  ["on-leave", "病假", { detail: "sick-leave", reason: null }],
  ["on-leave", "病假：住院", { detail: "sick-leave", reason: "住院" }],
  ["made-up", "公出：去区里开会", { detail: "on-duty", reason: "去区里开会" }],
  ["on-leave", "病假住院", { detail: null, reason: "病假住院" }],
  ["on-leave", "病假：", { detail: null, reason: "病假：" }],
  ["on-leave", "公务出差", { detail: null, reason: "公务出差" }],
  ["present", "病假", { detail: null, reason: "病假" }],
  ["present", "中途离席", { detail: "left-and-returned", reason: null }],
  ["late", "中途离席", { detail: null, reason: "中途离席" }],
  ["absent", null, { detail: null, reason: null }],
] as const)("a cell beside %s: %s", (status, cell, why) => {
  expect(readWhy(status, cell)).toEqual(why)
})

const status = fc.constantFrom(...Object.values(attendanceStatuses))
const words = Object.keys(attendanceDetails)
const cell = fc.oneof(
  fc.string({ minLength: 1 }),
  fc
    .tuple(fc.constantFrom(...words), fc.constantFrom("", "：", "："), fc.string())
    .map((parts) => parts.join("")),
)

test("whatever stands in a cell goes out again as it came in", () => {
  fc.assert(fc.property(status, cell, (of, text) => writeWhy(readWhy(of, text)) === text))
})

test("what is kept is read from its cell as it was kept", () => {
  const kept = fc
    .tuple(status, fc.option(cell), fc.nat(9))
    .map(([of, reason, at]) => ({ of, why: keptWhy(of, { detail: detailsOf[of][at] ?? null, reason }) }))
  fc.assert(
    fc.property(kept, ({ of, why }) => {
      expect(readWhy(of, writeWhy(why))).toEqual(why)
      if (why.detail) expect(detailFits(of, why.detail)).toBe(true)
    }),
  )
})
