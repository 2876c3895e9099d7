import { documentOf, type StructuredText } from "../../../domain/shared/structured-text.ts"
import type { ActivityKind, ContentCategory, MeetingMode, StudyPath } from "../../../domain/shared/words.ts"
import type { Found } from "../../design/found.ts"
import { numberIn } from "../../design/number-in.ts"
import { foundOf, minutesBetween } from "./sitting-draft.ts"
import type { EventBody, EventPatch } from "./types.ts"

/** An activity while it is being corrected. */
export interface EventDraft {
  readonly kind: ActivityKind
  readonly unitId: number
  readonly topic: string
  readonly on: string
  readonly time: string
  /** Where the start changes, the other items of the sitting move with it. */
  readonly withOthers: boolean
  readonly hours: string
  /** Of a short sitting before or after the shift; empty: it is none. */
  readonly shortMinutes: string
  readonly place: string
  /** The number of the place in the register; empty: it is in none. */
  readonly venue: string
  /** Until when the place is booked, `HH:mm`; empty: as long as the hours of the items. */
  readonly until: string
  readonly form: string
  readonly chair: Found | null
  readonly lecturer: Found | null
  readonly lecturerName: string
  readonly meetingMode: MeetingMode | ""
  readonly content: string
  readonly minutes: StructuredText | null
  readonly effect: string
  /** The line of a plan that it fulfils; empty: none. */
  readonly planLine: string
  readonly studyPaths: readonly StudyPath[]
  readonly contentCategories: readonly ContentCategory[]
  readonly topicId: number | null
  readonly concernId: number | null
}

export function draftOf(event: EventBody): EventDraft {
  return {
    kind: event.kind,
    unitId: event.unit.unitId,
    topic: event.topic,
    on: event.start.slice(0, 10),
    time: event.start.slice(11),
    withOthers: moving(event).length > 0,
    hours: String(event.hours),
    shortMinutes: event.short ? String(event.short.minutes) : "",
    place: event.place ?? "",
    venue: event.venue ? String(event.venue.venueId) : "",
    until: event.lastsMinutes === null ? "" : timeAfter(event.start.slice(11), event.lastsMinutes),
    form: event.form ?? "",
    chair: foundOf(event.chair),
    lecturer: foundOf(event.lecturer),
    lecturerName: event.lecturerName ?? "",
    meetingMode: event.meetingMode ?? "",
    content: event.content ?? "",
    minutes: event.minutesDocument ?? (event.minutes === null ? null : documentOf(event.minutes)),
    effect: event.effect ?? "",
    planLine: event.planLine ? String(event.planLine.planLineId) : "",
    studyPaths: event.studyPaths,
    contentCategories: event.contentCategories,
    topicId: event.ofTopic?.topicId ?? null,
    concernId: event.ofConcern?.concernId ?? null,
  }
}

/** A time of day some minutes after another, `HH:mm`. */
export function timeAfter(time: string, minutes: number): string {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  return `${String(Math.floor(at / 60) % 24).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`
}

/** The other items of the sitting that can move with it: all that are not called off, or none. */
export function moving({ sitting }: EventBody): EventBody["sitting"] {
  const others = sitting.filter(({ state }) => state !== "cancelled")
  return others.every(({ records }) => records) ? others : []
}

/** The items that share place, form, mode, chair and minutes, and whether they change together. */
export function sharing({ sitting }: EventBody): {
  readonly others: EventBody["sitting"]
  readonly together: boolean
} {
  const others = sitting.filter(({ shared }) => shared)
  return { others, together: others.every(({ records }) => records) }
}

const idOf = (found: Found | null) => (found ? Number(found.value) : null)
const orNull = (written: string) => (written.trim() === "" ? null : written)

/** Every field as it would be stored. */
function stored(
  draft: EventDraft,
): Required<Omit<EventPatch, "audience" | "minutes" | "sure" | "withOthers">> {
  return {
    kind: draft.kind,
    unitId: draft.unitId,
    topic: draft.topic.trim(),
    start: `${draft.on} ${draft.time}`,
    hours: numberIn(draft.hours) ?? 0,
    shortMinutes: draft.shortMinutes === "" ? null : Number(draft.shortMinutes),
    place: orNull(draft.place),
    form: orNull(draft.form),
    chairId: idOf(draft.chair),
    lecturerId: idOf(draft.lecturer),
    lecturerName: orNull(draft.lecturerName),
    meetingMode: draft.meetingMode === "" ? null : draft.meetingMode,
    content: orNull(draft.content),
    minutesDocument: draft.minutes,
    effect: orNull(draft.effect),
    planLineId: draft.planLine === "" ? null : Number(draft.planLine),
    studyPaths: [...draft.studyPaths],
    contentCategories: [...draft.contentCategories],
    topicId: draft.topicId,
    concernId: draft.concernId,
    venueId: draft.venue === "" ? null : Number(draft.venue),
    lastsMinutes: draft.venue === "" ? null : minutesBetween(draft.time, draft.until),
  }
}

export type CorrectedField = keyof ReturnType<typeof stored>

const isSame = (one: unknown, other: unknown) =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/** What of a patch somebody else has changed meanwhile as well, and not to the same. */
export function clashing(patch: EventPatch, opened: EventDraft, theirs: EventDraft): CorrectedField[] {
  const before = stored(opened)
  const now = stored(theirs)
  return (Object.keys(before) as CorrectedField[]).filter(
    (field) => field in patch && !isSame(now[field], before[field]) && !isSame(now[field], patch[field]),
  )
}

/** A patch without some of its fields. */
export function without(patch: EventPatch, fields: readonly CorrectedField[]): EventPatch {
  const gone = new Set<string>(fields.includes("start") ? [...fields, "withOthers"] : fields)
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !gone.has(field)))
}

/** What the draft changes of an activity, as it was when it was opened. */
export function patchFrom(draft: EventDraft, opened: EventDraft): EventPatch {
  const before = stored(opened)
  const after = stored(draft)
  const fields = Object.keys(after) as CorrectedField[]
  const changed = fields.filter((field) => !isSame(after[field], before[field]))
  return {
    ...Object.fromEntries(changed.map((field) => [field, after[field]])),
    ...(changed.includes("start") && draft.withOthers ? { withOthers: true } : {}),
  }
}

/** Whether a patch changes what was written before, and not only adds what was missing. */
export function corrects(patch: EventPatch, opened: EventDraft): boolean {
  const before = new Map(Object.entries(stored(opened)))
  return Object.keys(patch).some((field) => !isNothing(before.get(field)))
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
