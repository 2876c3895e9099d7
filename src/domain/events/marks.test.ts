import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { attendanceStatuses } from "../shared/words.ts"
import { clashesOn, type Mark, type MarkedLine, type MaybeStanding, sameStanding, takeMark } from "./marks.ts"

const standing = fc.option(
  fc
    .constantFrom(...Object.values(attendanceStatuses).filter((status) => status !== "made-up"))
    .map((status) => ({ status, detail: null, reason: null })),
)

/** A phone: what it knew at first, and what was marked on it one after another. */
interface Phone {
  readonly device: string
  readonly marks: readonly Mark[]
}

function phone(device: string, known: MaybeStanding, marked: readonly MaybeStanding[]): Phone {
  const marks = marked.map((to, at) => ({
    number: at + 1,
    to,
    seen: [known, ...marked.slice(0, at)],
    decides: false,
  }))
  return { device, marks }
}

const arrived = (row: MaybeStanding): MarkedLine => ({ row, selfRecorded: false, kept: [] })
const lastOf = ({ marks }: Phone) => marks.at(-1)?.to ?? null

/** Marks of some phones in any order, each perhaps several times. */
function arrivals(phones: readonly Phone[]) {
  const all = phones.flatMap(({ device, marks }) => marks.map((mark) => ({ device, mark })))
  return fc
    .tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.nat(all.length - 1), { maxLength: 6 }),
    )
    .map(([order, again]) => [...order, ...again.map((at) => order[at] as (typeof order)[number])])
}

const replay = (row: MaybeStanding, order: readonly { device: string; mark: Mark }[]) =>
  order.reduce((line, { device, mark }) => takeMark(line, device, mark), arrived(row))

