import type { ActivityKind, OrgField, StudyDay } from "../../domain/shared/words.ts"
import { type Intent, somebodyOf, workdayOf } from "./happening.ts"
import type { Random } from "./random.ts"
import type { Unit, World } from "./world.ts"

const weekdays: Readonly<Record<StudyDay, number | null>> = {
  monday: 0,
  tuesday: 1,
  wednesday: 2,
  thursday: 3,
  friday: 4,
  saturday: 5,
  sunday: 6,
  flexible: null,
}

const studyTimes: Readonly<Record<OrgField, readonly string[]>> = {
  office: ["08:30", "14:00", "15:00", "16:00"],
  school: ["15:30", "16:10", "16:30"],
  village: ["19:00", "19:30", "20:00", "08:30"],
  community: ["09:00", "14:30", "15:00"],
  enterprise: ["12:30", "17:30", "08:00"],
  other: ["15:00", "17:00"],
}

/** Occasions beside the meetings, by field: what it is, and its hundredths of an hour. */
const occasions: Readonly<Record<OrgField, readonly (readonly [ActivityKind, number])[]>> = {
  office: [
    ["guidance-talk", 200],
    ["topical-training", 400],
    ["rotating-lecture", 150],
    ["online-exchange", 100],
    ["leaders-forum", 200],
    ["theory-test", 150],
  ],
  village: [
    ["distance-education", 200],
    ["distance-education", 300],
    ["lecture", 200],
    ["on-site-exchange", 250],
    ["culture-and-sport", 200],
  ],
  community: [
    ["distance-education", 200],
    ["lecture", 200],
    ["culture-and-sport", 200],
    ["on-site-exchange", 200],
    ["speech-contest", 150],
  ],
  school: [
    ["topical-training", 300],
    ["rotating-lecture", 150],
    ["speech-contest", 200],
    ["results-report", 200],
    ["field-research", 400],
  ],
  enterprise: [
    ["job-training", 400],
    ["job-training", 200],
    ["situation-report", 150],
    ["rotating-lecture", 100],
    ["culture-and-sport", 200],
  ],
  other: [
    ["job-training", 300],
    ["lecture", 150],
    ["theory-test", 100],
    ["culture-and-sport", 200],
  ],
}

/** What a branch means to do in a year. */
export function planBranchYear(world: World, branch: Unit, year: number, random: Random): Intent[] {
  return [
    ...studyWeeks(world, branch, year, random),
    ...meetings(world, branch, year, random),
    ...otherOccasions(world, branch, year, random),
    ...lastMeeting(world, branch, year),
  ].filter((intent) => !slackens(world, branch, intent.day, random))
}

/** A 党小组 meets once a month, or means to. */
export function planGroupYear(world: World, group: Unit, year: number, random: Random): Intent[] {
  const intents: Intent[] = []
  for (let month = 1; month <= 12; month += 1) {
    if (!random.chance(0.5 + 0.49 * group.zeal)) continue
    const day = workdayOf(world, year, month, 3, 24, random)
    intents.push({ kind: "group-meeting", day, time: random.pick(["09:00", "15:00", "19:30"]), hours: 100 })
  }
  const stopsOn = group.parent?.stopsOn ?? null
  return stopsOn === null ? intents : intents.filter(({ day }) => world.days.at(day) < stopsOn)
}

function slackens(world: World, branch: Unit, day: number, random: Random): boolean {
  return branch.stopsOn !== null && world.days.at(day) >= branch.stopsOn && !random.chance(0.03)
}

/** 集中学习, week by week; into the first weeks after the last year they are plans. */
function studyWeeks(world: World, branch: Unit, year: number, random: Random): Intent[] {
  const { days } = world
  const { first, last } = days.span(year)
  const field = branch.field ?? "other"
  const fixed = branch.studyDay === null ? null : weekdays[branch.studyDay]
  const time = random.pick(studyTimes[field])
  const hours = random.weighted([
    [100, 30],
    [150, 25],
    [200, 30],
    [400, field === "office" ? 15 : 3],
    [75, 5],
  ])
  const end = year === Math.max(...days.years) ? last + 21 : last
  const intents: Intent[] = []
  for (let monday = first - days.weekday(first); monday <= end; monday += 7) {
    const weekday = fixed !== null && random.chance(0.9) ? fixed : random.below(5)
    const day = monday + weekday
    const likely = days.isQuiet(day) ? 0.03 : 0.16 + 0.86 * branch.zeal * branch.zeal
    if (!random.chance(likely) || day < first || day > end) continue
    const lecturer = random.chance(0.04) ? (somebodyOf(branch, days.at(day), random) ?? undefined) : undefined
    intents.push({ kind: "collective-study", day, time, hours, ...(lecturer ? { lecturer } : {}) })
  }
  return intents
}

