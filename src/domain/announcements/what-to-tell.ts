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
  /** When it begins as they know it; null: they do not know of it. */
  readonly wasStart: string | null
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

function comes({ state, expected }: Difference): boolean {
  return state === "planned" && expected
}

function toldOf(rows: readonly Difference[], today: Day): Told {
  const meetings = [...Map.groupBy(rows, ({ sittingId }) => sittingId).values()]
    .map(([first]) => first as Difference)
    .sort((one, other) => (one.start < other.start ? -1 : 1))
  const [first = rows[0] as Difference] = meetings
  const last = meetings.at(-1) ?? first
  const change = changeOf(first)
  const shared = { accountId: first.accountId, activityIds: rows.map(({ activityId }) => activityId) }
  if (meetings.length > 1) {
    const days = { first: first.start.slice(0, 10), last: last.start.slice(0, 10) }
    const details = { count: meetings.length, ...days }
    return { ...shared, kind: kinds[change].several, details, uselessAt: last.start }
  }
  const kind = kinds[change][isSoon(first, change, today) ? "soon" : "one"]
  return { ...shared, kind, details: detailsOf(first), uselessAt: first.start }
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
