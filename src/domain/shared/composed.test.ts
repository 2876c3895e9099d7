import { expect, test } from "vitest"
import { normalLogin } from "../access/login.ts"
import { composed, heapAt } from "./composed.ts"
import { folded, keptName } from "./folding.ts"
import { plainText } from "./plain-text.ts"

const heap = `a${"\u0301\u0323".repeat(50_000)}`

/** Milliseconds that some work takes. */
function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

test("characters are composed, with or without regard to width", () => {
  expect(composed("e\u0301", "NFC")).toBe("\u00e9")
  expect(composed("\uff21\uff76\uff9e", "NFKC")).toBe("A\u30ac")
  expect(composed(`a${"\u0301".repeat(30)}`, "NFC").length).toBe(30)
})

test("a heap of marks is found, stays as it is, and is refused where texts are kept", () => {
  expect(heapAt(`名${heap}`)).toBe(2)
  expect(heapAt(`a${"\u0301".repeat(30)}`)).toBe(-1)
  expect(composed(heap, "NFC")).toBe(heap)
  for (const marks of ["\u0301\u0323", "\uff9e\u0334", "\u0345", "\u{1d165}\u{1d16d}"])
    expect(plainText(`名 a${marks.repeat(40)}`, true)).toMatchObject({ code: "marks-heaped", position: 4 })
})

test("whatever is sent costs what its length costs: heaps of marks, families without end", () => {
  const family = `${"👩🏽\u200d".repeat(30_000)}👩🏽`
  const ways = [
    () => plainText(heap, true),
    () => normalLogin(heap),
    () => keptName(heap),
    () => folded(heap),
    () => plainText(family, true),
    () => plainText(`👩${"\ufe0f".repeat(29)}\u200d`.repeat(5000), true),
  ]
  expect(ways.map((way) => timeOf(way) < 1000)).toEqual(ways.map(() => true))
  expect(plainText(family, true)).toBe(family)
  expect(plainText("👩\u200da", true)).toMatchObject({ code: "zero-width-character", position: 2 })
})
