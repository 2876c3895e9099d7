import { describe, expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import { doubtsAbout } from "./doubts.ts"
import { lampsOf, unlit } from "./lamps.ts"
import { whyNotNow } from "./self-recording.ts"
import { oddities } from "./sitting-oddities.ts"

describe("the four lamps", () => {
  test("light up one by one", () => {
    const bare = lampsOf({
      kind: "collective-study",
      hundredthHours: 0,
      withoutRow: 3,
      content: null,
      effect: "",
    })
    expect(unlit(bare)).toEqual(["time", "people", "content", "effect"])
    const half = lampsOf({
      kind: "collective-study",
      hundredthHours: 150,
      withoutRow: 0,
      content: "第一章",
      effect: null,
    })
    expect(unlit(half)).toEqual(["effect"])
    expect(
      unlit(
        lampsOf({ kind: "collective-study", hundredthHours: 1, withoutRow: 0, content: "一", effect: "二" }),
      ),
    ).toEqual([])
    const games = { kind: "culture-and-sport", hundredthHours: 0, withoutRow: 0 } as const
    expect(unlit(lampsOf({ ...games, content: "球赛", effect: null }))).toEqual(["effect"])
  })
})

describe("recording one's own attendance", () => {
  const asked = {
    state: "planned",
    signed: false,
    startsOn: dayOf("2010-08-06"),
    expected: true,
    today: dayOf("2010-08-06"),
    daysAfter: 0,
  } as const
  test("is for those expected, on the day", () => {
    expect(whyNotNow(asked)).toBeUndefined()
    expect(whyNotNow({ ...asked, expected: false })).toBe("not-expected")
    expect(whyNotNow({ ...asked, today: dayOf("2010-08-05") })).toBe("too-early")
    expect(whyNotNow({ ...asked, today: dayOf("2010-08-07") })).toBe("too-late")
    expect(whyNotNow({ ...asked, state: "cancelled" })).toBe("cancelled")
    expect(whyNotNow({ ...asked, signed: true })).toBe("closed")
  })
  test("for longer, where the installation says so", () => {
    const later = { ...asked, today: dayOf("2010-08-08") }
    expect(whyNotNow({ ...later, daysAfter: 1 })).toBe("too-late")
    expect(whyNotNow({ ...later, daysAfter: 2 })).toBeUndefined()
  })
})

describe("what is odd about a sitting", () => {
  const branch = {
    kind: "branch",
    hasCommittee: true,
    hasCentralGroup: false,
    foundedOn: null,
    dissolvedOn: null,
  } as const
  const item = { kind: "committee-meeting", hundredthHours: 200, hasLecturer: false, isShort: false } as const
  const on = dayOf("2010-08-06")
  test("nothing, as a rule", () => {
    expect(oddities(branch, on, [item])).toEqual([])
  })
  test("a committee meeting without a committee, a central group where there is none", () => {
    expect(oddities({ ...branch, hasCommittee: false }, on, [item])).toEqual([
      { item: 0, code: "no-committee" },
    ])
    expect(oddities(branch, on, [{ ...item, kind: "central-group-study" }])).toEqual([
      { item: 0, code: "no-central-group" },
    ])
  })
  test("no hours, a lecture that nobody gives, a unit that was not there", () => {
    const lecture = { kind: "party-lecture", hundredthHours: 0, hasLecturer: false, isShort: false } as const
    expect(oddities({ ...branch, dissolvedOn: on }, on, [lecture])).toEqual([
      { item: null, code: "outside-life" },
      { item: 0, code: "no-hours" },
      { item: 0, code: "no-lecturer" },
    ])
  })
  test("nothing of a short sitting, whose hours are the month's", () => {
    const short = { ...item, kind: "collective-study", hundredthHours: 0, isShort: true } as const
    expect(oddities(branch, on, [short])).toEqual([])
  })
})

describe("what is asked about", () => {
  const usual = {
    start: "2010-08-19 14:00",
    state: "held",
    hundredthHours: 400,
    chairAway: false,
    now: "2010-08-20 10:00",
    today: dayOf("2010-08-20"),
  } as const
  test("nothing, as a rule, and nothing of what is not in question", () => {
    expect(doubtsAbout(usual)).toEqual([])
    expect(doubtsAbout({ ...usual, start: undefined, hundredthHours: undefined })).toEqual([])
  })
  test.each([
    ["a hundred hours", { hundredthHours: 10_000 }, "many-hours"],
    ["a day of 1900", { start: "1900-08-19 14:00" }, "long-ago"],
    ["a day of 2099", { start: "2099-08-19 14:00", state: "planned" }, "far-ahead"],
    ["held, and still to come today", { start: "2010-08-20 10:01" }, "not-begun"],
    ["a chair on leave", { chairAway: true }, "chair-on-leave"],
    ["a lecturer on leave", { takenOnLeave: true }, "on-leave"],
  ] as const)("%s", (_, more, code) => {
    expect(doubtsAbout({ ...usual, ...more })).toEqual([code])
  })
  test("not a day of last year, nor what is planned for this evening", () => {
    expect(doubtsAbout({ ...usual, start: "2009-08-19 14:00" })).toEqual([])
    expect(doubtsAbout({ ...usual, start: "2010-08-20 19:00", state: "planned" })).toEqual([])
  })
})
