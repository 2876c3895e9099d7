import { describe, expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import {
  type HeldMembership,
  planTakingBack,
  planTransfer,
  refuseJoining,
  type UnitToJoin,
} from "./transfer.ts"

const day = dayOf("2026-06-01")
const branch: UnitToJoin = {
  unitId: 2,
  name: "东河村党支部",
  kind: "branch",
  foundedOn: null,
  dissolvedOn: null,
}

function belongs(unitId: number, fromOn: string, untilOn: string | null = null): HeldMembership {
  return {
    membershipId: unitId * 10,
    unitId,
    unitName: `Unit ${unitId}`,
    fromOn: dayOf(fromOn),
    untilOn: untilOn === null ? null : dayOf(untilOn),
  }
}

describe("a transfer", () => {
  test("ends what holds on its day", () => {
    expect(planTransfer([belongs(1, "2020-01-01")], branch, day)).toMatchObject({ ends: { unitId: 1 } })
    expect(planTransfer([belongs(1, "2020-01-01", "2027-01-01")], branch, day)).toMatchObject({
      ends: { unitId: 1 },
    })
  })
  test("brings back whoever had left", () => {
    expect(planTransfer([belongs(1, "2020-01-01", "2025-01-01")], branch, day)).toEqual({ ends: undefined })
  })
  test("leads out of the district", () => {
    expect(planTransfer([belongs(1, "2020-01-01")], null, day)).toMatchObject({ ends: { unitId: 1 } })
    expect(planTransfer([belongs(1, "2020-01-01", "2025-01-01")], null, day)).toMatchObject({
      refused: { code: "belongs-nowhere" },
    })
  })
  test("never goes to where somebody is, nor behind a later one", () => {
    expect(planTransfer([belongs(2, "2020-01-01")], branch, day)).toMatchObject({
      refused: { code: "belongs-already" },
    })
    for (const later of ["2026-06-01", "2026-07-01"]) {
      expect(planTransfer([belongs(1, later)], branch, day)).toMatchObject({
        refused: { code: "begins-later", day: later },
      })
    }
  })
  test("takes no notice of a membership that covers no day", () => {
    expect(planTransfer([belongs(1, "2026-07-01", "2026-07-01")], branch, day)).toEqual({ ends: undefined })
  })
  test("goes only to a branch or a group that exists", () => {
    expect(refuseJoining({ ...branch, kind: "party-committee" }, day)?.code).toBe("unit-without-people")
    expect(refuseJoining({ ...branch, foundedOn: dayOf("2026-06-02") }, day)?.code).toBe("unit-not-there")
    expect(refuseJoining({ ...branch, dissolvedOn: day }, day)?.code).toBe("unit-not-there")
    expect(refuseJoining({ ...branch, kind: "group" }, day)).toBeUndefined()
  })
})

describe("taking a transfer back", () => {
  test("puts somebody where they were", () => {
    const before = belongs(1, "2020-01-01", "2026-06-01")
    const last = belongs(2, "2026-06-01")
    expect(planTakingBack([last, before])).toEqual({ gone: last, goesOn: before })
  })
  test("lets whoever left stay", () => {
    const last = belongs(1, "2020-01-01", "2026-06-01")
    expect(planTakingBack([last])).toEqual({ gone: undefined, goesOn: last })
  })
  test("leaves a gap as it was", () => {
    const last = belongs(2, "2026-06-01")
    expect(planTakingBack([belongs(1, "2020-01-01", "2025-01-01"), last])).toEqual({
      gone: last,
      goesOn: undefined,
    })
  })
  test("never takes the only membership", () => {
    expect(planTakingBack([belongs(1, "2020-01-01")])).toEqual({ refused: { code: "only-membership" } })
  })
})
