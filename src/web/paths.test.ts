import { describe, expect, test } from "vitest"
import { ownPath, to } from "./paths.ts"

describe("where somebody wanted to go before signing in", () => {
  test.each(["/", "/units/3", "/units/3/year?year=2010", "/policy/branch-2018#B18-GROUP"])(
    "%s is kept",
    (path) => {
      expect(ownPath(path)).toBe(path)
    },
  )

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    "evil.example",
    "",
    " /units",
    "/..//evil.example",
    "/units\\..\\..",
    "http:/evil.example",
    "///evil.example",
  ])("%j does not lead away", (path) => {
    const kept = ownPath(path)
    expect(new URL(kept, "http://own").origin).toBe("http://own")
    expect(kept).not.toMatch(/^\/[/\\]/)
  })

  test.each([undefined, null, 3, ["/units"], {}])("%j is nothing, so it is the home page", (wanted) => {
    expect(ownPath(wanted)).toBe("/")
  })
})

describe("an address", () => {
  test("leaves out what is not asked for, and keeps strange names whole", () => {
    expect(to.newEvent()).toBe("/events/new")
    expect(to.newEvent({ unit: 7, kind: "assembly" })).toBe("/events/new?unit=7&kind=assembly")
    expect(to.newSuggestion("/units/3?year=2010&x=1")).toBe(
      "/suggestions/new?from=%2Funits%2F3%3Fyear%3D2010%26x%3D1",
    )
  })
})
