import { describe, expect, test } from "vitest"
import { changesIn, marksOf } from "./list-changes.ts"
import { lastDayOf, plusMonths, weeksOf } from "./months.ts"
import { nextMark } from "./roster-marks.ts"
import { draftFrom, expectedIn, newItem, toBody, withTopics } from "./sitting-draft.ts"
import type { ListRow, Template } from "./types.ts"

const person = (memberId: number, inCommittee = false) => ({
  memberId,
  code: String(memberId),
  name: `党员${memberId}`,
  belongs: true,
  inCommittee,
  inCentralGroup: false,
})
const template: Template = {
  unit: { unitId: 7, code: "B", name: "支部", kind: "branch" },
  on: "2026-08-13",
  kinds: ["collective-study", "committee-meeting"],
  last: {
    on: "2026-08-06",
    time: "15:30",
    place: "活动室",
    form: null,
    chair: { memberId: 1, code: "1", name: "党员1" },
    items: [
      { activityId: 3, kind: "collective-study", topic: "第一章", hours: 2.5, lecturer: null },
      { activityId: 4, kind: "committee-meeting", topic: "议事", hours: 1, lecturer: null },
    ],
  },
  roster: [person(1, true), person(2), person(3)],
  rosterMore: 0,
  below: [],
}

describe("a sitting is filled in", () => {
  test("as the last one was, its topics only when asked for", () => {
    const draft = draftFrom(template, undefined)
    expect(draft).toMatchObject({ on: "2026-08-13", time: "15:30", place: "活动室", chair: { value: "1" } })
    expect(draft.items.map(({ kind, hours, topic }) => [kind, hours, topic])).toEqual([
      ["collective-study", "2.5", ""],
      ["committee-meeting", "1", ""],
    ])
    expect(withTopics(draft, template).items.map(({ topic }) => topic)).toEqual(["第一章", "议事"])
  })
  test("with one item of a kind that the last one did not have", () => {
    expect(draftFrom(template, "party-lecture").items.map(({ kind, hours }) => [kind, hours])).toEqual([
      ["party-lecture", "2"],
    ])
  })
  test("with whoever some item expects", () => {
    const names = (kinds: Parameters<typeof newItem>[0][]) =>
      expectedIn(
        kinds.map((kind) => newItem(kind, template)),
        template.roster,
      ).map(({ memberId }) => memberId)
    expect(names(["committee-meeting"])).toEqual([1])
    expect(names(["committee-meeting", "assembly"])).toEqual([1, 2, 3])
    expect(names(["central-group-study"])).toEqual([])
  })
})

describe("a sitting is sent", () => {
  const draft = {
    ...draftFrom(template, undefined),
    marks: {
      1: { status: "late", reason: "" },
      2: { status: "on-leave", reason: "病假" },
      3: { status: "present", reason: "病假" },
      9: { status: "absent", reason: "" },
    },
  } as const
  test("with the exceptions alone, of people who are on the list", () => {
    expect(toBody(draft, template, "2026-08-13")).toMatchObject({
      state: "held",
      start: "2026-08-13 15:30",
      attendance: [
        { memberId: 1, status: "late" },
        { memberId: 2, status: "on-leave", reason: "病假" },
      ],
    })
  })
  test("before its day as a plan, with leave alone", () => {
    const body = toBody(draft, template, "2026-08-12")
    expect(body).toMatchObject({ state: "planned", attendance: [{ memberId: 2, status: "on-leave" }] })
    expect(body.guests).toBeUndefined()
  })
})

describe("a list is changed", () => {
  const row = (memberId: number, status: ListRow["status"], reason: string | null = null): ListRow => ({
    member: { memberId, code: "", name: "" },
    expected: true,
    status,
    reason,
    helper: null,
    madeUpOn: null,
    selfRecorded: false,
  })
  const rows = [row(1, "present"), row(2, "on-leave", "病假"), row(3, null)]
  test("where somebody was marked otherwise, and for those without an entry", () => {
    const marks = { ...marksOf(rows), 1: { status: "absent", reason: "外出" } } as const
    expect(changesIn(rows, marks, false)).toEqual([
      { memberId: 1, status: "absent", reason: "外出", was: "present" },
      { memberId: 3, status: "present", reason: "", was: null },
    ])
  })
  test("ahead of the day by leave alone", () => {
    expect(changesIn(rows.slice(1), marksOf(rows), true)).toEqual([])
    const back = { 2: { status: "present", reason: "" } } as const
    expect(changesIn(rows.slice(1), back, true)).toEqual([{ memberId: 2, status: null, was: "on-leave" }])
  })
  test("step by step with every press", () => {
    const steps = [0, 1, 2, 3, 4].reduce<Parameters<typeof nextMark>[0][]>(
      (seen) => [...seen, nextMark(seen.at(-1) ?? "present", false)],
      ["present"],
    )
    expect(steps).toEqual(["present", "late", "left-early", "on-leave", "absent", "present"])
    expect(nextMark("present", true)).toBe("on-leave")
  })
})

describe("a month", () => {
  test("has its weeks from Monday to Sunday", () => {
    const weeks = weeksOf("2026-08")
    expect(weeks.map((days) => days.filter((day) => day !== null).length)).toEqual([2, 7, 7, 7, 7, 1])
    expect(weeks[0]?.[5]).toBe("2026-08-01")
    expect([lastDayOf("2024-02"), lastDayOf("2026-12")]).toEqual(["2024-02-29", "2026-12-31"])
    expect([plusMonths("2026-12", 1), plusMonths("2026-01", -1)]).toEqual(["2027-01", "2025-12"])
  })
})
