import { describe, expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import { type LeaveState, leaveStates } from "../shared/words.ts"
import { isSettled, type LeaveStep, leadsTo, leaveSteps, mayStep } from "./leave-rules.ts"

describe("a leave", () => {
  const over = {
    approve: undefined,
    refuse: undefined,
    withdraw: undefined,
    "take-back": undefined,
    return: undefined,
    "take-return-back": undefined,
  }
  const becomes: Readonly<Record<LeaveState, Readonly<Record<LeaveStep, LeaveState | undefined>>>> = {
    asked: { ...over, approve: "approved", refuse: "refused", withdraw: "withdrawn" },
    approved: {
      ...over,
      withdraw: "withdrawn",
      "take-back": "refused",
      return: "approved",
      "take-return-back": "approved",
    },
    refused: over,
    withdrawn: over,
  }
  const steps = Object.keys(leaveSteps) as LeaveStep[]
  test.each(Object.values(leaveStates).flatMap((state) => steps.map((step) => [state, step] as const)))(
    "that is %s: %s",
    (state, step) => {
      expect(mayStep(step, state) ? leadsTo[step] : undefined).toBe(becomes[state][step])
    },
  )
})

test("a leave is settled that neither waits nor runs, nor is to come", () => {
  const today = dayOf("2010-09-10")
  const settled = (state: LeaveState, last: string, returnedOn: string | null = null) =>
    isSettled({ state, last: dayOf(last), returnedOn: returnedOn === null ? null : dayOf(returnedOn) }, today)
  expect(settled("asked", "2010-09-01")).toBe(false)
  expect(settled("approved", "2010-09-10")).toBe(false)
  expect(settled("approved", "2010-09-09")).toBe(true)
  expect(settled("approved", "2010-09-30", "2010-09-10")).toBe(true)
  expect(settled("refused", "2010-09-30")).toBe(true)
  expect(settled("withdrawn", "2010-09-30")).toBe(true)
})
