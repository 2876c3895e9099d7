import fc from "fast-check"
import {
  activityKinds,
  activityStates,
  attendanceStatuses,
  circumstances,
  genders,
  lectureCycles,
  memberStatuses,
  orgCategories,
  orgFields,
  posts,
  ranks,
  studyDays,
  trainingKinds,
  trainingStates,
  writingKinds,
  writingStates,
} from "../../../src/domain/shared/words.ts"
import { plusDays } from "../oracle/days.ts"

/**
 * What a random district is drawn as. Nothing in a seed points at anything by code: `at`, `above`, `who` and
 * the like are numbers that `assemble.ts` takes modulo what there is, so that any smaller draw still is a district.
 */
type Drawn<T> = T extends fc.Arbitrary<infer V> ? V : never

/** Days on which something turns: of the year, of halves, quarters, months, ISO weeks, and of the yearly rules. */
const turns = [
  "2010-01-01",
  "2009-12-31",
  "2009-12-28",
  "2010-01-03",
  "2010-01-04",
  "2010-01-31",
  "2010-02-01",
  "2010-03-15",
  "2010-03-31",
  "2010-04-01",
  "2010-06-30",
  "2010-07-01",
  "2010-08-14",
  "2010-08-15",
  "2010-08-16",
  "2010-10-01",
  "2010-12-26",
  "2010-12-27",
  "2010-12-30",
  "2010-12-31",
  "2011-01-01",
  "2011-01-02",
  "2011-01-03",
  "2011-01-31",
]
const turn = fc.constantFrom(...turns)
const within2010 = fc.integer({ min: 0, max: 364 }).map((days) => plusDays("2010-01-01", days))
const around2010 = fc.integer({ min: 0, max: 1094 }).map((days) => plusDays("2009-01-01", days))

/** A day from 2009 to 2011, most of them in 2010 or where something turns. */
export const anyDay = fc.oneof({ weight: 4, arbitrary: within2010 }, turn, around2010)
const turningDay = fc.oneof({ weight: 2, arbitrary: turn }, within2010)
const longAgo = fc.constantFrom("1991-08-09", "2004-02-29", "2008-12-31")

const index = fc.nat({ max: 999 })
/** Whether the unit is one to which such a post or activity belongs; otherwise it is any unit. */
const isFitting = fc.constantFrom(true, true, true, false)
const wordOf = <T extends string>(words: Readonly<Record<string, T>>) =>
  fc.constantFrom(...Object.values(words))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 })
/** Empty one time in eight; {@link maybe} is one time in four, {@link seldom} three times in four. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 8 })
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, arbitrary)
const line = fc.constantFrom("学习", "学习,讨论", '学"三会一课"', "0012", "=1+1")
const text = fc.oneof(line, fc.constant("第一行\n第二行"))

const unit = fc.record({
  above: index,
  name: fc.constantFrom<string[]>("第一", "城关", "和平路"),
  kind: index,
  category: maybe(wordOf(orgCategories)),
  field: maybe(fc.oneof(fc.constant("village" as const), wordOf(orgFields))),
  hasCentralGroup: maybe(fc.boolean()),
  hasCommittee: maybe(fc.boolean()),
  lectureCycle: maybe(wordOf(lectureCycles)),
  studyDay: maybe(wordOf(studyDays)),
  foundedOn: seldom(fc.oneof({ weight: 4, arbitrary: turningDay }, longAgo)),
  dissolvedOn: seldom(fc.oneof({ weight: 4, arbitrary: turningDay }, longAgo)),
})
export type UnitSeed = Drawn<typeof unit>

/** A stay in a unit: until the next one begins, or some days where `days` says so. */
const stint = fc.record({
  at: index,
  fromOn: fc.oneof({ weight: 3, arbitrary: longAgo }, anyDay),
  days: maybe(fc.oneof(fc.constantFrom(1, 2, 31), fc.integer({ min: 1, max: 900 }))),
})

const member = fc.record({
  gender: maybe(wordOf(genders)),
  bornOn: maybe(fc.constantFrom("1949-10-01", "1960-02-29")),
  phone: maybe(fc.constantFrom("13800000000", "0531-8888")),
  status: maybe(wordOf(memberStatuses)),
  joinedOn: maybe(longAgo),
  rank: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(null, "none" as const) }, wordOf(ranks)),
  inService: maybe(fc.boolean()),
  circumstances: fc.subarray(Object.values(circumstances)),
  stints: fc.array(stint, { maxLength: 4 }),
})
export type MemberSeed = Drawn<typeof member>

