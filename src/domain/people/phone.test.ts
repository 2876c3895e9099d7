import { expect, test } from "vitest"
import { maskPhone } from "./phone.ts"

test.each([
  ["13800005678", "138****5678"],
  ["0531-88161234", "053******1234"],
  ["88161234", "******34"],
  ["12", "****"],
  ["", "****"],
])("%s is shown as %s", (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})
