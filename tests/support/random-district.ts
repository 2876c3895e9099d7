import fc from "fast-check"
import type { Book, Case } from "./oracle/book.ts"
import { plusDays } from "./oracle/days.ts"
import { assemble } from "./random-district/assemble.ts"
import { daysAround, seeds } from "./random-district/seeds.ts"

/** The year around which random districts are drawn where none is said. */
export const judgedYear = 2010

/**
 * Small districts full of what is odd but happens: units that move, there and back or in years to come, with all
 * that is below them; people promoted, retired or frail from a day on; gaps and moves, posts that change hands, units
 * founded and dissolved in the middle of a month, activities outside their unit's life or at 23:30, guests, lecturers
 * from outside, make-ups too early, too late or still to come. A correct import refuses none of them. `size` is the
 * largest number of branches; the rest is in proportion (at most 3 members and 12 activities a branch). Most days
 * lie in `year`; the years before and after it hold something too.
 */
export function districts({
  size,
  year = judgedYear,
}: {
  readonly size: number
  readonly year?: number
}): fc.Arbitrary<Book> {
  return seeds(size, year).map(assemble)
}

/**
 * Any year for which the calendar of working days is there, and the first for which it is not; more often those in which
 * packs begin and end.
 */
const anyYear = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 2010, max: 2027 }) },
  fc.constantFrom(2010, 2010, 2013, 2017, 2019, 2024, 2025, 2026, 2027),
)

/**
 * A random district with a year and a day to judge it on: half the days are the day, or the eve, of one of its
 * own records in that year; most others lie in the year or where a period or a deadline turns. The year is the one
 * around which the district is drawn, or the next; drawn from all those that packs speak of where none is said.
 */
export function cases({ size, year }: { readonly size: number; readonly year?: number }): fc.Arbitrary<Case> {
  return (year === undefined ? anyYear : fc.constant(year)).chain((drawn) =>
    fc
      .record({
        book: districts({ size, year: drawn }),
        year: fc.constantFrom(drawn, drawn, Math.min(drawn + 1, 2027)),
        day: fc.oneof({ weight: 3, arbitrary: daysAround(drawn).any }, fc.constant(`${drawn + 2}-03-01`)),
        record: fc.option(fc.nat({ max: 9999 }), { freq: 2 }),
        eve: fc.boolean(),
      })
      .map(({ book, year, day, record, eve }) => {
        const days = recordedDays(book).filter((one) => one.startsWith(`${year}`))
        const recorded = record === null ? undefined : days[record % days.length]
        return { book, year, asOf: recorded === undefined ? day : plusDays(recorded, eve ? -1 : 0) }
      }),
  )
}

/** The days from which the records count. */
function recordedDays(book: Book): string[] {
  const days = [
    ...book.activities.map((one) => one.startsAt.slice(0, 10)),
    ...book.attendance.map((one) => one.madeUpOn),
    ...book.trainings.map((one) => one.endedOn ?? one.startedOn),
    ...book.writings.map((one) => one.writtenOn),
    ...book.plans.map((one) => one.filedOn),
    ...book.branchChecks.map((one) => one.checkedOn),
    ...book.archives.map((one) => one.filedOn),
  ]
  return [...new Set(days.filter((day) => day !== null))]
}
