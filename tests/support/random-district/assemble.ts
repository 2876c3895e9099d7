import type { Book, BookRow, Unit } from "../oracle/book.ts"
import { plusDays } from "../oracle/days.ts"
import type {
  ActivitySeed,
  MemberSeed,
  PlanSeed,
  PostSeed,
  RollSeed,
  Seeds,
  TrainingSeed,
  UnitSeed,
  WritingSeed,
} from "./seeds.ts"

/** The one that an index means among those there are; what is drawn may be larger than the list. */
function pick<T>(list: readonly T[], at: number): T {
  const one = list[at % list.length]
  if (one === undefined) throw new Error("nothing to pick from")
  return one
}

const padded = (number: number, places: number) => String(number).padStart(places, "0")

/** Makes a workbook of the seeds: one root, no circle, nothing that contradicts itself or points nowhere. */
export function assemble(seeds: Seeds): Book {
  const units = assembleUnits(seeds)
  const homes = units
    .filter((unit) => unit.kind === "branch" || unit.kind === "group")
    .map((unit) => unit.code)
  const members = seeds.members.map(assembleMember)
  const people = members.map((member) => member.code)
  const posts = withoutOverlaps(seeds.posts.flatMap((seed) => assemblePosts(seed, units, people)))
  const activities = seeds.activities.map((seed, at) => assembleActivity(seed, at, units, people, posts))
  return {
    units,
    members,
    memberships: seeds.members.flatMap((seed, at) => assembleMemberships(seed, pick(people, at), homes)),
    posts,
    activities,
    attendance: seeds.activities.flatMap((seed, at) => assembleRoll(seed, pick(activities, at), people)),
    trainings: seeds.trainings.map((seed) => assembleTraining(seed, people)),
    writings: seeds.writings.flatMap((seed) => assembleWritings(seed, people)),
    plans: onePerUnitAndYear(seeds.plans.map((seed) => assemblePlan(seed, units))),
  }
}

function onePerUnitAndYear(plans: readonly BookRow<"plans">[]): BookRow<"plans">[] {
  return [...new Map(plans.map((plan) => [`${plan.unit} ${plan.year}`, plan])).values()]
}

const emptySeed: UnitSeed = {
  above: 0,
  name: "",
  kind: 0,
  category: null,
  field: null,
  hasCentralGroup: true,
  hasCommittee: null,
  lectureCycle: null,
  studyDay: null,
  foundedOn: null,
  dissolvedOn: null,
}

function assembleUnit(seed: UnitSeed, code: string, name: string, kind: string, parent: string | null): Unit {
  const { above: _, ...cells } = seed
  const isBody = ["working-committee", "party-committee", "leading-group"].includes(kind)
  const contradicts =
    cells.foundedOn !== null && cells.dissolvedOn !== null && cells.dissolvedOn <= cells.foundedOn
  return {
    ...cells,
    code,
    name,
    kind,
    parent,
    category: isBody ? cells.category : null,
    dissolvedOn: contradicts ? null : cells.dissolvedOn,
  }
}

/** Each layer hangs from those before it, so there is one root and no circle. */
function assembleUnits(seeds: Seeds): Unit[] {
  const root = assembleUnit(emptySeed, "001", "和平区委", "district-committee", null)
  const bodies = [root]
  for (const [at, seed] of seeds.bodies.entries()) {
    const kind = pick(["working-committee", "party-committee", "leading-group"], seed.kind)
    const name = seed.kind % 7 === 3 ? "区直机关工委" : `${seed.name}${at}`
    bodies.push(assembleUnit(seed, `${101 + at}`, name, kind, pick(bodies, seed.above).code))
  }
  const departments = seeds.departments.map((seed, at) => {
    const name = pick(["区直机关工委", "区委组织部", "机关工委办公室"], seed.kind)
    return assembleUnit(seed, `001${padded(at + 1, 2)}`, name, "district-department", root.code)
  })
  const below =
    (parents: readonly Unit[], kind: string, code: (parent: string, at: number) => string) =>
    (seed: UnitSeed, at: number) => {
      const parent = pick(parents, seed.above).code
      return assembleUnit(seed, code(parent, at + 1), `${seed.name}${kind}${at}`, kind, parent)
    }
  const generals = seeds.generals.map(below(bodies, "general-branch", (parent, n) => `${parent}9${n}`))
  const branches = seeds.branches.map(
    below([...bodies, ...generals], "branch", (parent, n) => `${parent}-${padded(n, 4)}`),
  )
  const groups = seeds.groups.map(below(branches, "group", (parent, n) => `${parent}-${n}`))
  // Not in the order of the tree: a row may name a unit above it that comes later.
  return [...groups, ...branches, ...departments, ...bodies, ...generals]
}

