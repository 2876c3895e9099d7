import { describe, expect, test } from "vitest"
import type { GrantedRole } from "../access/roles.ts"
import { mayHold, mayRecord } from "./may-record.ts"

const holding = (role: GrantedRole, path: string) => ({ roles: [{ role, unitId: 1, path }] })

describe("recording an activity", () => {
  test("a branch secretary records what the branch and its groups do", () => {
    const secretary = holding("branch-secretary", "1.2")
    expect(mayRecord(secretary, "1.2", "committee-meeting")).toBe(true)
    expect(mayRecord(secretary, "1.2.3", "group-meeting")).toBe(true)
    expect(mayRecord(secretary, "1.20", "assembly")).toBe(false)
    expect(mayRecord(secretary, "1", "assembly")).toBe(false)
  })
  test("the secretary of a central group records its study alone", () => {
    const secretary = holding("central-group-secretary", "1.2")
    expect(mayRecord(secretary, "1.2", "central-group-study")).toBe(true)
    expect(mayRecord(secretary, "1.2", "party-lecture")).toBe(false)
    expect(mayRecord(secretary, "1.2.3", "central-group-study")).toBe(false)
  })
  test("a group leader records for the group, a committee officer for the committee", () => {
    expect(mayRecord(holding("group-leader", "1.2.3"), "1.2.3", "group-meeting")).toBe(true)
    expect(mayRecord(holding("group-leader", "1.2.3"), "1.2", "group-meeting")).toBe(false)
    expect(mayRecord(holding("committee-officer", "1"), "1", "party-lecture")).toBe(true)
    expect(mayRecord(holding("committee-officer", "1"), "1.2", "party-lecture")).toBe(false)
  })
  test("whoever only looks records nothing", () => {
    expect(mayRecord(holding("inspector", "1"), "1", "assembly")).toBe(false)
    expect(mayRecord({ roles: [] }, "1", "assembly")).toBe(false)
  })
})

describe("kinds", () => {
  test("a group leader records nothing of the branch, its committee or a central group", () => {
    const leader = holding("group-leader", "1.2.3")
    for (const kind of ["central-group-study", "committee-meeting", "assembly"] as const) {
      expect(mayRecord(leader, "1.2.3", kind)).toBe(false)
    }
  })
  test("a branch's staff records no central group's study", () => {
    expect(mayRecord(holding("recorder", "1.2"), "1.2", "central-group-study")).toBe(false)
  })
  test("a group meeting is held by a group, an assembly by everything but a group", () => {
    expect([mayHold("group", "group-meeting"), mayHold("branch", "group-meeting")]).toEqual([true, false])
    expect([mayHold("group", "assembly"), mayHold("branch", "assembly")]).toEqual([false, true])
    expect(mayHold("party-committee", "central-group-study")).toBe(true)
  })
})
