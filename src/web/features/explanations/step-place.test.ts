import { expect, test } from "vitest"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { dayOfferedIn, placeOf } from "./step-place.ts"

type Step = Parameters<typeof placeOf>[0]
const branch = { subject: { type: "org", id: 3 }, asOf: "2026-11-28" } as Parameters<typeof placeOf>[1]
const keptBy = { unitName: "支部", mayRecord: true }
const step = (lacks: Step["lacks"], more: Partial<Step> = {}): Step => ({
  step: "complete",
  activityId: 7,
  memberId: 9,
  on: "2026-11-05",
  lacks,
  keptBy,
  ...more,
})

test("an absence that a branch has not made up leads to the form of its make-up, for the one who missed it", () => {
  const href = "/events/7?do=make-up&who=9"
  for (const lacks of ["absent", "on-leave", "make-up-to-come"] as const) {
    expect(placeOf(step([lacks]), branch)?.href).toBe(href)
  }
  expect(placeOf(step([], { step: "make-up" }), branch)?.href).toBe(href)
  expect(placeOf(step(["no-helper"]), branch)?.href).toBe("/events/7?do=helper&who=9")
  expect(placeOf(step(["list-incomplete"]), branch)?.href).toBe("/events/7?do=list")
  expect(placeOf(step(["absent"], { keptBy: { ...keptBy, mayRecord: false } }), branch)).toBeUndefined()
})

test("a short sitting whose month has no hours yet leads to another of that month, not to itself", () => {
  expect(placeOf(step(["month-too-short"]), branch)?.href).toBe("/events/new?like=7")
  const before = step(["month-too-short"], { on: "2026-10-09" })
  expect(placeOf(before, branch)?.href).toBe("/events/new?like=7&on=2026-10-30")
  expect(placeOf(step(["month-too-short", "no-effect"]), branch)?.href).toBe("/events/7?what=effect")
})

test("the day offered for what was held in a period that is over lies in its last working week", () => {
  const offered = ["2026-11-15", "2026-01-31", "2026-09-30"].map((last) => dayOfferedIn(dayOf(last)))
  expect(offered).toEqual(["2026-11-13", "2026-01-30", "2026-09-30"])
})
