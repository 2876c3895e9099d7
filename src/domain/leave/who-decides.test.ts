import { describe, expect, it } from "vitest"
import { type Candidate, whoDecides } from "./who-decides.ts"

const person = (memberId: number, holds: Candidate["holds"], depth = 3): Candidate => ({
  accountId: memberId + 100,
  memberId,
  name: `m${memberId}`,
  holds,
  by: "post",
  depth,
})
const all: readonly Candidate[] = [
  person(1, "secretary"),
  person(1, "branch-secretary"),
  person(2, "discipline-officer"),
  person(3, "discipline-officer"),
  person(4, "group-leader", 4),
  person(8, "department-officer", 1),
  person(9, "committee-officer", 2),
]
const names = (named: Parameters<typeof whoDecides>[0], asker: number, of = all) =>
  whoDecides(named, of, asker).map(({ name }) => name)

describe("who decides about a leave", () => {
  it("is each holder of the post the unit names, once", () => {
    expect(names("secretary", 7)).toEqual(["m1"])
    expect(names("discipline-officer", 7)).toEqual(["m2", "m3"])
    expect(names("group-leader", 7)).toEqual(["m4"])
  })
  it("is never the person: another holder, then the secretary, then the nearest officer", () => {
    expect(names("discipline-officer", 2)).toEqual(["m3"])
    expect(names("group-leader", 4)).toEqual(["m1"])
    expect(names("secretary", 1)).toEqual(["m9"])
  })
  it("is nobody where nobody could", () => {
    expect(names("secretary", 1, [person(1, "secretary")])).toEqual([])
  })
})
