import fc from "fast-check"
import { plusDays, weeksOf } from "../oracle/days.ts"
import { words } from "../oracle/words.ts"

/**
 * What a random district is drawn as. Nothing in a seed points at anything by code: `at`, `above`, `who` and
 * the like are numbers that `assemble.ts` takes modulo what there is, so that any smaller draw still is a district.
 */
type Drawn<T> = T extends fc.Arbitrary<infer V> ? V : never

/** Days on which something turns: of the year, of halves, quarters, months, ISO weeks, and of the yearly rules. */
function turnsOf(year: number): string[] {
  const weeks = weeksOf(year).flatMap((week) => [week.first, week.last])
  const days = [
    "01-01",
    "01-31",
    "02-01",
    "03-15",
    "03-31",
    "04-01",
    "06-30",
    "07-01",
    "08-14",
    "08-15",
    "08-16",
  ]
  return [
    ...days.map((day) => `${year}-${day}`),
    ...["10-01", "12-15", "12-30", "12-31"].map((day) => `${year}-${day}`),
    ...[weeks.at(0), weeks.at(1), weeks.at(-2), weeks.at(-1)].flatMap((day) => day ?? []),
    plusDays(`${year}-03-01`, -1),
    `${year - 1}-12-31`,
    `${year + 1}-01-01`,
    `${year + 1}-01-31`,
    `${year + 1}-02-01`,
  ]
}

/** The days around a year from which a district is drawn. */
export function daysAround(year: number) {
  const after = (day: string, most: number) =>
    fc.integer({ min: 0, max: most }).map((days) => plusDays(day, days))
  const turn = fc.constantFrom(...turnsOf(year))
  const within = after(`${year}-01-01`, 364)
  return {
    turn,
    /** From the year before to the year after, most of them in the year or where something turns. */
    any: fc.oneof({ weight: 4, arbitrary: within }, turn, after(`${year - 1}-01-01`, 1094)),
    turning: fc.oneof({ weight: 2, arbitrary: turn }, within),
    /** Also years back, within any cycle of five. */
    since: fc.oneof({ weight: 3, arbitrary: within }, after(`${year - 4}-01-01`, 5 * 365)),
  }
}
const longAgo = fc.constantFrom("1991-08-09", "2004-02-29", "2008-12-31")

const index = fc.nat({ max: 999 })
/** Whether the unit is one to which such a post or activity belongs; otherwise it is any unit. */
const isFitting = fc.constantFrom(true, true, true, false)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 })
/** Empty one time in eight; {@link maybe} is one time in four, {@link seldom} three times in four. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 8 })
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, arbitrary)
const line = fc.constantFrom("学习", "学习,讨论", '学"三会一课"', "0012", "=1+1")
const text = fc.oneof(line, fc.constant("第一行\n第二行"))
const hours = fc.constantFrom(100, 50, 125, 75, 225, 400, 800, 1, 1233)

/** Moves and changes of category more often than the rest: most of a tree's figures hang on them. */
const unitItems = [...words.unitItems, "上级组织编码", "上级组织编码", "类别", "设中心组"] as const

/** Everything a district is assembled from, about `size` branches and the rest in proportion. */
export function seeds(size: number, year: number) {
  const days = daysAround(year)
  const list = <T>(one: fc.Arbitrary<T>, most: number, least = 0) =>
    fc.array(one, { minLength: least, maxLength: most, size: "max" })
  const unit = unitSeed(days)
  return fc.record({
    departments: list(unit, 2),
    bodies: list(unit, size),
    generals: list(unit, Math.ceil(size / 2)),
    branches: list(unit, size, 1),
    groups: list(unit, size),
    members: list(memberSeed(days), size * 3, 1),
    posts: list(postSeed(days, year), size * 4),
    activities: list(activitySeed(days), size * 12),
    trainings: list(trainingSeed(days), size * 9),
    writings: list(writingSeed(days), size * 4),
    plans: list(planSeed(days, year), size * 2),
    leaves: list(leaveSeed(days), size * 3),
    planLines: list(planLineSeed(year), size * 4),
    unitChanges: list(changeSeed(unitItems, days), size * 7),
    memberChanges: list(changeSeed(words.memberItems, days), size * 6),
    tasks: list(taskSeed(days, year), size * 10),
  })
}
export type Seeds = Drawn<ReturnType<typeof seeds>>

type Days = ReturnType<typeof daysAround>

