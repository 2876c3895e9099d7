import fc from "fast-check"
import { expect, test } from "vitest"
import { slotParts } from "../../src/domain/calendar/study-slot.ts"
import {
  changesBetween,
  isUnchanged,
  type PlanChanges,
  type PlanContent,
  type PlanLine,
} from "../../src/domain/plans/plan-content.ts"
import { contentCategories, lectureCycles, studyDays } from "../../src/domain/shared/words.ts"

const text = fc.option(fc.string({ maxLength: 8 }), { nil: null })

const line = (planLineId: number): fc.Arbitrary<Omit<PlanLine, "ordinal">> =>
  fc.record({
    planLineId: fc.constant(planLineId),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
    topic: fc.string({ minLength: 1, maxLength: 8 }),
    contentCategories: fc.uniqueArray(fc.constantFrom(...Object.values(contentCategories)), { maxLength: 3 }),
    form: text,
    lecturer: text,
    responsibleId: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    hundredthHours: fc.option(fc.integer({ min: 0, max: 999 }), { nil: null }),
  })

/** A version of one plan: some of its lines, in any order, and what is said of the year. */
const content: fc.Arbitrary<PlanContent> = fc.record({
  goals: text,
  guidance: text,
  reading: text,
  note: text,
  visitIds: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
  studyDay: fc.option(fc.constantFrom(...Object.values(studyDays)), { nil: null }),
  slotPart: fc.option(fc.constantFrom(...Object.values(slotParts)), { nil: null }),
  lectureCycle: fc.option(fc.constantFrom(...Object.values(lectureCycles)), { nil: null }),
  lines: fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 })
    .chain((ids) => fc.tuple(...ids.map(line)))
    .map((lines) => lines.map((one, index) => ({ ...one, ordinal: index + 1 }))),
})

/** A version with what is said to have become of it, worked out by itself. */
function apply(
  before: PlanContent,
  after: PlanContent,
  { fields, added, changed, removed }: PlanChanges,
): PlanContent {
  const lines = new Map(before.lines.map((one) => [one.planLineId, one]))
  for (const { planLineId } of removed) lines.delete(planLineId)
  for (const { before: was, after: is } of changed) {
    expect(lines.get(was.planLineId)).toEqual(was)
    lines.set(is.planLineId, is)
  }
  for (const one of added) {
    expect(lines.has(one.planLineId)).toBe(false)
    lines.set(one.planLineId, one)
  }
  const said = Object.fromEntries(fields.map((field) => [field, after[field]]))
  return { ...before, ...said, lines: [...lines.values()].sort((one, two) => one.ordinal - two.ordinal) }
}

test("the versions of an amended plan add up: the first with all changes is the last", () => {
  fc.assert(
    fc.property(fc.array(content, { minLength: 1, maxLength: 6 }), (versions) => {
      const [first, ...others] = versions
      if (!first) return
      let now = first
      for (const next of others) now = apply(now, next, changesBetween(now, next))
      expect(now).toEqual(versions.at(-1))
    }),
  )
})

test("a version differs from itself in nothing, and from another in something", () => {
  fc.assert(
    fc.property(content, content, (one, other) => {
      expect(isUnchanged(changesBetween(one, structuredClone(one)))).toBe(true)
      expect(isUnchanged(changesBetween(one, other))).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})
