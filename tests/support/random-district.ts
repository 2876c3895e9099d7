import fc from "fast-check"
import type { Book, Case } from "./oracle/book.ts"
import { plusDays } from "./oracle/days.ts"
import { assemble } from "./random-district/assemble.ts"
import { anyDay, seeds } from "./random-district/seeds.ts"

/** The year around which random districts are drawn; the years before and after it hold something too. */
export const judgedYear = 2010

/**
 * Small districts full of what is odd but happens: gaps and moves, posts that change hands, units founded and
 * dissolved in the middle of a month, activities outside their unit's life or at 23:30, guests, make-ups too late
 * or still to come. A correct import refuses none of them. `size` is the largest number of branches; the rest is
 * in proportion (at most 3 members and 12 activities a branch).
 */
export function districts({ size }: { readonly size: number }): fc.Arbitrary<Book> {
  return seeds(size).map(assemble)
}

/** Days to judge on, most of them in the judged year or where a period or a deadline turns. */
export function judgementDays(): fc.Arbitrary<string> {
  const deadlines = fc.constantFrom(
    "2011-03-01",
    "2009-12-31",
    "2010-01-31",
    "2010-02-01",
    "2010-12-31",
    "2011-01-02",
    "2011-01-03",
    "2011-01-30",
    "2011-01-31",
  )
  return fc.oneof(deadlines, anyDay)
}

/**
 * A random district with a year and a day to judge it on: half the days are the day, or the eve, of one of its
 * own records in that year.
 */
export function cases({ size }: { readonly size: number }): fc.Arbitrary<Case> {
  return fc
    .record({
      book: districts({ size }),
      year: fc.constantFrom(judgedYear, judgedYear, judgedYear + 1),
      day: judgementDays(),
      record: fc.option(fc.nat({ max: 9999 }), { freq: 2 }),
      eve: fc.boolean(),
    })
    .map(({ book, year, day, record, eve }) => {
      const days = recordedDays(book).filter((one) => one.startsWith(`${year}`))
      const recorded = record === null ? undefined : days[record % days.length]
      return { book, year, asOf: recorded === undefined ? day : plusDays(recorded, eve ? -1 : 0) }
    })
}

/** The days from which the records count. */
function recordedDays(book: Book): string[] {
  const days = [
    ...book.activities.map((one) => one.startsAt.slice(0, 10)),
    ...book.attendance.map((one) => one.madeUpOn),
    ...book.trainings.map((one) => one.endedOn ?? one.startedOn),
    ...book.writings.map((one) => one.writtenOn),
    ...book.plans.map((one) => one.filedOn),
  ]
  return [...new Set(days.filter((day) => day !== null))]
}
