import { expect, test } from "vitest"
import { isPhone, maskPhone } from "./phone.ts"

test.each([
  ["13800005678", "138****5678"],
  ["0531-88161234", "053******1234"],
  ["88161234", "******34"],
  ["12", "****"],
  ["", "****"],
])("%s is shown as %s", (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

test.each([
  "13800005678",
  "138 0000 5678",
  "+86 138-0000-5678",
  "８６１３８００００５６７８",
  "0531-88161234",
  "（0531）88161234转801",
  "+86 531 88161234",
  "88161234",
  "400-800-1234",
  "+852 2345 6789",
])("%s is a phone number", (phone) => {
  expect(isPhone(phone)).toBe(true)
})

test.each([
  "无",
  "没有手机",
  "1380000567",
  "138000056789",
  "12800005678",
  "12345678901",
  "0000000",
  "88888888",
  "123",
  "a13800005678",
  "13800005678、13900005678",
])("%s is none", (phone) => {
  expect(isPhone(phone)).toBe(false)
})
