import { setImmediate as turn } from "node:timers/promises"
import { expect, test } from "vitest"
import { inTurns } from "./log-turns.ts"

test("lines of one turn go out together, in their order; a flush waits for nothing and says nothing twice", async () => {
  const writes: string[] = []
  const lines = inTurns({ write: (one) => writes.push(one) })
  lines.write("a\n")
  lines.write("b\n")
  expect(writes).toEqual([])
  await turn()
  expect(writes).toEqual(["a\nb\n"])
  lines.write("c\n")
  lines.write("d\n")
  lines.flush()
  expect(writes).toEqual(["a\nb\n", "c\nd\n"])
  await turn()
  expect(writes).toHaveLength(2)
})
