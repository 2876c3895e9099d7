import { expect, test } from "vitest"
import { speechIn } from "../../text/speech.ts"
import { rhythmIn, unlike } from "./rhythm-said.ts"

const [zh, en] = [speechIn("zh"), speechIn("en")]
const none = { studyDay: null, slotPart: null, lectureCycle: null }
const thursdays = { studyDay: "thursday", slotPart: "morning", lectureCycle: "quarter" } as const
const values = (kind: string, rhythm: Parameters<typeof rhythmIn>[1], said = zh) =>
  rhythmIn({ kind }, rhythm, said).map(({ value }) => value)

test("a branch that gave neither slot nor rhythm reads so, with the half-year by which it is judged", () => {
  expect(values("branch", none)).toEqual(["未填", "未填，按半年"])
  expect(values("branch", none, en)).toEqual(["not given", "not given, so each half-year"])
})

test("a slot is its day with the part of it, or before and after the shift", () => {
  expect(values("branch", thursdays)).toEqual(["周四上午", "季度"])
  expect(values("branch", thursdays, en)).toEqual(["Thursday in the morning", "each quarter"])
  expect(values("branch", { ...none, studyDay: "flexible", slotPart: "shifts" })[0]).toBe("班前班后")
  expect(values("branch", { ...none, studyDay: "flexible" })[0]).toBe("不固定")
})

test("a committee owes neither, and has the slot that it gave", () => {
  expect(values("committee", none)).toEqual([])
  expect(values("committee", thursdays)).toEqual(["周四上午"])
})

test("what is unlike is named, and nothing else", () => {
  const branch = { kind: "branch" }
  expect(unlike(branch, thursdays, thursdays, zh)).toBe("")
  expect(unlike(branch, thursdays, { ...thursdays, slotPart: "afternoon" }, zh)).toBe("固定学习日：周四上午")
  expect(unlike(branch, thursdays, none, en)).toBe(
    "Weekly study day: Thursday in the morning, Party lectures: each quarter",
  )
})
