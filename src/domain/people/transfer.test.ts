import { describe, expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import {
  type HeldMembership,
  planTakingBack,
  planTransfer,
  postsLeft,
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
    dissolvedOn: null,
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

describe("posts that a transfer leaves", () => {
  const post = (
    unitId: number,
    unitKind: "branch" | "group" | "party-committee",
    untilOn: string | null,
  ) => ({
    unitId,
    unitKind,
    fromOn: dayOf("2020-01-01"),
    untilOn: untilOn === null ? null : dayOf(untilOn),
  })
  test("are those of the branch or group that is left, held on the day or later", () => {
    const posts = [
      post(3, "group", null),
      post(2, "branch", "2026-07-01"),
      post(2, "branch", "2026-06-01"),
      post(1, "party-committee", null),
      post(9, "branch", null),
    ]
    expect(postsLeft(posts, [1, 2, 3], [1, 9], day)).toEqual([posts[0], posts[1]])
    expect(postsLeft(posts, [1, 2, 3], [1, 2, 4], day)).toEqual([posts[0]])
  })
})

describe("taking a transfer back", () => {
  test("puts somebody where they were", () => {
    const before = belongs(1, "2020-01-01", "2026-06-01")
    const last = belongs(2, "2026-06-01")
    expect(planTakingBack([last, before], day)).toEqual({ gone: last, goesOn: before })
  })
  test("lets whoever left stay", () => {
    const last = belongs(1, "2020-01-01", "2026-06-01")
    expect(planTakingBack([last], day)).toEqual({ gone: undefined, goesOn: last })
  })
  test("leaves a gap as it was", () => {
    const last = belongs(2, "2026-06-01")
    expect(planTakingBack([belongs(1, "2020-01-01", "2025-01-01"), last], day)).toEqual({
      gone: last,
      goesOn: undefined,
    })
  })
  test("never into a unit that has ended; one that is to end keeps them until then", () => {
    const ended = { ...belongs(1, "2020-01-01", "2026-05-01"), dissolvedOn: dayOf("2026-05-01") }
    const here = belongs(2, "2026-05-01")
    expect(planTakingBack([here, ended], day)).toMatchObject({ refused: { code: "unit-not-there" } })
    const ending = { ...ended, dissolvedOn: dayOf("2026-12-31") }
    expect(planTakingBack([here, ending], day)).toEqual({ gone: here, goesOn: ending })
    const left = { ...belongs(1, "2020-01-01", "2026-04-01"), dissolvedOn: dayOf("2026-05-01") }
    expect(planTakingBack([left], day)).toMatchObject({ refused: { code: "unit-not-there" } })
  })
  test("never takes the only membership", () => {
    expect(planTakingBack([belongs(1, "2020-01-01")], day)).toEqual({ refused: { code: "only-membership" } })
  })
})
