import { describe, expect, test } from "vitest"
import { type Day, dayOf } from "../shared/calendar.ts"
import type { OrgKind } from "../shared/words.ts"
import {
  bandsOfUnits,
  childrenOf,
  doneIn,
  type ObligationStates,
  type PlacedUnit,
  thereOn,
  unitsBelow,
  worstTaken,
} from "./count-board.ts"

function unit(
  id: number,
  kind: OrgKind,
  parent: PlacedUnit | undefined,
  dissolvedOn: string | null = null,
): PlacedUnit {
  const life = { foundedOn: null, dissolvedOn: dissolvedOn === null ? null : dayOf(dissolvedOn) }
  return { id, code: `c${id}`, kind, life, on: () => ({ parent, name: `n${id}` }) }
}

const day = dayOf("2010-03-15")
const top = unit(1, "district-committee", undefined)
const town = unit(2, "party-committee", top)
const branch = unit(3, "branch", town)
const group = unit(4, "group", branch)
const gone = unit(5, "branch", town, "2009-06-01")
const direct = unit(6, "branch", top)
const tree = [top, town, branch, group, gone, direct, unit(7, "district-committee", undefined)]

const month = (obligation: string, states: string): ObligationStates => ({
  obligation,
  periodKind: "month",
  states,
})
const owes = new Map<number, ObligationStates[]>([
  [2, [month("central", "mmm")]],
  [3, [month("meet", "mmo"), month("study", "m-s"), month("unknown", "sss")]],
  [4, [month("meet", "mmr")]],
  [6, [month("meet", "smm"), month("study", "---")]],
])
const obligationsOf = (id: number) => owes.get(id) ?? []
const obligations = new Map([
  ["meet", "meetings"],
  ["study", "study"],
  ["central", "central-group"],
] as const)
const march = [{ kind: "month", first: 3, last: 3 }] as const
const soFar = [{ kind: "month", first: 1, last: 3 }] as const

test("the worst of the periods taken, nothing outside them", () => {
  expect(worstTaken("sorm-", { first: 2, last: 4 })).toBe(3)
  expect(worstTaken("sorm-", { first: 4, last: 5 })).toBe(1)
  expect(worstTaken("sorm-", { first: 5, last: 9 })).toBe(0)
  // Before the first period nothing is taken.
  expect(worstTaken("ssss", { first: 1, last: 0 })).toBe(0)
})

test("a unit's own child is itself; what lies elsewhere is not below", () => {
  expect(unitsBelow(tree, 1, day).map(({ unit: { id }, childId }) => [id, childId])).toEqual([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 2],
    [6, 6],
  ])
  expect(unitsBelow(tree, 3, day).map(({ unit: { id }, childId }) => [id, childId])).toEqual([
    [3, 3],
    [4, 4],
  ])
  expect(unitsBelow(tree, 99, day)).toEqual([])
})

test("what stands elsewhere by now counts where it stood then", () => {
  const moved = dayOf("2010-11-01")
  const elsewhere = {
    ...unit(9, "branch", town),
    on: (on: Day) => ({ parent: on < moved ? town : top, name: "n9" }),
  }
  const lies = (on: string) =>
    unitsBelow([...tree, elsewhere, unit(10, "group", elsewhere)], 1, dayOf(on))
      .filter(({ holder: { id } }) => id === 9)
      .map(({ unit: { id }, childId }) => [id, childId])
  expect(lies("2010-10-31")).toEqual([
    [9, 2],
    [10, 2],
  ])
  expect(lies("2010-11-01")).toEqual([
    [9, 9],
    [10, 9],
  ])
})

test("what was merged away is gone from its day on", () => {
  const branches = (on: string) =>
    thereOn(unitsBelow(tree, 2, day), dayOf(on)).filter(({ unit: { kind } }) => kind === "branch")
  expect(branches("2009-05-31").map(({ unit: { id } }) => id)).toEqual([3, 5])
  expect(branches("2009-06-01").map(({ unit: { id } }) => id)).toEqual([3])
  const left = unit(8, "group", gone)
  expect(thereOn(unitsBelow([...tree, left], 5, day), day)).toEqual([])
})

describe("bands", () => {
  test("count a branch once, by the worst of what it and its groups owe", () => {
    const bands = bandsOfUnits(unitsBelow(tree, 1, day), obligationsOf, { obligations, taken: march })
    expect(bands).toEqual([
      { childId: 2, group: "meetings", kind: "branches", severity: 3, count: 1 },
      { childId: 2, group: "study", kind: "branches", severity: 4, count: 1 },
      { childId: 2, group: "central-group", kind: "units", severity: 1, count: 1 },
      { childId: 6, group: "meetings", kind: "branches", severity: 1, count: 1 },
    ])
  })

  test("take what lay before as well where all so far is asked", () => {
    const bands = bandsOfUnits(unitsBelow(tree, 1, day), obligationsOf, { obligations, taken: soFar })
    expect(bands.filter(({ childId }) => childId === 6)).toEqual([
      { childId: 6, group: "meetings", kind: "branches", severity: 4, count: 1 },
    ])
  })
})

test("how many have met an obligation in one period, of those that are asked; a branch with its groups once", () => {
  const below = unitsBelow(tree, 1, day)
  expect(doneIn(below, obligationsOf, "meet", 3)).toEqual({ done: 1, all: 2 })
  expect(doneIn(below, obligationsOf, "study", 2)).toEqual({ done: 0, all: 0 })
  expect(doneIn(below, obligationsOf, "meet", 0)).toEqual({ done: 0, all: 0 })
})

test("the unit and its children by code, with the branches and people below", () => {
  const people = new Map([
    [1, 2],
    [3, 10],
    [4, 5],
    [5, 1],
    [6, 7],
  ])
  const children = (id: number) =>
    childrenOf(unitsBelow(tree, id, day), id, day, (one) => people.get(one) ?? 0)
  expect(children(1).map(({ unitId, branches, people: all }) => [unitId, branches, all])).toEqual([
    [1, 0, 2],
    [2, 1, 16],
    [6, 1, 7],
  ])
  // Whoever belongs to what is gone stands in a line that says so.
  expect(children(2).map(({ unitId, endedOn }) => [unitId, endedOn])).toEqual([
    [2, null],
    [3, null],
    [5, "2009-06-01"],
  ])
})