/** 三会一课: the committee monthly, the assembly quarterly, the lecture by its cycle, some in one sitting. */
function meetings(world: World, branch: Unit, year: number, random: Random): Intent[] {
  const keeps = 0.45 + 0.54 * branch.zeal
  const committee: Intent[] = []
  for (let month = 1; branch.hasCommittee && month <= 12; month += 1) {
    if (!random.chance(keeps - 0.2)) continue
    const day = workdayOf(world, year, month, 2, 24, random)
    committee.push({
      kind: "committee-meeting",
      day,
      time: random.pick(["14:00", "08:30", "14:00"]),
      hours: 100,
    })
  }
  const assemblies: Intent[] = []
  for (let quarter = 0; quarter < 4; quarter += 1) {
    if (!random.chance(keeps)) continue
    const day = workdayOf(world, year, quarter * 3 + random.between(1, 3), 2, 24, random)
    assemblies.push({
      kind: "assembly",
      day,
      time: random.pick(["14:00", "09:00"]),
      hours: random.pick([100, 150, 200]),
    })
  }
  const lectures = partyLectures(world, branch, year, random)
  for (const lecture of lectures) shareSitting(world, branch, lecture, [...committee, ...assemblies], random)
  return [...committee, ...assemblies, ...lectures]
}

function partyLectures(world: World, branch: Unit, year: number, random: Random): Intent[] {
  const months = branch.lectureCycle === "quarter" ? 3 : 6
  const intents: Intent[] = []
  for (let start = 1; start <= 12; start += months) {
    if (!random.chance(0.4 + 0.58 * branch.zeal)) continue
    const day = workdayOf(world, year, start + random.below(months), 3, 25, random)
    const hours = random.pick([150, 200, 200, 200, 300])
    const own = random.chance(0.65) ? "leader" : somebodyOf(branch, world.days.at(day), random)
    const lecturer = random.chance(0.12) ? null : own
    intents.push({ kind: "party-lecture", day, time: "15:30", hours, ...(lecturer ? { lecturer } : {}) })
  }
  return intents
}

/** One afternoon for two items: the lecture follows a meeting of the same quarter. */
function shareSitting(
  world: World,
  branch: Unit,
  lecture: Intent,
  others: readonly Intent[],
  random: Random,
): void {
  if (!random.chance(0.5)) return
  const near = others.filter((one) => one.sitting === undefined && Math.abs(one.day - lecture.day) <= 20)
  if (near.length === 0) return
  const meeting = random.pick(near)
  if (world.days.at(meeting.day).slice(0, 4) !== world.days.at(lecture.day).slice(0, 4)) return
  const tag = `${branch.local}/${world.days.at(meeting.day)}`
  meeting.time = "14:00"
  meeting.sitting = tag
  lecture.day = meeting.day
  lecture.time = meeting.hours > 150 ? "16:00" : "15:30"
  lecture.sitting = tag
}

function otherOccasions(world: World, branch: Unit, year: number, random: Random): Intent[] {
  const intents: Intent[] = []
  for (const [kind, hours] of occasions[branch.field ?? "other"]) {
    if (!random.chance(0.15 + 0.5 * branch.zeal)) continue
    const day = workdayOf(world, year, random.between(1, 12), 2, 25, random)
    const lecturer = random.chance(0.2) ? somebodyOf(branch, world.days.at(day), random) : null
    const time = random.pick(["09:00", "14:30", "19:00"])
    intents.push({ kind, day, time, hours, ...(lecturer ? { lecturer } : {}) })
  }
  if (random.chance(0.3 + 0.6 * branch.zeal)) {
    const day = workdayOf(world, year, random.pick([1, 7, 12]), 5, 24, random)
    intents.push({ kind: "organisational-life", day, time: "14:30", hours: 200 })
  }
  return intents
}

/** The branch that meets once more after it was dissolved. */
function lastMeeting(world: World, branch: Unit, year: number): Intent[] {
  const { dissolvedOn } = branch
  if (branch !== world.oddities.afterlife || dissolvedOn === null || !dissolvedOn.startsWith(String(year)))
    return []
  const day = Math.min(world.days.until, world.days.indexOf(dissolvedOn) + 9)
  return [{ kind: "assembly", day, time: "15:00", hours: 150, afterEnd: true }]
}
