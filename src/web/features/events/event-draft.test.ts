import { describe, expect, test } from "vitest"
import { documentOf } from "../../../domain/shared/structured-text.ts"
import { clashing, corrects, type EventDraft, without } from "./event-draft.ts"

const opened: EventDraft = {
  kind: "collective-study",
  unitId: 7,
  topic: "廉洁自律",
  on: "2010-03-05",
  time: "09:00",
  withOthers: false,
  hours: "2",
  shortMinutes: "",
  venue: "",
  until: "",
  studyPaths: [],
  contentCategories: [],
  topicId: null,
  concernId: null,
  place: "",
  form: "",
  chair: null,
  lecturer: null,
  lecturerName: "",
  meetingMode: "",
  content: "",
  minutes: null,
  effect: "",
  planLine: "",
}

describe("two who correct one record", () => {
  const patch = { effect: "懂了", content: "第一章" }
  test("are asked only about what both have changed, and not to the same", () => {
    expect(clashing(patch, opened, { ...opened, place: "会议室" })).toEqual([])
    expect(clashing(patch, opened, { ...opened, content: "第一章" })).toEqual([])
    expect(clashing(patch, opened, { ...opened, content: "第二章", place: "会议室" })).toEqual(["content"])
  })
  test("keep what each wrote in other places", () => {
    expect(without(patch, ["content"])).toEqual({ effect: "懂了" })
    expect(without({ start: "2010-08-06 09:00", withOthers: true, hours: 2 }, ["start"])).toEqual({
      hours: 2,
    })
  })
})

describe("a reason is asked for", () => {
  test("where what was written is changed, or taken away", () => {
    expect(corrects({ topic: "廉洁自律第二讲" }, opened)).toBe(true)
    expect(corrects({ hours: 3, minutesDocument: documentOf("张三发言") }, opened)).toBe(true)
    expect(corrects({ place: null }, { ...opened, place: "会议室" })).toBe(true)
  })
  test("not where something missing is filled in", () => {
    expect(corrects({ minutesDocument: documentOf("张三发言"), place: "会议室" }, opened)).toBe(false)
    expect(corrects({}, opened)).toBe(false)
  })
})