/** A post that passes from hand to hand: each holder some days, the next after a pause (or before: an overlap). */
const post = fc.record({
  at: index,
  isFitting,
  post: fc.oneof(
    wordOf(posts),
    fc.constant("secretary" as const),
    wordOf({
      中心组组长: "central-group-head",
      中心组成员: "central-group-member",
      中心组秘书: "central-group-secretary",
    }),
  ),
  fromOn: fc.oneof(longAgo, anyDay, fc.constantFrom("2009-01-01", "2009-06-30", "2009-12-31")),
  holders: fc.array(
    fc.record({
      who: index,
      days: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.constantFrom(1, 365, 730, 7300)),
      pause: fc.constantFrom(0, 0, 1, 20, -1, -40),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  isOpen: fc.boolean(),
})
export type PostSeed = Drawn<typeof post>

/** A row of an attendance list; the make-up is `after` days from the activity. */
const rollRow = fc.record({
  who: index,
  status: wordOf(attendanceStatuses),
  leaveReason: maybe(line),
  helper: mostly(index),
  after: fc.constantFrom(0, 1, 7, 29, 30, 31, 45, 200),
  hasDay: fc.boolean(),
})
export type RollSeed = Drawn<typeof rollRow>

const roll = fc.oneof(
  /** Only these. */
  fc.record({ listed: fc.array(rollRow, { maxLength: 6 }), everyone: fc.constant(null) }),
  /** Everybody in the district, but perhaps for one; statuses go round from `listed`. */
  fc.record({
    listed: fc.array(rollRow, { minLength: 1, maxLength: 4 }),
    everyone: fc.record({ but: fc.option(index, { freq: 2 }) }),
  }),
)

const hours = fc.constantFrom(100, 50, 125, 75, 225, 400, 800, 1, 1233)
/** Half of them from the meetings and studies that obligations ask for. */
const activityKind = fc.oneof(
  wordOf(activityKinds),
  fc.constantFrom(
    "collective-study" as const,
    "collective-study" as const,
    "party-lecture" as const,
    "party-lecture" as const,
    "central-group-study" as const,
    "committee-meeting" as const,
    "assembly" as const,
    "group-meeting" as const,
  ),
)

const activity = fc.record({
  at: index,
  isFitting,
  kind: activityKind,
  topic: line,
  day: fc.oneof({ weight: 3, arbitrary: anyDay }, turn),
  time: fc.constantFrom("09:00", "23:30", "00:10", "14:30", "00:00", "23:59"),
  hours: fc.oneof({ weight: 9, arbitrary: hours }, fc.constant(0)),
  state: fc.oneof(fc.constantFrom(null, "held" as const), wordOf(activityStates)),
  audience: fc.oneof(fc.constant<number[]>([]), fc.array(index, { maxLength: 3 })),
  content: mostly(text),
  form: maybe(line),
  place: maybe(line),
  chair: maybe(index),
  lecturer: fc.option(fc.record({ isSecretary: fc.constantFrom(true, true, false), who: index }), {
    freq: 2,
  }),
  minutes: mostly(text),
  effect: mostly(text),
  sitting: maybe(fc.constantFrom("甲", "乙")),
  roll,
})
export type ActivitySeed = Drawn<typeof activity>

const training = fc.record({
  who: index,
  name: line,
  kind: wordOf(trainingKinds),
  startedOn: anyDay,
  days: maybe(fc.constantFrom(0, 1, 10, 40, 400)),
  hours: fc.oneof(hours, fc.constantFrom(1600, 5600)),
  evidence: maybe(line),
  state: fc.oneof(fc.constantFrom(null, "recognised" as const), wordOf(trainingStates)),
})
export type TrainingSeed = Drawn<typeof training>

/** `copies`: the same line again, word for word. */
const writing = fc.record({
  who: index,
  kind: wordOf(writingKinds),
  title: line,
  writtenOn: anyDay,
  state: fc.oneof(fc.constantFrom(null, "accepted" as const), wordOf(writingStates)),
  copies: fc.constantFrom(1, 1, 2),
})
export type WritingSeed = Drawn<typeof writing>

const plan = fc.record({
  at: index,
  year: fc.constantFrom(2010, 2010, 2009, 2011),
  filedOn: maybe(
    fc.oneof(
      fc.constantFrom("2009-12-31", "2010-01-01", "2010-01-31", "2010-02-01", "2010-12-31", "2011-01-01"),
      anyDay,
    ),
  ),
  submittedBefore: maybe(fc.constantFrom(0, 1, 20)),
  remark: maybe(text),
})
export type PlanSeed = Drawn<typeof plan>

/** Everything a district is assembled from, about `size` branches and the rest in proportion. */
export function seeds(size: number) {
  const list = <T>(one: fc.Arbitrary<T>, most: number, least = 0) =>
    fc.array(one, { minLength: least, maxLength: most, size: "max" })
  return fc.record({
    departments: list(unit, 2),
    bodies: list(unit, size),
    generals: list(unit, Math.ceil(size / 2)),
    branches: list(unit, size, 1),
    groups: list(unit, size),
    members: list(member, size * 3, 1),
    posts: list(post, size * 4),
    activities: list(activity, size * 12),
    trainings: list(training, size * 6),
    writings: list(writing, size * 4),
    plans: list(plan, size * 2),
  })
}
export type Seeds = Drawn<ReturnType<typeof seeds>>
