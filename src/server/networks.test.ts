import { expect, test } from "vitest"
import { Networks, plainAddress } from "./networks.ts"

test("an address is kept in one form, without port, brackets or the dress of another family", () => {
  expect(plainAddress("::ffff:10.0.0.1")).toBe("10.0.0.1")
  expect(plainAddress(" 10.0.0.1:5678 ")).toBe("10.0.0.1")
  expect(plainAddress("[2001:DB8::1]:443")).toBe("2001:db8::1")
  for (const none of [
    "",
    "unknown",
    "_hidden",
    "10.0.0",
    "10.0.0.1, 10.0.0.2",
    "fe80::1%eth0",
    "localhost",
  ]) {
    expect(plainAddress(none), none).toBeUndefined()
  }
})

test("networks hold what is in them, and take nothing that is none", () => {
  const networks = new Networks()
  for (const good of ["127.0.0.1", "10.0.0.0/8", "FD00::/8", "::1"])
    expect(networks.add(good), good).toBe(true)
  for (const bad of [
    "",
    "10.0.0.0/33",
    "fd00::/129",
    "10.0.0.1:80",
    "proxy",
    "10.0.0.0/",
    "/8",
    "[::1]",
    "1/2/3",
  ]) {
    expect(networks.add(bad), bad).toBe(false)
  }
  for (const inside of ["127.0.0.1", "10.255.0.1", "fd12::1", "::1"]) expect(networks.has(inside)).toBe(true)
  for (const outside of ["127.0.0.2", "11.0.0.1", "fe80::1", "", "x"])
    expect(networks.has(outside)).toBe(false)
})
