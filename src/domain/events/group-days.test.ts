import { expect, test } from "vitest"
import { attendanceStatuses } from "../shared/words.ts"
import { dayOfMark, daysIn, sumDays } from "./group-days.ts"

test("a day is present, excused, made up or absent; of nothing written nothing is said", () => {
  expect(dayOfMark({ status: null, toCome: false })).toBeUndefined()
  expect(Object.values(attendanceStatuses).map((status) => dayOfMark({ status, toCome: false }))).toEqual([
    "present",
    "present",
    "present",
    "excused",
    "absent",
    "madeUp",
  ])
  expect(dayOfMark({ status: "made-up", toCome: true })).toBe("absent")
})

test("hours become days once, after they are added up", () => {
  expect(daysIn(400, 8)).toBe(0.5)
  expect(daysIn(100, 7.5)).toBe(0.13)
  // Short of twelve days is not twelve.
  expect([daysIn(9599, 8), daysIn(9600, 8), daysIn(100, 8)]).toEqual([11.99, 12, 0.12])
  const thirds = Array.from({ length: 3 }, () => ({
    status: "present" as const,
    toCome: false,
    hundredthHours: 250,
  }))
  expect(sumDays(thirds, 7.5)).toEqual({ present: 1, excused: 0, madeUp: 0, absent: 0 })
  expect(
    sumDays(
      [
        { status: "late", toCome: false, hundredthHours: 400 },
        { status: "on-leave", toCome: false, hundredthHours: 400 },
        { status: "made-up", toCome: false, hundredthHours: 800 },
        { status: "made-up", toCome: true, hundredthHours: 800 },
        { status: null, toCome: false, hundredthHours: 800 },
      ],
      8,
    ),
  ).toEqual({ present: 0.5, excused: 0.5, madeUp: 1, absent: 1 })
})
