import { type Day, plusDays } from "../../domain/shared/calendar.ts"
import { type Days, pastDayOf, someDayOf } from "./days.ts"
import { type Random, randomFor } from "./random.ts"
import { lives, type Oddities, type Person, type Unit } from "./world.ts"

/** Gives everybody with a home their memberships: arrivals, moves with and without a gap, departures. */
export function placePeople(
  seed: number,
  people: readonly Person[],
  units: readonly Unit[],
  days: Days,
  oddities: Oddities,
): void {
  const random = randomFor(seed, "memberships")
  const homes = units.filter(
    (unit) => (unit.kind === "branch" || unit.kind === "group") && unit !== oddities.lone,
  )
  let kept = false
  for (const person of people) {
    if (person.home === null) continue
    const staysOnPaper = person.home === oddities.afterlife && !kept
    if (staysOnPaper) kept = true
    const staysPut = staysOnPaper || person.home === oddities.lone
    place(person, person.home, { homes, lone: oddities.lone, days, random, staysPut })
  }
}

interface Circle {
  readonly homes: readonly Unit[]
  /** Nobody moves there. */
  readonly lone: Unit | null
  readonly days: Days
  readonly random: Random
  /** They never move, not even when their unit ends. */
  readonly staysPut: boolean
}

function place(person: Person, home: Unit, circle: Circle): void {
  const { days, random } = circle
  const branch = branchOf(home)
  const from = arrivalDay(person, days, random)
  const end = branch.dissolvedOn
  if (branch.foundedOn !== null && branch.foundedOn >= days.at(days.span(Math.min(...days.years)).first)) {
    comeTogether(person, home, from, branch.foundedOn, circle)
  } else if (end !== null && !circle.staysPut) {
    const start = notBefore(branch.foundedOn, from)
    if (start < end) belong(person, home, start, end)
    const next = nextHome(branch, end, circle)
    if (next) belong(person, next, start < end ? end : start, null)
  } else {
    wander(person, home, notBefore(branch.foundedOn, from), circle)
  }
}

/** A branch founded in the years generated: those who were somewhere before come from there. */
function comeTogether(person: Person, home: Unit, from: Day, founded: Day, circle: Circle): void {
  const before = from < founded ? nextHome(branchOf(home), founded, circle) : null
  const start = before ? notBefore(branchOf(before).foundedOn, from) : from
  if (before && start < founded) belong(person, before, start, founded)
  belong(person, home, notBefore(founded, from), null)
}

function branchOf(home: Unit): Unit {
  return home.kind === "group" && home.parent ? home.parent : home
}

function notBefore(earliest: Day | null, day: Day): Day {
  return earliest !== null && earliest > day ? earliest : day
}

function belong(person: Person, unit: Unit, from: Day, until: Day | null): void {
  const stint = { person, unit, from, until }
  person.stints.push(stint)
  unit.stints.push(stint)
}

/** Most belong where they joined or came to long ago; a few arrive from elsewhere in the years generated. */
function arrivalDay(person: Person, days: Days, random: Random): Day {
  const firstYear = Math.min(...days.years)
  const joinYear = Number(person.joinedOn.slice(0, 4))
  if (joinYear >= firstYear) return person.joinedOn
  if (random.chance(0.012 * days.years.length))
    return days.at(pastDayOf(random.pick(days.years), days, random))
  if (joinYear >= firstYear - 2 || random.chance(0.5)) return person.joinedOn
  return someDayOf(random.between(joinYear + 1, firstYear - 1), random)
}

/** Another branch for those who move: mostly one nearby. */
function nextHome(from: Unit, day: Day, { homes, lone, random }: Circle): Unit | null {
  const near = (from.parent?.children ?? []).filter(
    (unit) => unit.kind === "branch" && unit.stints.length > 0 && unit !== lone,
  )
  for (let tries = 0; tries < 12; tries += 1) {
    const one = near.length > 1 && random.chance(0.6) ? random.pick(near) : random.pick(homes)
    const branch = branchOf(one)
    if (branch !== from && branch.dissolvedOn === null && lives(branch, day)) return one
  }
  return null
}

function wander(person: Person, home: Unit, arrival: Day, circle: Circle): void {
  const { days, random, staysPut } = circle
  let unit = home
  let from = arrival
  for (const year of staysPut ? [] : days.years) {
    const moves = random.chance(0.025)
    const leaves = !moves && random.chance(0.006)
    if (!moves && !leaves) continue
    const day = days.at(pastDayOf(year, days, random))
    if (day <= from) continue
    belong(person, unit, from, day)
    const next = moves ? nextHome(branchOf(unit), day, circle) : null
    const start = random.chance(0.45) ? day : plusDays(day, random.between(5, 60))
    if (!next || start > days.at(days.until)) return
    unit = next
    from = start
  }
  belong(person, unit, from, null)
}
