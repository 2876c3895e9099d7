import { describe, expect, test } from "vitest"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { linesOn, newLayOut, plannedBody, rowsOf, usualEnd, yearsWithoutList } from "./lay-out-draft.ts"
import type { LayOutBody } from "./types.ts"

const layOut: LayOutBody = {
  unit: { unitId: 7, code: "B", name: "支部" },
  slot: { studyDay: "friday", part: "afternoon", startsAt: "14:30" },
  kinds: [
    { kind: "collective-study", time: "15:00", place: "活动室", venueId: 3, hours: 1.5 },
    { kind: "central-group-study", time: null, place: null, venueId: null, hours: null },
  ],
  halfDay: 4,
  listed: [
    { day: dayOf("2027-01-01"), name: "元旦", off: true },
    { day: dayOf("2027-01-03"), name: "元旦", off: false },
  ],
  withoutList: [],
  taken: [{ on: dayOf("2026-12-11"), kind: "collective-study" }],
  lines: [],
}
const today = dayOf("2026-11-30")

describe("sittings laid out at once", () => {
  test("begin with the unit's slot, or with half a day for the central group", () => {
    const study = newLayOut(layOut, "collective-study", today)
    expect(study).toMatchObject({ every: "week", weekday: "5", time: "14:30", place: "活动室", hours: "1.5" })
    expect(study.until).toBe("2026-12-31")
    expect(newLayOut(layOut, "central-group-study", today)).toMatchObject({ every: "month", hours: "4" })
    expect(usualEnd("week", dayOf("2026-12-10"))).toBe("2027-03-31")
    expect(usualEnd("month", dayOf("2026-12-10"))).toBe("2027-12-31")
  })
  test("begin in the year they are meant for, with the hours that its plan asks of each", () => {
    const line = (month: number, hours: number) => ({
      planLineId: month,
      year: 2027,
      month,
      topic: "",
      kind: "central-group-study" as const,
      hours,
    })
    const planned = (...hours: number[]) => ({ ...layOut, lines: hours.map((one, at) => line(at + 1, one)) })
    const begun = (of: LayOutBody) => newLayOut(of, "central-group-study", today, 2027)
    expect(begun(planned(8, 8))).toMatchObject({ from: "2027-01-01", until: "2027-12-31", hours: "8" })
    expect(begun(planned(8, 4)).hours).toBe("4")
    expect(newLayOut(layOut, "central-group-study", today, 2026).from).toBe(today)
  })
  test("leave out what is taken, and go round a holiday", () => {
    const draft = { ...newLayOut(layOut, "collective-study", today), until: "2027-01-08" }
    const rows = rowsOf(draft, layOut)
    expect(rows.map(({ usual, on, takesPart }) => [usual.slice(5), on.slice(5), takesPart])).toEqual([
      ["12-04", "12-04", true],
      ["12-11", "12-11", false],
      ["12-18", "12-18", true],
      ["12-25", "12-25", true],
      ["01-01", "01-03", true],
      ["01-08", "01-08", true],
    ])
    expect(rows[4]?.as).toBe("swapped")
    expect(rows[1]?.taken).toBe(true)
  })
  test("say of which of their years nobody knows the days off yet", () => {
    const unknown = { ...layOut, withoutList: [2027, 2028] }
    const until = (day: string) =>
      rowsOf({ ...newLayOut(unknown, "collective-study", today), until: day }, unknown)
    expect(yearsWithoutList(until("2026-12-31"), unknown)).toEqual([])
    expect(yearsWithoutList(until("2027-01-08"), unknown)).toEqual([2027])
  })
  test("fulfil the lines of their months, each one, unless somebody says otherwise", () => {
    const line = (planLineId: number, on: string, kind: "collective-study" | "assembly" | null) => ({
      planLineId,
      year: Number(on.slice(0, 4)),
      month: Number(on.slice(5)),
      topic: `第${planLineId}条`,
      kind,
      hours: null,
    })
    const planned = {
      ...layOut,
      lines: [
        line(1, "2026-12", "assembly"),
        line(2, "2026-12", "collective-study"),
        line(3, "2026-12", null),
        line(4, "2026-12", "collective-study"),
        line(5, "2027-01", "collective-study"),
      ],
    }
    const draft = { ...newLayOut(planned, "collective-study", today), until: "2027-01-08" }
    const lines = (edits: typeof draft.edits) =>
      rowsOf({ ...draft, edits }, planned).map(({ line: number, topic }) => [number, topic])
    expect(lines({})).toEqual([
      ["2", "第2条"],
      ["", ""],
      ["4", "第4条"],
      ["", ""],
      ["5", "第5条"],
      ["", ""],
    ])
    const offered = linesOn("2026-12-04", "collective-study", planned)
    expect(offered.map(({ planLineId }) => planLineId)).toEqual([2, 3, 4])
    // What is chosen for a later day is not given to one before it; a day that is left out keeps no line.
    expect(lines({ "2026-12-25": { line: "2" }, "2026-12-04": { topic: "自选" } })[0]).toEqual(["4", "自选"])
    expect(lines({ "2026-12-04": { out: true } })[2]).toEqual(["2", "第2条"])
    expect(lines({ "2026-12-04": { line: "" } }).slice(0, 3)).toEqual([
      ["", ""],
      ["", ""],
      ["2", "第2条"],
    ])
    expect(plannedBody({ ...draft, until: "2026-12-04" }, planned).days).toEqual([
      { on: "2026-12-04", topic: "第2条", planLineId: 2 },
    ])
  })
  test("are sent as they were changed", () => {
    const draft = {
      ...newLayOut(layOut, "collective-study", today),
      until: "2026-12-18",
      edits: { "2026-12-04": { on: "2026-12-03", topic: "第一章" }, "2026-12-18": { out: true } },
    }
    expect(plannedBody(draft, layOut)).toEqual({
      unitId: 7,
      kind: "collective-study",
      time: "14:30",
      hours: 1.5,
      place: "活动室",
      venueId: 3,
      days: [{ on: "2026-12-03", topic: "第一章" }],
    })
  })
})
