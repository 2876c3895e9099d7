import type { Category } from "../policy/clause.ts"
import { type Day, dayOf } from "../shared/calendar.ts"
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
 * A month counts when the person is a member on its 15th, and adds a twelfth of the target of the category held
 * that day (interpretation.md, "a person's yearly training target"). `hoursOf` gives a category's target for a
 * full year in hours. No counted month: undefined.
 */
export function yearlyTarget(
  categories: readonly Category[],
  hoursOf: (category: Category) => number,
  person: CategorySubject,
  year: number,
): YearlyTarget | undefined {
  const months: { month: number; category: Category; yearHours: number }[] = []
  for (const day of fifteenths(year)) {
    if (!person.memberships.some((membership) => covers(membership, day))) continue
    const category = categoryOn(categories, person, day)
    if (category) months.push({ month: Number(day.slice(5, 7)), category, yearHours: hoursOf(category) })
  }
  const last = months.at(-1)
  if (!last) return undefined
  const sum = months.reduce((total, { yearHours }) => total + yearHours, 0)
  return { category: last.category, hours: scaledToMonths(sum, 1), months }
}

const known = new Map<number, Day[]>()

function fifteenths(year: number): Day[] {
  let days = known.get(year)
  if (!days) {
    days = Array.from({ length: 12 }, (_, index) =>
      dayOf(`${String(year).padStart(4, "0")}-${String(index + 1).padStart(2, "0")}-15`),
    )
    known.set(year, days)
  }
  return days
}
