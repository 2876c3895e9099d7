import { describe, expect, test } from "vitest"
import { CodeIndex } from "./code-index.ts"

const made = Array.from({ length: 30_000 }, (_, index) => `${index.toString(36)}-${index % 97}号`)

describe("an index of codes", () => {
  test("answers for every code what was last said of it, and nothing for others", () => {
    const index = new CodeIndex()
    made.forEach((code, at) => void index.set(code, { id: at + 1, row: 0 }))
    made.forEach((code, at) => void (at % 3 === 0 && index.set(code, { id: -at, row: at })))
    const answers = made.map((code) => index.get(code))
    expect(answers).toEqual(
      made.map((_, at) => (at % 3 === 0 ? { id: -at || 0, row: at } : { id: at + 1, row: 0 })),
    )
    expect(made.filter((code) => index.get(`${code} `) || index.get(code.slice(1) + code[0]))).toEqual([])
  })

  test("tells codes apart that begin alike, are long, empty or of other scripts", () => {
    const codes = ["", "0", "00", "０", "a\u0300", "à", "𠮷", "吉", "x".repeat(5000), "x".repeat(5001)]
    const index = new CodeIndex()
    codes.forEach((code, at) => void index.set(code, { id: at + 1, row: 1 }))
    expect(codes.map((code) => index.get(code)?.id)).toEqual(codes.map((_, at) => at + 1))
    expect(index.get("000")).toBeUndefined()
  })
})
