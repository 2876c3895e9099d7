import { type Intent, workdayOf } from "./happening.ts"
import type { Random } from "./random.ts"
import { committeePosts, holdersOn, type Person, type Unit, type World } from "./world.ts"

/** What a committee above the branches means to do in a year. */
export function planCommitteeYear(world: World, committee: Unit, year: number, random: Random): Intent[] {
  return [
    ...(committee.hasCentralGroup ? centralGroup(world, committee, year, random) : []),
    ...(committee.category === null ? [] : secretaryLecture(world, committee, year, random)),
    ...ownTraining(world, committee, year, random),
  ]
}

/** 中心组学习: every month half a day or a whole one, and for the twelve days some more. */
function centralGroup(world: World, committee: Unit, year: number, random: Random): Intent[] {
  const intents: Intent[] = []
  for (let month = 1; month <= 12; month += 1) {
    if (!random.chance(0.2 + 0.79 * committee.zeal)) continue
    const day = workdayOf(world, year, month, 4, 24, random)
    const whole = random.chance(committee.zeal > 0.85 ? 0.75 : 0.25)
    intents.push({
      kind: "central-group-study",
      day,
      time: whole ? "08:30" : "14:00",
      hours: whole ? 800 : 400,
    })
  }
  const more = committee.zeal > 0.85 ? random.between(1, 4) : random.below(2)
  for (let count = 0; count < more; count += 1) {
    const day = workdayOf(world, year, random.between(1, 12), 2, 25, random)
    intents.push({ kind: "central-group-study", day, time: "08:30", hours: random.pick([400, 800, 800]) })
  }
  return intents
}

/** The secretary's lecture for the whole unit; where they are busy, a deputy gives it. */
function secretaryLecture(world: World, committee: Unit, year: number, random: Random): Intent[] {
  if (!random.chance(committee.zeal)) return []
  const day = workdayOf(world, year, random.pick([6, 6, 7, 3, 9, 11]), 8, 25, random)
  const date = world.days.at(day)
  const deputies = holdersOn(committee, committeePosts, date)
  const deputy: Person | undefined = random.chance(0.1) ? deputies[1] : undefined
  return [{ kind: "party-lecture", day, time: "09:00", hours: 200, lecturer: deputy ?? "leader" }]
}

function ownTraining(world: World, committee: Unit, year: number, random: Random): Intent[] {
  const kinds = committee.category === "town" ? 3 : 2
  const intents: Intent[] = []
  for (let count = 0; count < kinds; count += 1) {
    if (!random.chance(0.6 * committee.zeal)) continue
    const kind = random.pick(["lecture", "situation-report", "topical-training", "leaders-forum"] as const)
    const day = workdayOf(world, year, random.between(2, 12), 2, 25, random)
    intents.push({ kind, day, time: random.pick(["09:00", "14:00"]), hours: random.pick([200, 300, 400]) })
  }
  return intents
}

/** A 党总支 brings its branches together a few times a year. */
export function planGeneralBranchYear(world: World, unit: Unit, year: number, random: Random): Intent[] {
  const intents: Intent[] = []
  for (const month of [2, 5, 8, 11]) {
    if (!random.chance(0.6 * unit.zeal)) continue
    const day = workdayOf(world, year, month + random.below(2), 2, 22, random)
    const kind = random.pick(["party-lecture", "collective-study", "lecture"] as const)
    intents.push({
      kind,
      day,
      time: "14:30",
      hours: 200,
      ...(kind === "party-lecture" ? { lecturer: "leader" } : {}),
    })
  }
  return intents
}

/** The district's departments invite several units at once. */
export function planDepartmentYear(world: World, year: number, random: Random): Intent[] {
  const committees = world.root.children.filter((one) => one.category !== null)
  const intents: Intent[] = []
  for (const month of [2, 3, 4, 5, 6, 9, 10, 11, 12]) {
    if (!random.chance(0.55)) continue
    const audience = committees.filter(() => random.chance(0.4))
    if (audience.length === 0) continue
    const day = workdayOf(world, year, month, 3, 25, random)
    const kind = random.pick(["lecture", "situation-report", "guidance-talk", "topical-training"] as const)
    const leaders = holdersOn(world.root, committeePosts, world.days.at(day))
    const lecturer = leaders.length > 0 && random.chance(0.35) ? random.pick(leaders) : null
    const hours = random.pick([200, 300, 400, 800])
    intents.push({ kind, day, time: "09:00", hours, audience, ...(lecturer ? { lecturer } : {}) })
  }
  return intents
}
