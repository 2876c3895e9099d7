import fc from "fast-check"
import { expect, test } from "vitest"
import type { ObligationStates, PlacedUnit } from "../../../domain/overview/count-board.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { RememberedUnits, UnitPeople } from "../standing/index.ts"
import { type CountedLine, countLines, type LinesAsked } from "./count-lines.ts"

const day = dayOf("2010-03-15")

function unit(id: number, kind: OrgKind, parent?: PlacedUnit): PlacedUnit {
  const life = { foundedOn: null, dissolvedOn: null }
  return { id, code: `c${id}`, kind, life, on: () => ({ parent, name: `n${id}` }) }
}

const top = unit(1, "district-committee")
const towns = [unit(2, "party-committee", top), unit(3, "party-committee", top)] as const
const [first, second] = towns
const branches = [unit(4, "branch", first), unit(5, "branch", first), unit(6, "branch", second)]
const group = unit(7, "group", branches[0])
const tree = [top, ...towns, ...branches, group, unit(8, "branch", top)]

const asked = (units: readonly number[]): LinesAsked => ({
  units: units.map((unitId) => ({ unitId })),
  year: 2010,
  today: day,
  view: "now",
  day,
  how: {
    obligations: new Map([["meet", "meetings"]]),
    taken: [{ kind: "month", first: 3, last: 3 }],
  },
})

interface Kept extends RememberedUnits {
  readonly obligations: Map<number, (ObligationStates & { unitId: number })[]>
  readonly people: Map<number, UnitPeople[]>
}

/** What a unit has kept, read again. */
interface Change {
  readonly unitId: number
  readonly states: string | null
  readonly severities: readonly number[]
}

function put({ obligations, people }: Kept, { unitId, states, severities }: Change): void {
  if (states === null) obligations.delete(unitId)
  else obligations.set(unitId, [{ unitId, obligation: "meet", periodKind: "month", states }])
  people.set(
    unitId,
    severities.map((people, severity) => ({ unitId, severity, people })),
  )
}

const shown = (lines: readonly CountedLine[]) =>
  lines.map(({ doneIn, below, ...line }) => ({
    ...line,
    ids: below.map(({ unit: { id } }) => id),
    done: doneIn("meet", 3),
  }))

const change = fc.record({
  unitId: fc.integer({ min: 1, max: 8 }),
  states: fc.option(fc.stringMatching(/^mm[mors-]$/)),
  severities: fc.array(fc.nat(30), { maxLength: 5 }),
})

test("lines remembered are those counted anew, whatever was read again between two boards, for every board", () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rounds) => {
      const owner = {}
      const kept: Kept = { version: 1, obligations: new Map(), people: new Map() }
      for (const changes of rounds) {
        for (const one of changes) put(kept, one)
        for (const units of [[1], [2], [2, 3]]) {
          const anew = countLines({}, tree, kept, asked(units))
          expect(shown(countLines(owner, tree, kept, asked(units)))).toEqual(shown(anew))
        }
      }
    }),
  )
})

test("only the line of what was read again is counted again; all are where the tree is another", () => {
  const owner = {}
  const kept: Kept = { version: 1, obligations: new Map(), people: new Map() }
  for (const { id } of tree) put(kept, { unitId: id, states: "mmo", severities: [20] })
  const before = countLines(owner, tree, kept, asked([1]))
  put(kept, { unitId: 6, states: "mmm", severities: [20] })
  const after = countLines(owner, tree, kept, asked([1]))
  const again = after.filter((line, index) => line !== before[index])
  expect(again.flatMap(({ below }) => below.map(({ unit: { id } }) => id))).toEqual([3, 6])
  const moved = countLines(owner, [...tree], kept, asked([1]))
  expect(moved.some((line) => after.includes(line))).toBe(false)
})