const unitSeed = (days: Days) =>
  fc.record({
    above: index,
    name: fc.constantFrom<string[]>("第一", "城关", "和平路"),
    kind: index,
    category: maybe(fc.constantFrom(...words.categories)),
    field: maybe(fc.oneof(fc.constant("农村" as const), fc.constantFrom(...words.fields))),
    hasCentralGroup: maybe(fc.boolean()),
    hasCommittee: maybe(fc.boolean()),
    lectureCycle: maybe(fc.constantFrom(...words.lectureCycles)),
    studyDay: maybe(fc.constantFrom(...words.studyDays)),
    foundedOn: seldom(fc.oneof({ weight: 4, arbitrary: days.turning }, longAgo)),
    dissolvedOn: seldom(fc.oneof({ weight: 4, arbitrary: days.turning }, longAgo)),
  })
export type UnitSeed = Drawn<ReturnType<typeof unitSeed>>

/** A stay in a unit: until the next one begins, or some days where `days` says so. */
const stintSeed = (days: Days) =>
  fc.record({
    at: index,
    fromOn: fc.oneof({ weight: 3, arbitrary: longAgo }, days.any),
    days: maybe(fc.oneof(fc.constantFrom(1, 2, 31), fc.integer({ min: 1, max: 900 }))),
  })

const memberSeed = (days: Days) =>
  fc.record({
    gender: maybe(fc.constantFrom("男" as const, "女" as const)),
    bornOn: maybe(fc.constantFrom("1949-10-01", "1960-02-29")),
    phone: maybe(fc.constantFrom("13800000000", "0531-8888")),
    status: maybe(fc.constantFrom(...words.memberStatuses)),
    joinedOn: maybe(longAgo),
    rank: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(null, "无" as const) },
      fc.constantFrom(...words.ranks),
    ),
    inService: maybe(fc.boolean()),
    circumstances: fc.subarray([...words.circumstances]),
    stints: fc.array(stintSeed(days), { maxLength: 4 }),
  })
export type MemberSeed = Drawn<ReturnType<typeof memberSeed>>

