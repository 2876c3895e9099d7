import type { Day } from "../../domain/shared/calendar.ts"
import type { ActivityKind, ActivityState } from "../../domain/shared/words.ts"
import type { Random } from "./random.ts"
import { belongingOn, leaderOn, lives, type Person, type Unit, type World } from "./world.ts"

/** An activity of a unit, before it is put into words. */
export interface Happening {
  readonly code: string
  readonly unit: Unit
  readonly kind: ActivityKind
  readonly day: Day
  /** `HH:mm` */
  readonly time: string
  /** Hundredths of an hour. */
  readonly hours: number
  readonly state: ActivityState
  /** The units addressed; none: its own. */
  readonly audience: readonly Unit[] | null
  readonly chair: Person | null
  readonly lecturer: Person | null
  readonly sitting: string | null
  /** The item of its sitting by which place, form and minutes are told; null: itself. */
  readonly toldBy: Happening | null
}

/** What a plan says of an activity; the rest follows. */
export interface Intent {
  readonly kind: ActivityKind
  /** Number of the day. */
  day: number
  time: string
  readonly hours: number
  readonly audience?: readonly Unit[]
  /** Somebody other than a guest from outside; `leader`: whoever leads the unit that day. */
  readonly lecturer?: Person | "leader"
  sitting?: string
  /** Held although the unit no longer exists. */
  readonly afterEnd?: true
}

/** Number of a day of a month between two dates, or the next one off weekends and quiet weeks. */
export function workdayOf(
  world: World,
  year: number,
  month: number,
  least: number,
  most: number,
  random: Random,
): number {
  const { days } = world
  let day = days.monthStart(year, month) + random.between(least, most) - 1
  while (days.isQuiet(day) || days.weekday(day) > 4) day += 1
  return day
}

/** Turns what a unit meant to do in a year into activities: only within its life, nothing held in the future. */
export function happen(
  world: World,
  unit: Unit,
  year: number,
  intents: Intent[],
  random: Random,
): Happening[] {
  const { days } = world
  const found: Happening[] = []
  const inOrder = intents
    .map((intent, order) => ({ intent, order }))
    .sort(
      (left, right) =>
        left.intent.day - right.intent.day ||
        (left.intent.time < right.intent.time ? -1 : left.intent.time > right.intent.time ? 1 : 0) ||
        left.order - right.order,
    )
  for (const { intent } of inOrder) {
    const state = stateOf(intent.day, world, random)
    const day = days.at(intent.day)
    if (state === null || !(lives(unit, day) || intent.afterEnd)) continue
    const lecturer = intent.lecturer === "leader" ? leaderOn(unit, day) : (intent.lecturer ?? null)
    found.push({
      code: `${unit.local}-${year}-${String(found.length + 1).padStart(3, "0")}`,
      unit,
      kind: intent.kind,
      day,
      time: intent.time,
      hours: intent.hours,
      state,
      audience: intent.audience ?? null,
      chair: leaderOn(unit, day),
      lecturer,
      sitting: intent.sitting ?? null,
      toldBy: null,
    })
  }
  return found.map((one) => (one.sitting === null ? one : { ...one, toldBy: tellerOf(one.sitting, found) }))
}

function tellerOf(sitting: string, happenings: readonly Happening[]): Happening | null {
  const items = happenings.filter((one) => one.sitting === sitting)
  return items.find(({ state }) => state === "held") ?? items[0] ?? null
}

function stateOf(day: number, world: World, random: Random): ActivityState | null {
  const { until } = world.days
  const drawn = random.next()
  if (day > until) return day <= until + 28 && drawn < 0.6 ? "planned" : null
  if (drawn < 0.015) return "cancelled"
  // Some plans are never brought up to date.
  return drawn < 0.021 ? "planned" : "held"
}

/** Somebody who belongs to the unit on the day. */
export function somebodyOf(unit: Unit, day: Day, random: Random): Person | null {
  const belonging = belongingOn(unit, day)
  return belonging.length === 0 ? null : random.pick(belonging)
}
