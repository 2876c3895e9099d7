import { describe, expect, test } from "vitest"
import { type LeaveState, leaveStates } from "../shared/words.ts"
import { type LeaveStep, leadsTo, leaveSteps, mayStep } from "./leave-rules.ts"

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
