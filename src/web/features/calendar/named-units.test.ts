import { expect, test } from "vitest"
import { namedUnits } from "./named-units.ts"
import type { CalendarDay } from "./types.ts"

const of = (...names: string[]) =>
  namedUnits({ days: [{ items: names.map((unitName) => ({ unitName })) } as unknown as CalendarDay] })

test("a calendar of several units says whose each activity is, in short", () => {
  const name = of("和平花园社区党支部", "和平花园社区第一党小组", "青龙街道党工委", "南泉区委")
  expect(["和平花园社区党支部", "和平花园社区第一党小组", "青龙街道党工委", "南泉区委"].map(name)).toEqual([
    "和平花园社区",
    "和平花园社区第一小组",
    "青龙街道",
    "南泉区委",
  ])
})

test("two that would be called alike keep their whole name", () => {
  expect(of("柳埠镇党委", "柳埠镇党支部")("柳埠镇党委")).toBe("柳埠镇党委")
})

test("a calendar of one unit names none", () => {
  expect(of("和平花园社区党支部")("和平花园社区党支部")).toBe("")
})
