import type { Day } from "../../domain/shared/calendar.ts"
import type {
  Circumstance,
  Gender,
  LectureCycle,
  MemberStatus,
  OrgCategory,
  OrgField,
  OrgKind,
  Post,
  Rank,
  StudyDay,
} from "../../domain/shared/words.ts"
import type { Days } from "./days.ts"

export interface Unit {
  readonly code: string
  /** The code without the district: unique as well, and short. */
  readonly local: string
  readonly name: string
  readonly kind: OrgKind
  readonly parent: Unit | null
  readonly category: OrgCategory | null
  readonly field: OrgField | null
  readonly hasCentralGroup: boolean
  readonly lectureCycle: LectureCycle | null
  readonly studyDay: StudyDay | null
  /** How much of what it owes it does: 0 nothing, 1 everything. */
  readonly zeal: number
  hasCommittee: boolean
  foundedOn: Day | null
  dissolvedOn: Day | null
  /** After this day (a hand-over) hardly anything happens. */
  stopsOn: Day | null
  readonly children: Unit[]
  readonly stints: Stint[]
  readonly holdings: Holding[]
}

export interface Person {
  readonly index: number
  readonly code: string
  readonly name: string
  readonly gender: Gender
  readonly bornOn: Day
  readonly phone: string | null
  readonly status: MemberStatus
  readonly joinedOn: Day
  rank: Rank
  readonly inService: boolean
  readonly circumstances: readonly Circumstance[]
  /** How reliably they come: 0 to 1. */
  readonly bent: number
  /** The branch or group they are first placed in; none for the few without a unit. */
  readonly home: Unit | null
  readonly stints: Stint[]
  readonly holdings: Holding[]
}

/** 组织关系: somebody belongs to a branch or group. */
export interface Stint {
  readonly person: Person
  readonly unit: Unit
  readonly from: Day
  readonly until: Day | null
}

/** 任职 */
export interface Holding {
  readonly person: Person
  readonly unit: Unit
  readonly post: Post
  readonly from: Day
  readonly until: Day | null
}

/** The district as it stands before anything happens in it. */
export interface World {
  readonly seed: number
  readonly days: Days
  readonly until: Day
  /** Parents before children. */
  readonly units: readonly Unit[]
  readonly root: Unit
  readonly people: readonly Person[]
  /** In a large district minutes are short. */
  readonly terse: boolean
  readonly oddities: Oddities
}

/** Odd things that an import takes as they stand. */
export interface Oddities {
  /** Holds a meeting after its end, and keeps one member and its secretary in the books. */
  readonly afterlife: Unit | null
  /** Has one member, who stays. */
  readonly lone: Unit | null
  /** Welcomes somebody who does not belong. */
  readonly host: Unit | null
}

/** A span that holds on a day; ends are exclusive. */
export function holdsOn(span: { readonly from: Day; readonly until: Day | null }, day: Day): boolean {
  return span.from <= day && (span.until === null || day < span.until)
}

/** Whether a unit exists on a day. */
export function lives(unit: Unit, day: Day): boolean {
  return (
    (unit.foundedOn === null || unit.foundedOn <= day) &&
    (unit.dissolvedOn === null || day < unit.dissolvedOn)
  )
}

/** The unit and everything below it. */
export function* subtree(unit: Unit): Generator<Unit> {
  yield unit
  for (const child of unit.children) yield* subtree(child)
}

/** Who belongs on a day to the unit or to one below it. */
export function belongingOn(unit: Unit, day: Day): Person[] {
  const found: Person[] = []
  for (const one of subtree(unit)) {
    for (const stint of one.stints) if (holdsOn(stint, day)) found.push(stint.person)
  }
  return found
}

/** Who holds one of the posts in the unit on a day, each once. */
export function holdersOn(unit: Unit, posts: ReadonlySet<Post>, day: Day): Person[] {
  const found: Person[] = []
  for (const holding of unit.holdings) {
    if (posts.has(holding.post) && holdsOn(holding, day) && !found.includes(holding.person)) {
      found.push(holding.person)
    }
  }
  return found
}

/** Posts of a committee: those a 支委会 expects. */
export const committeePosts: ReadonlySet<Post> = new Set<Post>([
  "secretary",
  "deputy-secretary",
  "organisation-officer",
  "publicity-officer",
  "discipline-officer",
  "committee-member",
])

export const centralGroupPosts: ReadonlySet<Post> = new Set<Post>([
  "central-group-head",
  "central-group-member",
])

const chairs: ReadonlySet<Post> = new Set<Post>(["secretary", "group-leader"])

/** Who leads the unit on a day: its 书记, or the 党小组长 of a group. */
export function leaderOn(unit: Unit, day: Day): Person | null {
  return holdersOn(unit, chairs, day)[0] ?? null
}
