import { expect, test } from "vitest"
import type { MeetingDraft, PartDraft } from "./meeting-draft.ts"
import { clashes, merged } from "./merge-meeting.ts"

const opened: MeetingDraft = {
  agenda: "一",
  conclusion: "",
  station: "",
  question: "",
  report: "",
  parts: [],
  motions: [],
  ratings: ["", "", "", ""],
}
const reader = (value: string, label: string): PartDraft => ({
  part: "lead-reader",
  person: { value, label },
  name: "",
  gist: "",
  placed: "",
})
const vote = { subject: "通过计划", inFavour: "3", against: "0", abstained: "0" }

test("what two wrote in different places is joined, and nothing clashes", () => {
  const mine = { ...opened, motions: [vote] }
  const theirs = { ...opened, agenda: "一\n二", parts: [reader("7", "王")] }
  expect(clashes(opened, mine, theirs)).toEqual([])
  expect(merged(opened, mine, theirs)).toEqual({ ...theirs, motions: [vote] })
})

test("what both changed clashes, unless they wrote the same", () => {
  const mine = { ...opened, agenda: "一\n三", motions: [vote] }
  const theirs = { ...opened, agenda: "一\n二", motions: [vote] }
  expect(clashes(opened, mine, theirs)).toEqual(["agenda"])
  expect(merged(opened, mine, theirs).agenda).toBe("一\n三")
})

test("one part of people does not stand in the way of another", () => {
  const mine = { ...opened, parts: [reader("7", "王")] }
  const speaker: PartDraft = { ...reader("8", "李"), part: "key-speaker" }
  const theirs = { ...opened, parts: [speaker] }
  expect(clashes(opened, mine, theirs)).toEqual([])
  expect(merged(opened, mine, theirs).parts).toEqual([reader("7", "王"), speaker])
  expect(clashes(opened, mine, { ...opened, parts: [reader("9", "赵")] })).toEqual(["lead-reader"])
  expect(clashes(opened, mine, { ...opened, parts: [reader("7", "王小明")] })).toEqual([])
})
