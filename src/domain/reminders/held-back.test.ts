import { expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import { type AskedAfter, heldBack } from "./held-back.ts"

const asked = (obligation: string | null, on: string, by = "刘组织员"): AskedAfter => ({
  unitId: 1,
  obligation,
  on: dayOf(on),
  by,
})
const today = dayOf("2010-08-20")

test("of one thing a unit is reminded once in seven days, and it is said who did, and when", () => {
  expect(heldBack([], "TM-COMMITTEE", today)).toBeUndefined()
  expect(heldBack([asked("TM-COMMITTEE", "2010-08-14")], "TM-COMMITTEE", today)).toEqual({
    why: "same",
    on: "2010-08-14",
    by: "刘组织员",
  })
  expect(heldBack([asked("TM-COMMITTEE", "2010-08-13")], "TM-COMMITTEE", today)).toBeUndefined()
})

test("of three things in seven days it is reminded of no fourth; a call about nothing owed counts for none", () => {
  const three = ["A", "B", "C"].map((one, index) => asked(one, `2010-08-1${9 - index}`))
  expect(heldBack(three.slice(1), "D", today)).toBeUndefined()
  expect(heldBack(three, "D", today)).toMatchObject({ why: "often", on: "2010-08-19" })
  expect(heldBack([...three.slice(1), asked(null, "2010-08-19")], "D", today)).toBeUndefined()
  expect(heldBack([...three.slice(1), asked("B", "2010-08-15")], "D", today)).toBeUndefined()
})
