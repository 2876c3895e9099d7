import { describe, expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import {
  afterDispute,
  claimsAgainst,
  corrects,
  type DisputeDeed,
  type DisputeState,
  disputeClaims,
  disputeDeeds,
  disputeStates,
  lastDayToDispute,
  leaveNamed,
} from "./dispute-rules.ts"

describe("a dispute", () => {
  const settled = { accept: undefined, answer: undefined, withdraw: undefined, overtake: undefined }
  const becomes: Readonly<Record<DisputeState, Readonly<Record<DisputeDeed, DisputeState | undefined>>>> = {
    waiting: { accept: "accepted", answer: "answered", withdraw: "withdrawn", overtake: "overtaken" },
    accepted: settled,
    answered: settled,
    withdrawn: settled,
    overtaken: settled,
  }
  test.each(disputeStates.flatMap((state) => disputeDeeds.map((deed) => [state, deed] as const)))(
    "that is %s: %s",
    (state, deed) => {
      expect(afterDispute(state, deed)).toBe(becomes[state][deed])
    },
  )
})

test("nobody disputes that they were there, and each claim can be made against something", () => {
  expect(Object.keys(claimsAgainst).sort()).toEqual(["absent", "on-leave"])
  expect(new Set(Object.values(claimsAgainst).flat())).toEqual(new Set(disputeClaims))
})

test("a correction says another status, or another kind of leave", () => {
  const sick = { status: "on-leave", detail: "sick-leave" } as const
  expect(corrects(sick, sick)).toBe(false)
  expect(corrects(sick, { status: "on-leave", detail: "official-leave" })).toBe(true)
  expect(corrects(sick, { status: "present", detail: null })).toBe(true)
})

test("the fifteenth day after an absence was noted is the last in time, over the end of a month too", () => {
  expect(lastDayToDispute(dayOf("2010-08-20"), 15)).toBe("2010-09-04")
  expect(lastDayToDispute(dayOf("2010-12-31"), 1)).toBe("2011-01-01")
})

test("the kind of leave that somebody names is taken from their words, where it is one and another", () => {
  expect(leaveNamed("应为公假，去区里开会", "personal-leave")).toBe("official-leave")
  expect(leaveNamed("不是事假，是公假", "personal-leave")).toBe("official-leave")
  expect(leaveNamed("公假", "official-leave")).toBeUndefined()
  expect(leaveNamed("先病假后公假", null)).toBeUndefined()
  expect(leaveNamed("我请过假", null)).toBeUndefined()
})
