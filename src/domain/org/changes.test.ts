import { describe, expect, test } from "vitest"
import { dayOf } from "../shared/calendar.ts"
import { type OrgKind, orgKinds } from "../shared/words.ts"
import {
  refuseAdding,
  refuseDetails,
  refuseDissolving,
  refuseMerging,
  refuseMoving,
  type TreeUnit,
} from "./changes.ts"
import { hasCategory, holdsPeople, mayStandUnder } from "./kinds.ts"

const today = dayOf("2026-06-30")
const earlier = dayOf("2026-03-01")

function unit(unitId: number, kind: OrgKind, path: string, more: Partial<TreeUnit> = {}): TreeUnit {
  const parent = path.split(".").at(-2)
  return {
    unitId,
    kind,
    path,
    name: `Unit ${unitId}`,
    parentId: parent === undefined ? null : Number(parent),
    foundedOn: null,
    dissolvedOn: null,
    ...more,
  }
}

const root = unit(1, "district-committee", "1")
const town = unit(2, "party-committee", "1.2")
const office = unit(3, "leading-group", "1.3")
const branch = unit(4, "branch", "1.2.4")
const other = unit(5, "branch", "1.3.5")
const group = unit(6, "group", "1.2.4.6")
const nothingLeft = { people: 0, units: 0, plans: 0 }

describe("what stands under what", () => {
  test("a group stands under a branch alone, and nothing but a group under it", () => {
    const kinds = Object.values(orgKinds)
    expect(kinds.filter((kind) => mayStandUnder("group", kind))).toEqual(["branch"])
    expect(kinds.filter((kind) => mayStandUnder(kind, "branch"))).toEqual(["group"])
    expect(kinds.filter((kind) => mayStandUnder(kind, "group"))).toEqual([])
  })
  test("the district committee stands under nothing", () => {
    expect(Object.values(orgKinds).filter((kind) => mayStandUnder("district-committee", kind))).toEqual([])
  })
  test("people belong to branches and groups; committees have a category", () => {
    const kinds = Object.values(orgKinds)
    expect(kinds.filter(holdsPeople)).toEqual(["branch", "group"])
    expect(kinds.filter(hasCategory)).toEqual(["working-committee", "party-committee", "leading-group"])
  })
})

describe("adding", () => {
  test("is refused where the kind does not stand, and under what has ended", () => {
    expect(refuseAdding("group", town, today)?.code).toBe("unit-kind-not-there")
    expect(refuseAdding("branch", town, today)).toBeUndefined()
    expect(refuseAdding("branch", { ...town, dissolvedOn: today }, today)?.code).toBe("unit-ended")
  })
  test("a branch has no category, and nothing ends before it begins", () => {
    const life = { foundedOn: null, dissolvedOn: null }
    expect(refuseDetails({ kind: "branch", category: "town", ...life })?.code).toBe("unit-without-category")
    expect(refuseDetails({ kind: "party-committee", category: "town", ...life })).toBeUndefined()
    expect(
      refuseDetails({ kind: "branch", category: null, foundedOn: today, dissolvedOn: earlier })?.code,
    ).toBe("days-crossed")
  })
})

describe("moving", () => {
  test("goes from one committee to another, on a day that has come", () => {
    expect(refuseMoving(branch, office, earlier, today)).toBeUndefined()
    expect(refuseMoving(branch, office, today, today)).toBeUndefined()
    expect(refuseMoving(branch, office, dayOf("2026-07-01"), today)?.code).toBe("day-to-come")
  })
  test("never makes a circle, and never moves the top", () => {
    expect(refuseMoving(branch, branch, today, today)?.code).toBe("unit-below-itself")
    expect(refuseMoving(branch, group, today, today)?.code).toBe("unit-below-itself")
    expect(refuseMoving(root, town, today, today)?.code).toBe("unit-is-top")
  })
  test("to where it is already is no move", () => {
    expect(refuseMoving(branch, town, today, today)?.code).toBe("unit-there-already")
  })
  test("asks for units that exist on the day", () => {
    const young = { ...office, foundedOn: today }
    expect(refuseMoving(branch, young, earlier, today)?.code).toBe("unit-not-begun")
    expect(refuseMoving({ ...branch, dissolvedOn: earlier }, office, today, today)?.code).toBe("unit-ended")
  })
})

describe("merging", () => {
  test("joins two units of one kind", () => {
    expect(refuseMerging(branch, other, today, today)).toBeUndefined()
    expect(refuseMerging(group, other, today, today)?.code).toBe("units-unlike")
  })
  test("is refused with itself, with what lies below it, and before its day", () => {
    const below = unit(7, "party-committee", "1.2.7")
    expect(refuseMerging(branch, branch, today, today)?.code).toBe("unit-itself")
    expect(refuseMerging(town, below, today, today)?.code).toBe("unit-below-itself")
    expect(refuseMerging(below, town, today, today)).toBeUndefined()
    expect(refuseMerging(branch, other, dayOf("2026-07-01"), today)?.code).toBe("day-to-come")
    expect(refuseMerging(root, town, today, today)?.code).toBe("unit-is-top")
  })
})

describe("dissolving", () => {
  test("ends what is empty, today or on a day to come", () => {
    expect(refuseDissolving(branch, today, nothingLeft)).toBeUndefined()
    expect(refuseDissolving(branch, dayOf("2026-12-31"), nothingLeft)).toBeUndefined()
  })
  test.each([{ people: 1 }, { units: 1 }, { plans: 1 }])("is refused while something is left: %j", (left) => {
    expect(refuseDissolving(branch, today, { ...nothingLeft, ...left })).toMatchObject({
      code: "unit-not-empty",
      ...left,
    })
  })
  test("is refused a second time, before the founding, and at the top", () => {
    expect(refuseDissolving({ ...branch, dissolvedOn: today }, today, nothingLeft)?.code).toBe("unit-ended")
    expect(refuseDissolving({ ...branch, foundedOn: today }, earlier, nothingLeft)?.code).toBe("days-crossed")
    expect(refuseDissolving(root, today, nothingLeft)?.code).toBe("unit-is-top")
  })
})
