import { type Day, plusDays } from "../../domain/shared/calendar.ts"
import type { Post } from "../../domain/shared/words.ts"
import { type Days, pastDayOf, someDayOf } from "./days.ts"
import { type Random, randomFor } from "./random.ts"
import { type Person, subtree, type Unit } from "./world.ts"

interface Hall {
  readonly days: Days
  readonly random: Random
  readonly firstDay: Day
  /** Leaders of a committee already; nobody leads two. */
  readonly leaders: Set<Person>
  /** Its secretary stays in the books after its end. */
  readonly afterlife: Unit | null
}

const officers: readonly Post[] = [
  "organisation-officer",
  "publicity-officer",
  "discipline-officer",
  "committee-member",
  "committee-member",
]

/** Fills the posts of every unit, with hand-overs over the years; leaders of committees get their rank. */
export function fillPosts(seed: number, units: readonly Unit[], days: Days, afterlife: Unit | null): void {
  const firstDay = days.at(days.span(Math.min(...days.years)).first)
  const hall: Hall = { days, random: randomFor(seed, "posts"), firstDay, leaders: new Set(), afterlife }
  const committees = units.filter((unit) => unit.category !== null)
  const [root] = units
  for (const committee of committees) fillCommittee(committee, hall)
  if (root) fillRoot(root, committees, hall)
  for (const unit of units) {
    if (unit.kind === "general-branch") fillGeneralBranch(unit, hall)
    if (unit.kind === "branch") fillBranch(unit, hall)
    if (unit.kind === "group") fillGroup(unit, hall)
    if (unit.kind === "district-department" && unit.name === "区直机关工委" && root)
      fillOffice(unit, root, hall)
  }
}

function hold(person: Person, unit: Unit, post: Post, from: Day, until: Day | null): void {
  const holding = { person, unit, post, from, until }
  person.holdings.push(holding)
  unit.holdings.push(holding)
}

/** People of a unit who belong there from before the years generated (or its founding) to its end, fit first. */
function pool(unit: Unit, { firstDay, random }: Hall): Person[] {
  const found: { person: Person; key: number }[] = []
  for (const one of subtree(unit)) {
    for (const { person, from, until } of one.stints) {
      const founded = unit.foundedOn !== null && unit.foundedOn >= firstDay && from === unit.foundedOn
      const stays = until === null || until === unit.dissolvedOn
      if (!stays || !(from < firstDay || founded) || person.status === "probationary") continue
      const unfit = person.circumstances.length * 2 + (Number(person.bornOn.slice(0, 4)) < 1950 ? 1 : 0)
      found.push({ person, key: unfit + random.next() })
    }
  }
  return found.sort((left, right) => left.key - right.key).map(({ person }) => person)
}

/** When somebody who belongs came into their post. */
function since(person: Person, unit: Unit, hall: Hall): Day {
  const came = person.stints[0]?.from ?? person.joinedOn
  const firstYear = Number(hall.firstDay.slice(0, 4))
  const founded = unit.foundedOn
  if (founded !== null && founded >= hall.firstDay) return founded
  const day = someDayOf(
    hall.random.between(Math.max(Number(came.slice(0, 4)), firstYear - 6), firstYear - 1),
    hall.random,
  )
  const earliest = founded !== null && founded > came ? founded : came
  return day > earliest ? day : earliest
}

/** Posts held together over the years: their holder, and at hand-overs (so likely a year) the next of the queue. */
function succession(unit: Unit, posts: readonly Post[], queue: Person[], chance: number, hall: Hall): void {
  const { days, random } = hall
  let person = queue.shift()
  if (!person) return
  let from = since(person, unit, hall)
  for (const year of days.years) {
    const yearly = days.at(pastDayOf(year, days, random))
    const stop = unit.stopsOn?.startsWith(String(year)) ? unit.stopsOn : null
    const day = stop ?? yearly
    const happens = random.chance(chance) || stop !== null
    const ended = unit.dissolvedOn !== null && day >= unit.dissolvedOn
    const next = happens && day > from && !ended ? queue.shift() : undefined
    if (!next) continue
    for (const post of posts) hold(person, unit, post, from, day)
    person = next
    from = random.chance(0.75) ? day : plusDays(day, random.between(10, 45))
  }
  const staysOnPaper = unit === hall.afterlife && posts.includes("secretary")
  // After a hand-over late in the life of a unit nobody may have followed.
  if (unit.dissolvedOn !== null && from >= unit.dissolvedOn && !staysOnPaper) return
  for (const post of posts) hold(person, unit, post, from, staysOnPaper ? null : unit.dissolvedOn)
}

