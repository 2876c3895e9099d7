import type { Category } from "../policy/clause.ts"
import type { Day } from "../shared/calendar.ts"
import type { OrgField, OrgKind, Post, Rank } from "../shared/words.ts"
import { type CategorySubject, categoryOn, covers, fitsPost, type Span } from "./category.ts"

/** What made a rule fit: nothing named means that the rule takes whoever no other has taken. */
export interface CategoryGround {
  readonly rank?: Rank
  readonly post?: { readonly post: Post; readonly kind: OrgKind; readonly fromOn: Day }
  readonly field?: OrgField
}

/** A person's training category on a day, why, and since when without a break. */
export interface ExplainedCategory {
  readonly category: Category
  readonly ground: CategoryGround
  readonly since: Day
}

/** Explains a person's category on a day; undefined while they belong to no unit. */
export function explainCategory(
  categories: readonly Category[],
  person: CategorySubject,
  day: Day,
): ExplainedCategory | undefined {
  const belongs = (on: Day) => person.memberships.some((one) => covers(one, on))
  const category = belongs(day) ? categoryOn(categories, person, day) : undefined
  if (!category) return undefined
  let since = day
  // Between two turns nothing changes, so looking at each of them is enough.
  for (const turn of turnsUpTo(day, person)) {
    if (!belongs(turn) || categoryOn(categories, person, turn)?.name !== category.name) break
    since = turn
  }
  return { category, ground: groundOf(category, person, day), since }
}

/** The days on which anything about a person begins or ends, the latest first. */
function turnsUpTo(day: Day, { memberships, posts, turns }: CategorySubject): Day[] {
  const spans: readonly Span[] = [...memberships, ...posts]
  const ends = spans.flatMap(({ fromOn, untilOn }) => (untilOn === null ? [fromOn] : [fromOn, untilOn]))
  return [...new Set([...ends, ...turns])].filter((turn) => turn <= day).sort((a, b) => (a < b ? 1 : -1))
}

function groundOf({ ranks, holding, fields }: Category, person: CategorySubject, day: Day): CategoryGround {
  const post = holding && person.posts.find((held) => fitsPost(holding, held, day))
  const field = fields && person.memberships.find((one) => covers(one, day))?.fieldOn(day)
  return {
    ...(ranks ? { rank: person.rankOn(day) } : {}),
    ...(post ? { post: { post: post.post, kind: post.unit.kind, fromOn: post.fromOn } } : {}),
    ...(field ? { field } : {}),
  }
}