function assembleMember(seed: MemberSeed, at: number): BookRow<"members"> {
  const { stints: _, ...cells } = seed
  const name = pick(["李国军", "张爱军", "欧阳·买买提"], at)
  return {
    ...cells,
    code: padded(at + 1, 6),
    name,
    circumstances: seed.circumstances.length === 0 ? null : seed.circumstances,
  }
}

/** One after the other, never two at once: a stay ends at the latest where the next begins. */
function assembleMemberships(
  seed: MemberSeed,
  member: string,
  homes: readonly string[],
): BookRow<"memberships">[] {
  const stints = seed.stints
    .filter((one, at) => seed.stints.findIndex((other) => other.fromOn === one.fromOn) === at)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  return stints.map(({ at, fromOn, days }, place) => {
    const next = stints[place + 1]?.fromOn ?? null
    const untilOn = earlier(days === null ? null : plusDays(fromOn, days), next)
    return { member, unit: pick(homes, at), fromOn, untilOn }
  })
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** The units to which such a post or activity belongs, or all where none does. */
function fitting(units: readonly Unit[], what: string): readonly Unit[] {
  const kinds = kindsFor[what] ?? []
  const found = units.filter((unit) => kinds.includes(unit.kind))
  return found.length === 0 ? units : found
}

const bodyKinds = ["district-committee", "working-committee", "party-committee", "leading-group"]
const kindsFor: Readonly<Record<string, readonly string[]>> = {
  "central-group-head": [...bodyKinds, "branch"],
  "central-group-member": [...bodyKinds, "branch"],
  "central-group-secretary": [...bodyKinds, "branch"],
  "central-group-study": [...bodyKinds, "branch"],
  "group-leader": ["group"],
  "group-meeting": ["group"],
  "party-lecture": [...bodyKinds, "branch"],
  secretary: [...bodyKinds, "general-branch", "branch"],
  "deputy-secretary": ["general-branch", "branch"],
  "committee-member": ["general-branch", "branch"],
  "committee-meeting": ["branch"],
  "collective-study": ["branch"],
  assembly: ["branch"],
}

function assemblePosts(
  seed: PostSeed,
  units: readonly Unit[],
  people: readonly string[],
): BookRow<"posts">[] {
  const unit = pick(seed.isFitting ? fitting(units, seed.post) : units, seed.at).code
  const rows: BookRow<"posts">[] = []
  let fromOn = seed.fromOn
  for (const [at, holder] of seed.holders.entries()) {
    const end = plusDays(fromOn, holder.days)
    const untilOn = seed.isOpen && at === seed.holders.length - 1 ? null : end
    rows.push({
      member: pick(people, holder.who),
      unit,
      post: seed.post,
      fromOn,
      untilOn,
    })
    fromOn = plusDays(end, holder.pause)
  }
  return rows
}

/** Two may hold a post at once, and one may hold two; but nobody holds the same one twice on a day. */
function withoutOverlaps(rows: readonly BookRow<"posts">[]): BookRow<"posts">[] {
  return rows.flatMap((row, at) => {
    const same = (other: BookRow<"posts">) =>
      other.member === row.member && other.unit === row.unit && other.post === row.post
    if (rows.findIndex((other) => same(other) && other.fromOn === row.fromOn) !== at) return []
    const later = rows
      .filter((other) => same(other) && other.fromOn > row.fromOn)
      .map((other) => other.fromOn)
    const next = later.reduce<string | null>((first, day) => earlier(first, day), null)
    return [{ ...row, untilOn: earlier(row.untilOn, next) }]
  })
}

function assembleActivity(
  seed: ActivitySeed,
  at: number,
  units: readonly Unit[],
  people: readonly string[],
  posts: readonly BookRow<"posts">[],
): BookRow<"activities"> {
  const { at: place, isFitting, day, time, roll: _, lecturer, ...cells } = seed
  const inOffice = posts.filter((row) => row.post === "secretary" && isHeldOn(row, day))
  const secretary = lecturer?.isSecretary && inOffice.length > 0 ? pick(inOffice, lecturer.who) : undefined
  const drawn = pick(isFitting ? fitting(units, seed.kind) : units, place).code
  const audience = [...new Set(seed.audience.map((one) => pick(units, one).code))]
  return {
    ...cells,
    code: `A${padded(at + 1, 5)}`,
    unit: seed.kind === "party-lecture" && isFitting ? (secretary?.unit ?? drawn) : drawn,
    startsAt: `${day} ${time}`,
    audience: audience.length === 0 ? null : audience,
    chair: seed.chair === null ? null : pick(people, seed.chair),
    lecturer: lecturer === null ? null : (secretary?.member ?? pick(people, lecturer.who)),
  }
}

function isHeldOn(row: BookRow<"posts">, day: string): boolean {
  return row.fromOn <= day && (row.untilOn === null || day < row.untilOn)
}

/** One row a person at most; 补课完成 always with its day, the others with a day to come where one is drawn. */
function assembleRoll(
  { day, roll: { listed, everyone } }: ActivitySeed,
  activity: BookRow<"activities">,
  people: readonly string[],
): BookRow<"attendance">[] {
  const row = (seed: RollSeed, member: string): BookRow<"attendance"> => {
    const missed = seed.status === "on-leave" || seed.status === "absent"
    const makesUp = seed.status === "made-up" || (missed && seed.hasDay)
    const helper = seed.helper === null ? null : pick(people, seed.helper)
    return {
      activity: activity.code,
      member,
      status: seed.status,
      leaveReason: missed ? seed.leaveReason : null,
      helper: makesUp && helper !== member ? helper : null,
      madeUpOn: makesUp ? plusDays(day, seed.after) : null,
    }
  }
  if (everyone === null) {
    const names = listed.map((seed) => pick(people, seed.who))
    return listed.flatMap((seed, at) => {
      const member = pick(names, at)
      return names.indexOf(member) === at ? [row(seed, member)] : []
    })
  }
  const missing = everyone.but === null ? null : pick(people, everyone.but)
  return people.filter((one) => one !== missing).map((member, at) => row(pick(listed, at), member))
}

function assembleTraining(seed: TrainingSeed, people: readonly string[]): BookRow<"trainings"> {
  const { who, days, ...cells } = seed
  const endedOn = days === null ? null : plusDays(seed.startedOn, days)
  return { ...cells, member: pick(people, who), endedOn }
}

function assembleWritings(seed: WritingSeed, people: readonly string[]): BookRow<"writings">[] {
  const { who, copies, ...cells } = seed
  return Array.from({ length: copies }, () => ({ ...cells, member: pick(people, who) }))
}

function assemblePlan(seed: PlanSeed, units: readonly Unit[]): BookRow<"plans"> {
  const branches = units.filter((unit) => unit.kind === "branch")
  const { at, filedOn, submittedBefore, year, remark } = seed
  const submittedOn =
    filedOn === null || submittedBefore === null ? null : plusDays(filedOn, -submittedBefore)
  return { unit: pick(branches, at).code, year, submittedOn, filedOn, remark }
}
