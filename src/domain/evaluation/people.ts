import type { CategorySubject, Span } from "../people/category.ts"
import { type Day, firstDayOf, lastDayOf, type Period, plusDays } from "../shared/calendar.ts"
import type { MemberId } from "../shared/ids.ts"
import type { Circumstance, Post } from "../shared/words.ts"
import type { Unit } from "./units.ts"

/** A person as the judgement sees them (interpretation.md, "what a person is"). */
export interface Person extends CategorySubject {
  readonly who: "person"
  readonly id: MemberId
  readonly code: string
  readonly name: string
  readonly memberships: readonly (CategorySubject["memberships"][number] & { readonly unit: Unit })[]
  readonly posts: readonly (Span & { readonly post: Post; readonly unit: Unit } & Pick<
      CategorySubject["posts"][number],
      "fieldOn"
    >)[]
  readonly inServiceOn: (day: Day) => boolean
  readonly circumstancesOn: (day: Day) => readonly Circumstance[]
  /** "A person's organisation for the year": that of the latest membership covering a day of it. */
  readonly unitForYear: Unit | undefined
}

/** Whether a span covers a day of a period. */
function touches({ fromOn, untilOn }: Span, first: Day, last: Day): boolean {
  return fromOn <= last && (untilOn === null || (untilOn > first && untilOn > fromOn))
}

/** The span that covers a day of the year and begins latest. */
export function latestInYear<T extends Span>(spans: readonly T[], year: number): T | undefined {
  let latest: T | undefined
  for (const span of spans) {
    if (!touches(span, firstDayOf(year), lastDayOf(year))) continue
    if (latest === undefined || span.fromOn > latest.fromOn) latest = span
  }
  return latest
}

/** Whether somebody is a member of some unit on every day of a period; one membership may follow another. */
export function belongsThroughout({ memberships }: Person, { first, last }: Period): boolean {
  let covered = plusDays(first, -1)
  for (const { fromOn, untilOn } of [...memberships].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    if (fromOn > plusDays(covered, 1)) break
    const end = untilOn === null ? last : plusDays(untilOn, -1)
    if (end > covered) covered = end
  }
  return covered >= last
}
