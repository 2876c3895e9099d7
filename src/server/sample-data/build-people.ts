import type { Day } from "../../domain/shared/calendar.ts"
import type { Circumstance, OrgField, Rank } from "../../domain/shared/words.ts"
import type { Tree } from "./build-units.ts"
import { type Days, pastDayOf, someDayOf, yearBefore } from "./days.ts"
import { personName } from "./person-names.ts"
import { type Random, randomFor } from "./random.ts"
import type { Person, Unit } from "./world.ts"

/** Youngest, oldest, and the pull towards old age (0 none, 1 strong), by where people live their party life. */
const ages: Readonly<Record<OrgField, readonly [number, number, number]>> = {
  village: [25, 84, 0.2],
  community: [26, 86, 0.3],
  school: [23, 66, 0],
  office: [24, 62, 0],
  enterprise: [22, 64, 0],
  other: [23, 66, 0],
}

const ranksInService: Readonly<Record<OrgField, readonly (readonly [Rank, number])[]>> = {
  office: [
    ["clerk", 42],
    ["ke-head", 8],
    ["ke-deputy", 12],
    ["other-cadre", 18],
    ["none", 20],
  ],
  school: [
    ["other-cadre", 9],
    ["none", 91],
  ],
  other: [
    ["other-cadre", 8],
    ["clerk", 2],
    ["none", 90],
  ],
  enterprise: [
    ["other-cadre", 2],
    ["none", 98],
  ],
  village: [["none", 1]],
  community: [
    ["other-cadre", 1],
    ["none", 40],
  ],
}

/** The people of the district, in the order of their branches; the last ones have no unit. */
export function buildPeople(seed: number, members: number, tree: Tree, days: Days): Person[] {
  const random = randomFor(seed, "people")
  const people: Person[] = []
  for (const { branch, unit, size } of tree.homes) {
    for (let count = 0; count < size; count += 1) {
      people.push(buildPerson(people.length, unit, branch.field ?? "other", days, random))
    }
  }
  while (people.length < members) people.push(buildPerson(people.length, null, "enterprise", days, random))
  return people
}

function buildPerson(index: number, home: Unit | null, field: OrgField, days: Days, random: Random): Person {
  const lastYear = Math.max(...days.years)
  const [youngest, oldest, pull] = ages[field]
  const drawn = [random.between(youngest, oldest), random.between(youngest, oldest)] as const
  const age = random.chance(pull) ? Math.max(...drawn) : Math.floor((drawn[0] + drawn[1]) / 2)
  const gender = random.chance(0.3) ? "female" : "male"
  const birthYear = lastYear - age
  const joinedOn = joiningDay(birthYear, days, random)
  const working = field !== "village" && age < (gender === "female" ? 55 : 60)
  const inService = working && (field !== "community" || random.chance(0.35))
  const phone =
    age > 78 || random.chance(0.04) ? null : `1990000${String((index * 37 + 11) % 10_000).padStart(4, "0")}`
  return {
    index,
    code: `01990${String(index + 1).padStart(6, "0")}`,
    name: personName(gender, birthYear, random),
    gender,
    bornOn: someDayOf(birthYear, random),
    phone,
    status: joinedOn > yearBefore(days.at(days.until)) ? "probationary" : "full",
    joinedOn,
    rank: inService ? random.weighted(ranksInService[field]) : retiredRank(field, random),
    inService,
    circumstances: circumstancesAt(age, field, inService, random),
    bent: random.next(),
    home,
    stints: [],
    holdings: [],
  }
}

function retiredRank(field: OrgField, random: Random): Rank {
  return field === "office" && random.chance(0.5)
    ? random.pick(["ke-head", "ke-deputy", "clerk"] as const)
    : "none"
}

/** Most joined long ago; each year a few are new. */
function joiningDay(birthYear: number, days: Days, random: Random): Day {
  const firstYear = Math.min(...days.years)
  const lastYear = Math.max(...days.years)
  const earliest = birthYear + 18
  const isNew = random.chance(earliest > firstYear - 30 ? 0.035 * days.years.length : 0)
  if (isNew || earliest >= firstYear) {
    const year = random.between(Math.max(firstYear, Math.min(earliest, lastYear)), lastYear)
    return days.at(pastDayOf(year, days, random))
  }
  return someDayOf(Math.min(firstYear - 1, birthYear + random.between(19, 38)), random)
}

function circumstancesAt(age: number, field: OrgField, inService: boolean, random: Random): Circumstance[] {
  const found: Circumstance[] = []
  const rural = field === "village" || field === "community"
  if (random.chance(age > 80 ? 0.8 : age > 70 ? 0.4 : age > 62 ? 0.03 : 0)) found.push("frail")
  if (rural && random.chance(age > 65 ? 0.22 : age > 55 ? 0.05 : 0)) found.push("low-literacy")
  if (!inService && age < 48 && random.chance(0.12)) found.push("away")
  return found
}
