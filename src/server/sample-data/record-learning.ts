import type { Day } from "../../domain/shared/calendar.ts"
import type {
  Rank,
  TrainingKind,
  TrainingState,
  WritingKind,
  WritingState,
} from "../../domain/shared/words.ts"
import { pastDayOf } from "./days.ts"
import { type Random, randomFor } from "./random.ts"
import { models, theory } from "./topics.ts"
import { centralGroupPosts, committeePosts, holdsOn, type Person, type Unit, type World } from "./world.ts"

export interface Training {
  readonly person: Person
  readonly name: string
  readonly kind: TrainingKind
  readonly from: Day
  readonly until: Day | null
  /** Hundredths of an hour. */
  readonly hours: number
  readonly evidence: string | null
  readonly state: TrainingState | null
}

const courses: readonly (readonly [TrainingKind, readonly string[]])[] = [
  ["party-school", ["区委党校主体班", "科级干部进修班", "青年干部培训班", "村（社区）党支部书记培训班"]],
  [
    "training-class",
    ["学习型党组织建设专题培训班", "党务干部培训班", "法律知识专题培训班", "新农村建设专题班"],
  ],
  ["online-education", ["干部网络学院年度必修课", "党员网络课堂", "在线学习：行政管理"]],
  ["degree-study", ["在职研究生课程", "本科学历教育"]],
  ["self-taught-exam", ["自学考试：行政管理专业"]],
  ["correspondence", ["函授：经济管理"]],
  ["in-service-self-study", ["在职自学：信息技术", "在职自学：公文写作"]],
  ["job-training", ["岗位业务培训", "技能提升培训", "安全生产培训"]],
  ["other", ["赴外地考察培训", "专家授课培训"]],
]

const usual: readonly (readonly [number, number])[] = [
  [0, 28],
  [1, 24],
  [2, 26],
  [3, 3],
  [4, 2],
  [5, 2],
  [6, 5],
  [7, 8],
  [8, 2],
]

const hoursByDays: Readonly<Record<Rank, number>> = {
  "chu-head": 125,
  "chu-deputy": 125,
  "ke-head": 78,
  "ke-deputy": 78,
  clerk: 70,
  "other-cadre": 66,
  none: 0,
}

/** 培训 of a year: cadres and secretaries mostly near what they owe, others now and then. */
export function* trainings(world: World): Generator<Training> {
  for (const year of world.days.years) {
    for (const person of world.people) {
      if (person.stints.length === 0) continue
      const random = randomFor(world.seed, `training/${person.code}/${year}`)
      let rest = owedBeyondMeetings(person, year) * (0.55 + 0.75 * random.next())
      if (rest === 0 && random.chance(0.05)) rest = random.between(4, 24)
      for (let count = 0; rest > 3 && count < 8; count += 1) {
        const training = oneTraining(world, person, year, rest, random)
        rest -= training.hours / 100
        const last = training.until ?? training.from
        if (last <= world.until && training.from >= person.joinedOn) yield training
      }
    }
  }
}

function owedBeyondMeetings(person: Person, year: number): number {
  const byRank = hoursByDays[person.rank]
  if (byRank > 0) return byRank
  const midYear = `${year}-07-01`
  const posts = person.holdings.filter(
    (one) => one.from <= midYear && (one.until === null || midYear < one.until),
  )
  if (posts.some((one) => one.post === "secretary" && one.unit.field === "village")) return 30
  return posts.some((one) => committeePosts.has(one.post)) ? 10 : 0
}

function oneTraining(world: World, person: Person, year: number, rest: number, random: Random): Training {
  const [kind, names] = courses[random.weighted(usual)] ?? (["other", ["培训"]] as const)
  const hours = Math.min(random.pick([8, 16, 24, 40, 40, 56, 80]), Math.max(4, Math.ceil(rest * 2) / 2))
  const { first, last } = world.days.span(year)
  const start = random.between(first + 5, last)
  const length =
    kind === "party-school" || kind === "training-class" ? Math.ceil(hours / 8) : random.between(1, 40)
  const inHand = random.chance(0.9)
  return {
    person,
    name: random.pick(names),
    kind,
    from: world.days.at(start),
    until: random.chance(0.85) ? world.days.at(start + length - 1) : null,
    hours: Math.round(hours * 100),
    evidence: inHand ? random.pick(["结业证书", "培训证明", "成绩单", "学习记录截图"]) : null,
    state: random.weighted<TrainingState | null>([
      ["recognised", 70],
      [null, 18],
      ["pending", 7],
      ["returned", inHand ? 2 : 30],
    ]),
  }
}

