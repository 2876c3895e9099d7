import { describe, expect, test } from "vitest"
import type { GrantedRole } from "../access/roles.ts"
import { mayRecord } from "./may-record.ts"

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
