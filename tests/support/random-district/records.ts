import type { BookRow, Member, Unit } from "../oracle/book.ts"
import { plusDays } from "../oracle/days.ts"
import { covers } from "../oracle/district.ts"
import { fitting } from "./people.ts"
import { padded, pick } from "./pick.ts"
import type {
  ActivitySeed,
  LeaveSeed,
  PlanLineSeed,
  PlanSeed,
  RollSeed,
  TrainingSeed,
  WritingSeed,
} from "./seeds.ts"

export function assembleActivity(
  seed: ActivitySeed,
  at: number,
  units: readonly Unit[],
  members: readonly Member[],
  posts: readonly BookRow<"posts">[],
): BookRow<"activities"> {
  const { at: place, isFitting, day, time, roll: _, lecturer, ...cells } = seed
  const inOffice = posts.filter((row) => row.post === "书记" && covers(row, day))
  const teaches = lecturer === null ? undefined : pick(members, lecturer.who)
  const isOutsider = lecturer?.is === "outsider"
  const secretary =
    lecturer?.is === "secretary" && inOffice.length > 0 ? pick(inOffice, lecturer.who) : undefined
  const drawn = pick(isFitting ? fitting(units, seed.kind) : units, place).code
  return {
    ...cells,
    code: `A${padded(at + 1, 5)}`,
    unit: seed.kind === "党课" && isFitting ? (secretary?.unit ?? drawn) : drawn,
    startsAt: `${day} ${time}`,
    audience: filled([...new Set(seed.audience.map((one) => pick(units, one).code))]),
    chair: seed.chair === null ? null : pick(members, seed.chair).code,
    lecturer: isOutsider ? null : (secretary?.member ?? teaches?.code ?? null),
    lecturerName: isOutsider ? (teaches?.name ?? null) : null,
    studyPaths: filled(seed.studyPaths),
    contentCategories: filled(seed.contentCategories),
  }
}

const filled = (list: readonly string[]) => (list.length === 0 ? null : list)

/** One row a person at most; 补课完成 always with its day, the others with a day to come where one is drawn. */
export function assembleRoll(
  { day, roll: { listed, everyone } }: ActivitySeed,
  activity: BookRow<"activities">,
  people: readonly string[],
): BookRow<"attendance">[] {
  const row = (seed: RollSeed, member: string): BookRow<"attendance"> => {
    const missed = seed.status === "请假" || seed.status === "缺席"
    const makesUp = seed.status === "补课完成" || (missed && seed.hasDay)
    const helper =
      seed.helper === null ? null : seed.helper === "oneself" ? member : pick(people, seed.helper)
    return {
      activity: activity.code,
      member,
      status: seed.status,
      leaveReason: missed ? seed.leaveReason : null,
      helper: makesUp ? helper : null,
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

export function assembleTraining(seed: TrainingSeed, people: readonly string[]): BookRow<"trainings"> {
  const { who, days, ...cells } = seed
  const endedOn = days === null ? null : plusDays(seed.startedOn, days)
  return { ...cells, member: pick(people, who), endedOn }
}

export function assembleWritings(seed: WritingSeed, people: readonly string[]): BookRow<"writings">[] {
  const { who, copies, ...cells } = seed
  return Array.from({ length: copies }, () => ({ ...cells, member: pick(people, who) }))
}

/** At most one a unit and year: of two, the later drawn. */
export function assemblePlans(seeds: readonly PlanSeed[], units: readonly Unit[]): BookRow<"plans">[] {
  const plans = seeds.map((seed) => assemblePlan(seed, units))
  return [...new Map(plans.map((plan) => [`${plan.unit} ${plan.year}`, plan])).values()]
}

function assemblePlan(seed: PlanSeed, units: readonly Unit[]): BookRow<"plans"> {
  const branches = units.filter((unit) => unit.kind === "党支部")
  const { at, filedOn, submittedBefore, year, remark } = seed
  const submittedOn =
    filedOn === null || submittedBefore === null ? null : plusDays(filedOn, -submittedBefore)
  return { unit: pick(branches, at).code, year, submittedOn, filedOn, remark }
}

/** At most one a person, first day and kind: of two, the later drawn. */
export function assembleLeaves(seeds: readonly LeaveSeed[], people: readonly string[]): BookRow<"leaves">[] {
  const leaves = seeds.map(({ who, days, decidedBy, backAfter, ...cells }) => ({
    ...cells,
    member: pick(people, who),
    lastOn: plusDays(cells.fromOn, days),
    decidedBy: decidedBy === null ? null : pick(people, decidedBy),
    returnedOn: backAfter === null ? null : plusDays(cells.fromOn, backAfter),
  }))
  return [...new Map(leaves.map((one) => [`${one.member} ${one.fromOn} ${one.kind}`, one])).values()]
}

/** At most one a unit, year and number: of two, the later drawn. */
export function assemblePlanLines(
  seeds: readonly PlanLineSeed[],
  units: readonly Unit[],
  people: readonly string[],
): BookRow<"planLines">[] {
  const branches = units.filter((unit) => unit.kind === "党支部")
  const lines = seeds.map(({ at, responsible, contentCategories, ...cells }) => ({
    ...cells,
    unit: pick(branches, at).code,
    contentCategories: contentCategories.length === 0 ? null : contentCategories,
    responsible: responsible === null ? null : pick(people, responsible),
  }))
  return [...new Map(lines.map((one) => [`${one.unit} ${one.year} ${one.ordinal}`, one])).values()]
}