/** A post that passes from hand to hand: each holder some days, the next after a pause (or before: an overlap). */
const postSeed = (days: Days, year: number) =>
  fc.record({
    at: index,
    isFitting,
    post: fc.oneof(
      fc.constantFrom(...words.posts),
      fc.constantFrom("书记" as const, "中心组组长" as const, "中心组成员" as const),
    ),
    fromOn: fc.oneof(longAgo, days.any, fc.constantFrom(`${year - 1}-01-01`, `${year - 1}-06-30`)),
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
export type PostSeed = Drawn<ReturnType<typeof postSeed>>

/** A row of an attendance list; the make-up is `after` days from the activity (before it, where negative). */
const rollRow = fc.record({
  who: index,
  status: fc.constantFrom(...words.attendance),
  leaveReason: maybe(line),
  helper: mostly(fc.oneof(index, fc.constant("oneself" as const))),
  after: fc.constantFrom(0, 1, 7, 29, 30, 31, 45, 200, -1, -20),
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

/** Most of them meetings and studies that obligations ask for. */
const activityKind = fc.oneof(
  fc.constantFrom(...words.activities),
  fc.constantFrom("集中学习" as const, "党课" as const, "中心组学习" as const),
  fc.constantFrom("支委会" as const, "党员大会" as const, "党小组会" as const, "主题党日" as const),
)

const activitySeed = (days: Days) =>
  fc.record({
    at: index,
    isFitting,
    kind: activityKind,
    topic: line,
    day: fc.oneof({ weight: 3, arbitrary: days.any }, days.turn, days.since),
    time: fc.constantFrom("09:00", "23:30", "00:10", "14:30", "00:00", "23:59"),
    hours: fc.oneof({ weight: 9, arbitrary: hours }, fc.constant(0)),
    state: fc.oneof(fc.constantFrom(null, "已举行" as const), fc.constantFrom(...words.activityStates)),
    audience: fc.oneof(fc.constant<number[]>([]), fc.array(index, { maxLength: 3 })),
    content: mostly(text),
    form: maybe(line),
    place: maybe(line),
    chair: maybe(index),
    /** The 书记 of that day, somebody of the roster, or somebody from outside (of the same name as a member). */
    lecturer: fc.option(
      fc.record({ is: fc.constantFrom("secretary", "secretary", "member", "outsider"), who: index }),
      { freq: 2 },
    ),
    minutes: mostly(text),
    effect: mostly(text),
    sitting: maybe(fc.constantFrom("甲", "乙")),
    meetingMode: maybe(fc.constantFrom(...words.meetingModes)),
    studyPaths: fc.subarray([...words.studyPaths]),
    contentCategories: fc.subarray([...words.contentCategories], { maxLength: 2 }),
    roll,
  })
export type ActivitySeed = Drawn<ReturnType<typeof activitySeed>>

const trainingSeed = (days: Days) =>
  fc.record({
    who: index,
    name: line,
    kind: fc.constantFrom(...words.trainings),
    startedOn: days.since,
    days: maybe(fc.constantFrom(0, 1, 10, 40, 400)),
    hours: fc.oneof(hours, fc.constantFrom(1600, 5600, 30_000)),
    evidence: maybe(line),
    state: fc.oneof(fc.constantFrom(null, "已认定" as const), fc.constantFrom(...words.trainingStates)),
  })
export type TrainingSeed = Drawn<ReturnType<typeof trainingSeed>>

/** `copies`: the same line again, word for word. */
const writingSeed = (days: Days) =>
  fc.record({
    who: index,
    kind: fc.constantFrom(...words.writings),
    title: line,
    writtenOn: days.any,
    state: fc.oneof(fc.constantFrom(null, "已采纳" as const), fc.constantFrom(...words.writingStates)),
    copies: fc.constantFrom(1, 1, 2),
  })
export type WritingSeed = Drawn<ReturnType<typeof writingSeed>>

const planSeed = (days: Days, year: number) =>
  fc.record({
    at: index,
    year: fc.constantFrom(year, year, year - 1, year + 1),
    filedOn: maybe(fc.oneof(days.turn, days.any)),
    submittedBefore: maybe(fc.constantFrom(0, 1, 20)),
    remark: maybe(text),
  })
export type PlanSeed = Drawn<ReturnType<typeof planSeed>>

/** Leave of some days; `backAfter`: so many days after its first one somebody reported back. */
const leaveSeed = (days: Days) =>
  fc.record({
    who: index,
    fromOn: fc.oneof(days.turn, days.any),
    days: fc.constantFrom(0, 0, 1, 6, 30),
    kind: fc.constantFrom(...words.leaveKinds),
    remark: maybe(line),
    state: maybe(fc.constantFrom(...words.leaveStates)),
    decidedBy: maybe(index),
    backAfter: maybe(fc.constantFrom(0, 1, 7)),
  })
export type LeaveSeed = Drawn<ReturnType<typeof leaveSeed>>

const planLineSeed = (year: number) =>
  fc.record({
    at: index,
    year: fc.constantFrom(year, year, year - 1, year + 1),
    ordinal: fc.integer({ min: 1, max: 12 }),
    month: maybe(fc.integer({ min: 1, max: 12 })),
    topic: line,
    contentCategories: fc.subarray([...words.contentCategories], { maxLength: 3 }),
    form: maybe(fc.constantFrom("集中学习", "党课", "自己定的形式")),
    lecturer: maybe(fc.constantFrom("外请老师", "王书记")),
    responsible: maybe(index),
    hours: maybe(hours),
  })
export type PlanLineSeed = Drawn<ReturnType<typeof planLineSeed>>

/** What an item of somebody or of a unit was from a day on (null: since always). */
const changeSeed = <I extends string>(items: readonly I[], days: Days) =>
  fc.record({
    at: index,
    item: fc.constantFrom(...items),
    value: index,
    fromOn: fc.option(fc.oneof(days.turning, days.any, days.since), { freq: 3 }),
  })
export type ChangeSeed<I extends string> = Drawn<ReturnType<typeof changeSeed<I>>>

/** A task that somebody did; which of the two days a report or a mailing has is `isWhole`. */
const taskSeed = (days: Days, year: number) =>
  fc.record({
    kind: index,
    at: index,
    who: index,
    year: fc.constantFrom(year, year, year - 1),
    twoMonths: fc.integer({ min: 1, max: 6 }),
    day: fc.oneof({ weight: 3, arbitrary: days.any }, days.turn),
    later: fc.constantFrom(0, 0, 1, 40),
    isWhole: fc.constantFrom(true, true, false),
  })
export type TaskSeed = Drawn<ReturnType<typeof taskSeed>>
