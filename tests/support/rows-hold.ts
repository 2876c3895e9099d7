import { afterAll, expect } from "vitest"
import { watched } from "./rows-watched.ts"

/** After every file of tests: whatever statements ran, their rows were what the code says. */
afterAll(() => {
  expect([...watched.faults].sort(), "rows of statements").toEqual([])
})
