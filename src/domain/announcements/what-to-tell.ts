import { type Day, dayOf, daysBetween } from "../shared/calendar.ts"

/** What somebody knows of an activity, beside what holds: read where the two differ. */
export interface Difference {
  readonly accountId: number
  readonly activityId: number
  readonly sittingId: number
  readonly unitId: number
  readonly topic: string
  /** `YYYY-MM-DD HH:mm`. */
  readonly start: string
  readonly place: string | null
  /** Documents that go with it. */
  readonly files: number
  readonly state: "planned" | "cancelled"
  /** Whether they are expected at it now. */
  readonly expected: boolean
  /** When it begins as they last heard; null: they do not know of it. */
  readonly wasStart: string | null
  /** The topic they last heard; null: none. */
  readonly wasTopic: string | null
  /** Whether they come to the same meeting all the same, for another item of it. */
  readonly comesAnyway: boolean
  /** Whether it was they who changed it, and nobody has to tell them. */
  readonly own: boolean
}

/** Why somebody is told. */
type Change = "planned" | "moved" | "spared" | "off"

/** One notice for one person. */
export interface Told {
  readonly accountId: number
  readonly kind: ToldKind
  readonly details: Readonly<Record<string, string | number | null>>
  /** What it says is gone, so that it can give way unread when that is there again; null: nothing is. */
  readonly about: string | null
  /** When nobody needs it any more. */
  readonly uselessAt: string
  /** The activities of which it tells what holds now. */
  readonly activityIds: readonly number[]
}

/** How a change is called: of one meeting, of one that is today or tomorrow, and of several. */
const kinds = {
  planned: { one: "meeting-planned", soon: "meeting-planned", several: "meetings-planned" },
  moved: { one: "meeting-moved", soon: "meeting-moved-soon", several: "meetings-moved" },
  spared: { one: "meeting-spared", soon: "meeting-spared", several: "meetings-spared" },
  off: { one: "meeting-off", soon: "meeting-off-today", several: "meetings-off" },
} as const
export type ToldKind = (typeof kinds)[Change][keyof (typeof kinds)[Change]]

function changeOf({ state, expected, wasStart }: Difference): Change {
  if (state === "cancelled") return "off"
  if (!expected) return "spared"
  return wasStart === null ? "planned" : "moved"
}

/** The notices that bring people to know what holds: one a person and change, however many meetings it is about. */
export function whatToTell(differences: readonly Difference[], today: Day): Told[] {
  const heard = differences.filter((one) => !one.own && !(one.comesAnyway && !comes(one)))
  const byPerson = Map.groupBy(heard, (one) => `${one.accountId} ${changeOf(one)}`)
  return [...byPerson.values()].map((rows) => toldOf(rows, today))
}

/** Whether they come to it, as it stands now. */
export function comes({ state, expected }: Difference): boolean {
  return state === "planned" && expected
}

/** What a notice is about that says of a meeting that somebody does not come to it. */
export function goneAbout({ sittingId }: Pick<Difference, "sittingId">): string {
  return `${gonePrefix}${sittingId}`
}
export const gonePrefix = "meeting-gone "

/** A meeting as its notice has to name it: one that is gone by what they last heard of it, for of nothing else they know. */
function named(one: Difference): Difference {
  if (comes(one)) return one
  return { ...one, topic: one.wasTopic ?? one.topic, start: one.wasStart ?? one.start }
}

function toldOf(rows: readonly Difference[], today: Day): Told {
  const meetings = [...Map.groupBy(rows, ({ sittingId }) => sittingId).values()]
    .map(([first]) => named(first as Difference))
    .sort((one, other) => (one.start < other.start ? -1 : 1))
  const [first = rows[0] as Difference] = meetings
  const last = meetings.at(-1) ?? first
  const change = changeOf(first)
  const shared = { accountId: first.accountId, activityIds: rows.map(({ activityId }) => activityId) }
  if (meetings.length > 1) {
    const days = { first: first.start.slice(0, 10), last: last.start.slice(0, 10) }
    const details = { count: meetings.length, ...days }
    return { ...shared, kind: kinds[change].several, details, about: null, uselessAt: last.start }
  }
  const kind = kinds[change][isSoon(first, change, today) ? "soon" : "one"]
  const about = comes(first) ? null : goneAbout(first)
  return { ...shared, kind, details: detailsOf(first), about, uselessAt: first.start }
}

/** Whether it cannot wait for the letter of the day: what is called off today, and what moves from or to these two days. */
function isSoon({ start, wasStart }: Difference, change: Change, today: Day): boolean {
  const most = change === "off" ? 0 : 1
  return [start, wasStart ?? start].some((at) => daysBetween(today, dayOf(at.slice(0, 10))) <= most)
}

function detailsOf({
  unitId,
  activityId,
  topic,
  start,
  place,
  files,
  wasStart,
}: Difference): Told["details"] {
  return {
    unitId,
    activityId,
    topic,
    on: start.slice(0, 10),
    at: start.slice(11),
    place,
    files,
    ...(wasStart === null || wasStart === start
      ? {}
      : { wasOn: wasStart.slice(0, 10), wasAt: wasStart.slice(11) }),
  }
}
