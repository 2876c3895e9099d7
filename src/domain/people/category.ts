import type { Category } from "../policy/clause.ts"
import { type Day, dayOf, firstDayOf } from "../shared/calendar.ts"
import { scaledToMonths } from "../shared/quantity.ts"
import type { OrgField, OrgKind, Post, Rank } from "../shared/words.ts"

/** Something that holds from a day up to, not including, another. */
export interface Span {
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** A field of life, day by day: of the branch, for a 党小组 of the branch above it. */
type FieldOn = (day: Day) => OrgField | null

/** A person as far as their training category depends on it. */
export interface CategorySubject {
  readonly rankOn: (day: Day) => Rank
  readonly memberships: readonly (Span & { readonly fieldOn: FieldOn })[]
  readonly posts: readonly (Span & {
    readonly post: Post
    readonly unit: { readonly kind: OrgKind }
    readonly fieldOn: FieldOn
  })[]
  /** The days on which the rank changes, or the field of a unit. */
  readonly turns: readonly Day[]
}

/** Whether a span covers a day. */
export function covers(span: Span, day: Day): boolean {
  return span.fromOn <= day && (span.untilOn === null || day < span.untilOn)
}

function fits(category: Category, person: CategorySubject, day: Day): boolean {
  const { ranks, holding, fields } = category
  if (ranks && !ranks.includes(person.rankOn(day))) return false
  if (fields && !person.memberships.some((one) => covers(one, day) && isOneOf(fields, one.fieldOn(day)))) {
    return false
  }
  return !holding || person.posts.some((held) => fitsPost(holding, held, day))
}

/** Whether a post held that day is one that a category asks for. */
export function fitsPost(
  { posts, kinds, fields }: NonNullable<Category["holding"]>,
  held: CategorySubject["posts"][number],
  day: Day,
): boolean {
  if (!posts.includes(held.post) || !kinds.includes(held.unit.kind) || !covers(held, day)) return false
  return !fields || isOneOf(fields, held.fieldOn(day))
}

const isOneOf = (fields: readonly OrgField[], field: OrgField | null) =>
  field !== null && fields.includes(field)

/** The first category of the list whose conditions hold on the day; the lists end with one that takes everybody. */
export function categoryOn(
  categories: readonly Category[],
  person: CategorySubject,
  day: Day,
): Category | undefined {
  return categories.find((category) => fits(category, person, day))
}

/** What a person's year asks: the category that names it, the target in hours, and how the months add up to it. */
export interface YearlyTarget {
  readonly category: Category
  /** In hours, rounded up to a multiple of 0.5. */
  readonly hours: number
  /** One entry for each counted month, 1 to 12. */
  readonly months: readonly {
    readonly month: number
    readonly category: Category
    readonly yearHours: number
  }[]
}

/**
 * How a year's target of anybody is found. A month counts when the person is a member on its 15th, and adds a twelfth
 * of the target of the category held that day (interpretation.md, "a person's yearly training target"). `hoursOf`
 * gives a category's target for a full year in hours. No counted month: undefined.
 */
export function yearlyTargets(
  categories: readonly Category[],
  hoursOf: (category: Category) => number,
  year: number,
): (person: CategorySubject) => YearlyTarget | undefined {
  const days = fifteenths(year)
  const [first = firstDayOf(year)] = days
  // Nearly everybody is the same all year, and asked the same as others of their category.
  const allYear = new Map<Category, YearlyTarget | undefined>()
  return (person) => {
    if (!isTheSameThroughout(person, days)) {
      return addedUp(
        days.map((day) => memberCategoryOn(categories, person, day)),
        hoursOf,
      )
    }
    const category = memberCategoryOn(categories, person, first)
    if (!category) return undefined
    const target =
      allYear.get(category) ??
      addedUp(
        days.map(() => category),
        hoursOf,
      )
    allYear.set(category, target)
    return target
  }
}

/** The target of a year by the category of each of its months; undefined in one that does not count. */
function addedUp(
  categoryIn: readonly (Category | undefined)[],
  hoursOf: (category: Category) => number,
): YearlyTarget | undefined {
  const months = categoryIn.flatMap((category, index) =>
    category ? [{ month: index + 1, category, yearHours: hoursOf(category) }] : [],
  )
  const last = months.at(-1)
  if (!last) return undefined
  const sum = months.reduce((total, { yearHours }) => total + yearHours, 0)
  return { category: last.category, hours: scaledToMonths(sum, 1), months }
}

function memberCategoryOn(
  categories: readonly Category[],
  person: CategorySubject,
  day: Day,
): Category | undefined {
  const belongs = person.memberships.some((membership) => covers(membership, day))
  return belongs ? categoryOn(categories, person, day) : undefined
}

/** Whether nothing about a person turns after the first of some days, up to the last: so it is with nearly everybody. */
function isTheSameThroughout({ memberships, posts, turns }: CategorySubject, days: readonly Day[]): boolean {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return false
  const between = (turn: Day | null) => turn !== null && turn > first && turn <= last
  const turning = ({ fromOn, untilOn }: Span) => between(fromOn) || between(untilOn)
  return !memberships.some(turning) && !posts.some(turning) && !turns.some(between)
}

function fifteenths(year: number): Day[] {
  return Array.from({ length: 12 }, (_, index) =>
    dayOf(`${String(year).padStart(4, "0")}-${String(index + 1).padStart(2, "0")}-15`),
  )
}
