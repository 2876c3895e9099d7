import { expect, test } from "vitest"
import { sizeOfFile } from "./size-of-file.ts"

test.each([
  [0, "0 kB"],
  [3147, "4 kB"],
  [999_999, "1000 kB"],
  [1_000_000, "1.0 MB"],
  [12_340_000, "12.3 MB"],
])("%d bytes are %s", (bytes, said) => {
  expect(sizeOfFile(bytes)).toBe(said)
})
