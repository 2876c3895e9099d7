import { describe, expect, test } from "vitest"
import { documentOf } from "../../../domain/shared/structured-text.ts"
import { corrects, type EventDraft } from "./event-draft.ts"

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
