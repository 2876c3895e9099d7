import { expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import { type ListedDay, workdayCalendar } from "../shared/workday-calendar.ts"
import { dayToPropose, isUsuallyWorked } from "./day-to-propose.ts"

const none = { knows: () => false, isWorkday: () => true, listedOn: () => undefined }
const day = (text: string) => dayOf(text)
const propose = (first: string, last: string, weekday?: number, days: readonly ListedDay[] = []) =>
  dayToPropose(
    { first: day(first), last: day(last) },
    weekday,
    workdayCalendar(days.length > 0 ? [{ year: 2027, days }] : [], none),
  )

test("without the list of the year, nothing is proposed for a weekend or a holiday that has its day", () => {
  expect(propose("2027-01-01", "2027-01-31")).toBe("2027-01-04")
  expect(propose("2027-10-01", "2027-12-31")).toBe("2027-10-04")
  expect(isUsuallyWorked(day("2027-05-01"))).toBe(false)
})

test("the unit's own weekday comes first, a week later where it is off", () => {
  expect(propose("2027-01-01", "2027-01-31", 5)).toBe("2027-01-08")
  expect(propose("2027-01-01", "2027-01-31", 6)).toBe("2027-01-02")
})

test("the list of the year is followed, and the last day kept", () => {
  const off = ["2027-01-04", "2027-01-08"].map((one) => ({ day: day(one), name: "元旦", off: true }))
  expect(propose("2027-01-04", "2027-01-31", undefined, off)).toBe("2027-01-05")
  expect(propose("2027-01-04", "2027-01-09", 5, off)).toBe("2027-01-05")
})
