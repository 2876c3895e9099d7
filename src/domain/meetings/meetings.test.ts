import { describe, expect, test } from "vitest"
import { activityKinds } from "../shared/words.ts"
import { isQuorate, missingOf } from "./completeness.ts"
import { doubtsAboutLength, grades, kindNeeds } from "./kinds.ts"
import { after, type RecordDeed, type RecordState, recordDeeds, recordStates } from "./record-states.ts"

describe("the record of a meeting", () => {
  const becomes: Readonly<Record<RecordState, Readonly<Record<RecordDeed, RecordState | undefined>>>> = {
    open: {
      sign: "signed",
      confirm: undefined,
      change: "open",
      reopen: undefined,
      "close-by-itself": "closed",
    },
    signed: {
      sign: undefined,
      confirm: "closed",
      change: "open",
      reopen: undefined,
      "close-by-itself": "closed",
    },
    closed: {
      sign: undefined,
      confirm: undefined,
      change: undefined,
      reopen: "open",
      "close-by-itself": undefined,
    },
  }
  test.each(recordStates.flatMap((state) => recordDeeds.map((deed) => [state, deed] as const)))(
    "that is %s: %s",
    (state, deed) => {
      expect(after(state, deed)).toBe(becomes[state][deed])
    },
  )
})

describe("what a kind needs", () => {
  test("is there to be written, where a complete record has it", () => {
    for (const needs of Object.values(kindNeeds)) {
      const offered = [
        ...needs.parts,
        ...needs.notes,
        ...(needs.lecturer ? ["lecturer"] : []),
        ...(needs.votes ? ["votes"] : []),
        ...(needs.ratings ? ["ratings"] : []),
        ...(needs.forms ? ["form"] : []),
      ]
      for (const name of needs.complete) expect(offered).toContain(name)
    }
  })
  test("is missing until it is there", () => {
    const nothing = {
      minutes: false,
      form: false,
      lecturer: false,
      motions: 0,
      ratings: 0,
      parts: new Set<never>(),
      notes: new Set<never>(),
    }
    for (const kind of Object.values(activityKinds)) {
      expect(missingOf(kind, nothing)).toEqual(["minutes", ...kindNeeds[kind].complete])
      const { parts, notes } = kindNeeds[kind]
      const all = {
        minutes: true,
        form: true,
        lecturer: true,
        motions: 1,
        ratings: grades.length,
        parts: new Set(parts),
        notes: new Set(notes),
      }
      expect(missingOf(kind, all)).toEqual([])
    }
  })
})

test("a study of a central group is asked about where it is less than half a day or more than a whole one", () => {
  const lengths = [399, 400, 800, 801].map((hours) => doubtsAboutLength("central-group-study", hours))
  expect(lengths.map(({ shortDay }) => shortDay)).toEqual([true, false, false, false])
  expect(lengths.map(({ longDay }) => longDay)).toEqual([false, false, false, true])
  expect(doubtsAboutLength("collective-study", 1200)).toEqual({ shortDay: false, longDay: false })
})

test("an assembly decides when more than half of those who may vote are there", () => {
  expect(isQuorate({ mayVote: 10, present: 5 })).toBe(false)
  expect(isQuorate({ mayVote: 11, present: 6 })).toBe(true)
  expect(isQuorate({ mayVote: 0, present: 0 })).toBe(false)
})