describe("marks made without a network", () => {
  test("of one phone give one roll in any order, however often they arrive", () => {
    const scene = fc
      .tuple(standing, fc.array(standing, { minLength: 1, maxLength: 5 }))
      .chain(([known, marked]) => {
        const one = phone("A", known, marked)
        return fc.tuple(fc.constant(known), fc.constant(one), arrivals([one]))
      })
    fc.assert(
      fc.property(scene, ([known, one, order]) => {
        const line = replay(known, order)
        expect(line.row).toEqual(lastOf(one))
        expect(clashesOn(line)).toEqual([])
      }),
    )
  })

  test("of two phones are shown to both exactly where their last words differ, and the list says one of them", () => {
    const marked = fc.array(standing, { minLength: 1, maxLength: 4 })
    const scene = fc.tuple(standing, marked, marked).chain(([known, ofA, ofB]) => {
      const phones = [phone("A", known, ofA), phone("B", known, ofB)]
      return fc.tuple(fc.constant(known), fc.constant(phones), arrivals(phones))
    })
    fc.assert(
      fc.property(scene, ([known, phones, order]) => {
        const line = replay(known, order)
        const [a = null, b = null] = phones.map(lastOf)
        expect([a, b]).toContainEqual(line.row)
        expect(clashesOn(line).length > 0).toBe(!sameStanding(a, b))
      }),
      { numRuns: 500 },
    )
  })

  test("of two phones end as somebody chooses, whichever came first", () => {
    const marked = fc.array(standing, { minLength: 1, maxLength: 4 })
    const scene = fc.tuple(standing, marked, marked).chain(([known, ofA, ofB]) => {
      const phones = [phone("A", known, ofA), phone("B", known, ofB)]
      const [a = null, b = null] = phones.map(lastOf)
      return fc.tuple(
        fc.constant(known),
        arrivals(phones),
        fc.constantFrom(a, b),
        fc.constantFrom("A", "B", "C"),
      )
    })
    fc.assert(
      fc.property(scene, ([known, order, to, device]) => {
        const line = replay(known, order)
        const chosen = takeMark(line, device, { number: 99, to, seen: [line.row], decides: true })
        expect([chosen.row, clashesOn(chosen)]).toEqual([to, []])
        // What was sent before the choice and comes only now changes nothing.
        const again = order.reduce((now, one) => takeMark(now, one.device, one.mark), chosen)
        expect([again.row, clashesOn(again)]).toEqual([to, []])
      }),
      { numRuns: 500 },
    )
  })

  test("beside what a member says of themselves give one roll in any order, or show that two differ", () => {
    const marked = fc.array(standing, { minLength: 1, maxLength: 4 })
    /** A member says that they are there, at the button or by a code: only who has no row yet gets one. */
    const sayHere = (line: MarkedLine): MarkedLine =>
      line.row === null ? { ...line, row: present, selfRecorded: true } : line
    const scene = marked.chain((ofA) => {
      const one = phone("A", null, ofA)
      return fc.tuple(fc.constant(one), arrivals([one]), fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }))
    })
    fc.assert(
      fc.property(scene, ([one, order, said]) => {
        const steps: ((line: MarkedLine) => MarkedLine)[] = order.map(
          ({ device, mark }) =>
            (line) =>
              takeMark(line, device, mark),
        )
        for (const at of said) steps.splice(at % (steps.length + 1), 0, sayHere)
        const line = steps.reduce((now, step) => step(now), arrived(null))
        const last = lastOf(one)
        // A phone that ends with nothing marked says nothing against somebody who says that they are there.
        if (last !== null) expect(line.row).toEqual(last)
        else expect([null, present]).toContainEqual(line.row)
        expect(clashesOn(line).length > 0).toBe(!sameStanding(line.row, last))
      }),
      { numRuns: 500 },
    )
  })

  const present = { status: "present", detail: null, reason: null } as const
  const late = { status: "late", detail: null, reason: null } as const
  const absent = { status: "absent", detail: null, reason: null } as const
  const mark = (number: number, to: MaybeStanding, more: Partial<Mark> = {}): Mark => ({
    number,
    to,
    seen: [null],
    decides: false,
    ...more,
  })
  test("do not write over what somebody else wrote meanwhile; whoever saw both chooses", () => {
    const clash = takeMark(arrived(absent), "A", mark(1, late))
    expect([clash.row, clashesOn(clash)]).toEqual([
      absent,
      [{ device: "A", number: 1, to: late, settled: false }],
    ])
    const both = takeMark(takeMark(arrived(null), "A", mark(1, late)), "B", mark(1, absent))
    expect(clashesOn(both).map(({ device }) => device)).toEqual(["B"])
    const chosen = takeMark(both, "B", mark(2, absent, { decides: true, seen: [late] }))
    expect([chosen.row, clashesOn(chosen)]).toEqual([absent, []])
    const kept = takeMark(both, "B", mark(2, late, { decides: true, seen: [late] }))
    expect([kept.row, clashesOn(kept)]).toEqual([late, []])
    const unseen = takeMark(both, "B", mark(2, absent, { decides: true, seen: [absent] }))
    expect([unseen.row, clashesOn(unseen)]).toMatchObject([late, [{ device: "B" }]])
  })
  test("never take a make-up away unless somebody who saw both chooses that", () => {
    const madeUp = { status: "made-up", detail: null, reason: null } as const
    const line: MarkedLine = { ...arrived(madeUp), selfRecorded: true }
    const seen = [madeUp]
    const pressed = takeMark(line, "A", mark(1, late, { seen }))
    expect([pressed.row, clashesOn(pressed)]).toMatchObject([madeUp, [{ device: "A", to: late }]])
    expect(takeMark(line, "A", mark(1, null, { seen })).row).toEqual(madeUp)
    const stays = takeMark(pressed, "B", mark(1, null, { seen, decides: true }))
    expect([stays.row, clashesOn(stays)]).toEqual([madeUp, []])
    const chosen = takeMark(pressed, "B", mark(1, late, { seen, decides: true }))
    expect([chosen.row, clashesOn(chosen)]).toEqual([late, []])
  })
  test("win over what members say themselves", () => {
    const own: MarkedLine = {
      row: { status: "present", detail: null, reason: null },
      selfRecorded: true,
      kept: [],
    }
    expect(takeMark(own, "A", mark(1, absent))).toMatchObject({ row: absent, selfRecorded: false })
  })
})
