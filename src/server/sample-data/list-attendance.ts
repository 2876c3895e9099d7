import { wasThere } from "../../domain/events/was-there.ts"
import type { Day } from "../../domain/shared/calendar.ts"
import type { ActivityKind, AttendanceStatus } from "../../domain/shared/words.ts"
import type { Happening } from "./happening.ts"
import { type Random, randomFor } from "./random.ts"
import {
  belongingOn,
  centralGroupPosts,
  committeePosts,
  holdersOn,
  type Person,
  type Unit,
  type World,
} from "./world.ts"

export interface Present {
  readonly person: Person
  readonly status: AttendanceStatus
  readonly reason: string | null
  readonly helper: Person | null
  readonly madeUpOn: Day | null
}

const reasons = {
  frail: ["年老体弱行动不便", "住院治疗", "身体不适", "在家休养"],
  away: ["外出务工", "在外地经商", "外出务工未归", "随子女在外地居住"],
  others: ["公务出差", "参加上级会议", "病假", "照顾家人", "家中有事", "值班", "外出培训", "接待来访群众"],
  fields: ["农忙", "赶集卖菜", "病假", "照顾家人", "家中有事", "走亲戚", "参加镇上会议"],
} as const

/** Kinds whose absences a branch makes up for. */
const madeUpKinds: ReadonlySet<ActivityKind> = new Set<ActivityKind>([
  "collective-study",
  "party-lecture",
  "topical-training",
  "distance-education",
])

/** The attendance list of an activity; nobody twice. Only what was held has one. */
export function listAttendance(world: World, happening: Happening): Present[] {
  if (happening.state !== "held") return []
  const random = randomFor(world.seed, `roll/${happening.code}`)
  const { unit } = happening
  const expected = expectedAt(happening)
  const isLarge = unit.kind !== "branch" && unit.kind !== "group" && expected.length > 60
  // Careless keepers of the list forget a few; at large gatherings some branches never hand theirs in.
  const complete = !isLarge && random.chance(0.7 + 0.29 * unit.zeal)
  const listed = isLarge ? 0.7 + 0.3 * unit.zeal : complete ? 1 : 0.9
  const helpers = helpersOf(unit, happening.day)
  const list: Present[] = []
  for (const person of expected) {
    if (person === happening.lecturer) list.push(coming(person, "present"))
    else if (listed === 1 || random.chance(listed)) {
      const turned = turnOut(world, happening, person, helpers, random)
      // Whoever leads it is there.
      list.push(person === happening.chair && !wasThere(turned.status) ? coming(person, "present") : turned)
    }
  }
  const guest = guestAt(world, happening, random)
  if (guest && !expected.includes(guest)) list.push(coming(guest, "present"))
  return list
}

function expectedAt({ kind, unit, day, audience }: Happening): Person[] {
  if (kind === "committee-meeting") return holdersOn(unit, committeePosts, day)
  if (kind === "central-group-study") return holdersOn(unit, centralGroupPosts, day)
  if (unit.kind === "branch" || unit.kind === "group") return belongingOn(unit, day)
  const belonging = (audience ?? [unit]).flatMap((one) => belongingOn(one, day))
  // Talks above the branches are for those with a rank or a post; lectures are for everybody.
  if (kind === "party-lecture" || unit.kind === "general-branch") return belonging
  return belonging.filter((person) => person.rank !== "none" || person.holdings.length > 0)
}

function coming(person: Person, status: AttendanceStatus): Present {
  return { person, status, reason: null, helper: null, madeUpOn: null }
}

function turnOut(
  world: World,
  { kind, unit, day }: Happening,
  person: Person,
  helpers: readonly Person[],
  random: Random,
): Present {
  const { leave, absent, reason } = hindrances(person, unit)
  const drawn = random.next()
  if (drawn >= leave + absent) return coming(person, random.chance(0.025) ? "late" : "present")
  const onLeave = drawn < leave
  const why = onLeave && random.chance(0.97) ? random.pick(reasons[reason]) : null
  const missed: Present = { ...coming(person, onLeave ? "on-leave" : "absent"), reason: why }
  if (!madeUpKinds.has(kind)) return missed
  const willing = reason === "away" || reason === "frail" ? 0.3 * unit.zeal : 0.25 + 0.68 * unit.zeal
  if (!random.chance(willing)) return missed
  const free = helpers.filter((helper) => helper !== person)
  const helper = free.length > 0 && random.chance(0.95) ? random.pick(free) : null
  const delay = random.chance(0.87) ? random.between(2, 28) : random.between(31, 75)
  const madeUp = world.days.indexOf(day) + delay
  // A make-up still to come has its helper already.
  if (madeUp > world.days.until || random.chance(0.05)) return { ...missed, helper }
  return { ...missed, status: "made-up", helper, madeUpOn: world.days.at(madeUp) }
}

function hindrances(
  person: Person,
  unit: Unit,
): { readonly leave: number; readonly absent: number; readonly reason: keyof typeof reasons } {
  if (person.circumstances.includes("away")) return { leave: 0.8, absent: 0.15, reason: "away" }
  if (person.circumstances.includes("frail")) return { leave: 0.5, absent: 0.08, reason: "frail" }
  const slack = 1 - person.bent * 0.6 - unit.zeal * 0.4
  return {
    leave: 0.03 + 0.09 * slack,
    absent: 0.005 + 0.1 * slack,
    reason: unit.field === "village" ? "fields" : "others",
  }
}

function helpersOf(unit: Unit, day: Day): Person[] {
  const own = holdersOn(unit, committeePosts, day)
  const leaders = unit.kind === "group" ? holdersOn(unit, new Set(["group-leader" as const]), day) : own
  return leaders.slice(0, 4)
}

/** Now and then somebody of a neighbouring branch sits in; at the host's, every time it studies. */
function guestAt(world: World, { unit, kind, day }: Happening, random: Random): Person | null {
  if (unit.kind !== "branch" || kind === "committee-meeting") return null
  const isHost = unit === world.oddities.host && kind === "assembly"
  if (!isHost && !random.chance(0.001)) return null
  const neighbours = (unit.parent?.children ?? []).filter((one) => one !== unit && one.kind === "branch")
  const people = neighbours.flatMap((one) => belongingOn(one, day))
  return people.length === 0 ? null : random.pick(people)
}