function fillBranch(branch: Unit, hall: Hall): void {
  const queue = pool(branch, hall)
  const size = queue.length
  if (!branch.hasCommittee) {
    const spare = queue.slice(0, 1 + Math.min(2, size - 1))
    succession(branch, ["secretary"], spare, 0.1, hall)
    return
  }
  const seats = Math.min(officers.length - 2 + (size > 40 ? 2 : 0), Math.max(0, size - 2))
  const members = queue.splice(0, seats)
  const deputy = size > 15 ? queue.shift() : undefined
  succession(branch, ["secretary"], queue.splice(0, 3), 0.1, hall)
  if (deputy) succession(branch, ["deputy-secretary"], [deputy], 0, hall)
  members.forEach((member, seat) => {
    const reserve = hall.random.chance(0.06) ? queue.splice(0, 1) : []
    succession(
      branch,
      [officers[seat] ?? "committee-member"],
      [member, ...reserve],
      reserve.length > 0 ? 0.9 : 0,
      hall,
    )
  })
}

function fillGroup(group: Unit, hall: Hall): void {
  succession(group, ["group-leader"], pool(group, hall).slice(0, 2), 0.05, hall)
}

function fillGeneralBranch(unit: Unit, hall: Hall): void {
  const queue = pool(unit, hall)
  succession(unit, ["secretary"], queue.splice(0, 2), 0.08, hall)
  for (const post of ["organisation-officer", "publicity-officer", "committee-member"] as const) {
    succession(unit, [post], queue.splice(0, 1), 0, hall)
  }
}

/** Leaders come from the committee's own office, where there are enough of them. */
function leadersOf(committee: Unit, hall: Hall): Person[] {
  const oldest = Math.max(...hall.days.years) - 58
  const isFit = (person: Person) => person.inService && Number(person.bornOn.slice(0, 4)) >= oldest
  const free = (unit: Unit | undefined) =>
    unit ? pool(unit, hall).filter((person) => !hall.leaders.has(person) && isFit(person)) : []
  const own = free(committee.children.find((unit) => unit.kind === "branch"))
  return own.length >= 3 ? own : free(committee)
}

const leadership: readonly Post[] = [
  "deputy-secretary",
  "discipline-officer",
  "organisation-officer",
  "publicity-officer",
  "committee-member",
  "committee-member",
  "committee-member",
]

function fillCommittee(committee: Unit, hall: Hall): void {
  const { random } = hall
  const ranked = committee.category !== "other"
  const queue = leadersOf(committee, hall)
  const size = Math.min(queue.length, 2 + random.between(4, 7))
  const chosen = queue.splice(0, size)
  for (const person of chosen) hall.leaders.add(person)
  const heads = chosen.splice(0, 2)
  const study: readonly Post[] = committee.hasCentralGroup ? ["central-group-head"] : []
  const deputies = committee.category === "town" ? 2 : 1
  heads.forEach((person, index) => {
    if (ranked) person.rank = index === 0 ? "chu-head" : "chu-deputy"
  })
  succession(committee, ["secretary", ...study], heads, 0.12, hall)
  chosen.forEach((person, index) => {
    if (ranked) person.rank = index < deputies ? "chu-deputy" : "ke-head"
    succession(committee, [leadership[index] ?? "committee-member"], [person], 0, hall)
    if (committee.hasCentralGroup) joinCentralGroup(person, committee, hall)
  })
  const secretary = queue[0]
  if (committee.hasCentralGroup && secretary) {
    hold(secretary, committee, "central-group-secretary", since(secretary, committee, hall), null)
  }
}

/** Most sit in the 中心组 all along; a few come or go in mid-year. */
function joinCentralGroup(person: Person, unit: Unit, hall: Hall): void {
  const { days, random } = hall
  const from = since(person, unit, hall)
  const day = days.at(pastDayOf(random.pick(days.years), days, random))
  if (random.chance(0.06)) hold(person, unit, "central-group-member", day, null)
  else if (random.chance(0.05) && day > from) hold(person, unit, "central-group-member", from, day)
  else hold(person, unit, "central-group-member", from, null)
}

/** The district's own leaders: people from its first offices. */
function fillRoot(root: Unit, committees: readonly Unit[], hall: Hall): void {
  const inOffices = committees.filter((unit) => unit.category === "district-office").slice(0, 4)
  const from = inOffices.length > 0 ? inOffices : committees.slice(0, 1)
  const queue = from.flatMap((unit) => leadersOf(unit, hall).slice(0, 4))
  const chosen = queue.slice(0, 11)
  for (const person of chosen) {
    hall.leaders.add(person)
    person.rank = "chu-head"
  }
  const secretary = chosen.splice(0, 1)
  succession(root, ["secretary", "central-group-head"], secretary, 0, hall)
  chosen.forEach((person, index) => {
    succession(root, [index < 2 ? "deputy-secretary" : "committee-member"], [person], 0, hall)
    joinCentralGroup(person, root, hall)
  })
}

/** 区直机关工委 has a secretary and a deputy of its own. */
function fillOffice(unit: Unit, root: Unit, hall: Hall): void {
  const offices = root.children.filter((one) => one.category === "district-office")
  const queue = offices.slice(0, 6).flatMap((one) => leadersOf(one, hall).slice(0, 1))
  const chosen = queue.slice(0, 2)
  for (const person of chosen) {
    hall.leaders.add(person)
    person.rank = "chu-deputy"
  }
  succession(unit, ["secretary"], chosen.slice(0, 1), 0, hall)
  succession(unit, ["deputy-secretary"], chosen.slice(1), 0, hall)
}