export interface Writing {
  readonly person: Person
  readonly kind: WritingKind
  readonly title: string
  readonly day: Day
  readonly state: WritingState | null
}

/** 文章 of a year: the 中心组 owes three each; others write now and then. */
export function* writings(world: World): Generator<Writing> {
  for (const year of world.days.years) {
    for (const person of world.people) {
      if (person.stints.length === 0) continue
      const random = randomFor(world.seed, `writing/${person.code}/${year}`)
      const count = random.weighted(sitsInCentralGroup(person, year) ? leadersWrite : othersWrite)
      for (let number = 0; number < count; number += 1) {
        const writing = oneWriting(world, person, year, random)
        if (writing.day >= person.joinedOn) yield writing
      }
    }
  }
}

const leadersWrite = [
  [0, 4],
  [1, 7],
  [2, 15],
  [3, 38],
  [4, 24],
  [5, 12],
] as const
const othersWrite = [
  [0, 84],
  [1, 12],
  [2, 4],
] as const

function sitsInCentralGroup(person: Person, year: number): boolean {
  return person.holdings.some(
    (one) =>
      centralGroupPosts.has(one.post) &&
      one.from <= `${year}-12-31` &&
      (one.until === null || one.until > `${year}-06-30`),
  )
}

function oneWriting(world: World, person: Person, year: number, random: Random): Writing {
  const kind = random.weighted<WritingKind>([
    ["reflection", 70],
    ["theory-article", 20],
    ["speech", 10],
  ])
  const book = random.pick(theory)
  const titles: Readonly<Record<WritingKind, readonly string[]>> = {
    reflection: [`学习《${book}》心得体会`, `向${random.pick(models)}同志学习的体会`, `读《${book}》有感`],
    "theory-article": ["学用结合推动工作的思考", `从《${book}》谈基层党建`, "建设学习型党组织的几点认识"],
    speech: [`学习《${book}》交流发言`, "在专题研讨会上的发言"],
  }
  return {
    person,
    kind,
    title: random.pick(titles[kind]),
    day: world.days.at(pastDayOf(year, world.days, random)),
    state: random.weighted<WritingState | null>([
      ["accepted", 66],
      [null, 20],
      ["pending", 8],
      ["returned", 6],
    ]),
  }
}

export interface Plan {
  readonly unit: Unit
  readonly year: number
  readonly submittedOn: Day | null
  readonly filedOn: Day | null
  readonly remark: string | null
}

/** Units that make a yearly plan and are there: branches with people, committees, the district. */
function plansYearly(world: World, unit: Unit): boolean {
  if (unit.kind === "branch") return unit.stints.some((stint) => holdsOn(stint, world.until))
  return unit.parent === null || unit.category !== null
}

/** 学习计划: most in time, some late, some never; the next year's where it was in by then. */
export function* plans(world: World): Generator<Plan> {
  for (const year of [...world.days.years, Math.max(...world.days.years) + 1]) {
    for (const unit of world.units) {
      if (!plansYearly(world, unit)) continue
      const plan = onePlan(world, unit, year)
      if (plan) yield plan
    }
  }
}

function onePlan(world: World, unit: Unit, year: number): Plan | null {
  const { days } = world
  const random = randomFor(world.seed, `plan/${unit.local}/${year}`)
  if (!random.chance(0.6 + 0.39 * unit.zeal)) return null
  const opening = year > Math.max(...days.years) ? days.span(year - 1).last + 1 : days.span(year).first
  const early = random.chance(0.2 + 0.75 * unit.zeal)
  // The directive of 5 January 2010 gave that first year until the end of the month.
  const base = early ? (year === 2010 ? opening + 6 : opening - 36) : opening + 34
  const submitted = base + random.between(0, early ? 12 : 40)
  const filed = submitted + random.between(1, 11)
  if (submitted > days.until) return null
  const returned = random.chance(0.04)
  const submittedOn = days.at(submitted)
  const filedOn = returned || filed > days.until ? null : days.at(filed)
  const remark = returned
    ? "请补充党课安排后重新报送"
    : random.pick([null, "同意备案", "已备案", "已备案，请按计划落实"])
  // That of the district is filed with nobody: it is published the day it is ready, and nobody remarks on it.
  if (unit.parent === null) return { unit, year, submittedOn, filedOn: submittedOn, remark: null }
  return { unit, year, submittedOn, filedOn, remark }
}
