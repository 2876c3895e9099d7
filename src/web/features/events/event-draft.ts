import type { ActivityKind, MeetingMode } from "../../../domain/shared/words.ts"
import type { Found } from "../../design/found.ts"
import { numberIn } from "../../design/number-in.ts"
import { foundOf } from "./sitting-draft.ts"
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
  readonly place: string
  readonly form: string
  readonly chair: Found | null
  readonly lecturer: Found | null
  readonly lecturerName: string
  readonly meetingMode: MeetingMode | ""
  readonly content: string
  readonly minutes: string
  readonly effect: string
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
    place: event.place ?? "",
    form: event.form ?? "",
    chair: foundOf(event.chair),
    lecturer: foundOf(event.lecturer),
    lecturerName: event.lecturerName ?? "",
    meetingMode: event.meetingMode ?? "",
    content: event.content ?? "",
    minutes: event.minutes ?? "",
    effect: event.effect ?? "",
  }
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
function stored(draft: EventDraft): Required<Omit<EventPatch, "audience" | "sure" | "withOthers">> {
  return {
    kind: draft.kind,
    unitId: draft.unitId,
    topic: draft.topic.trim(),
    start: `${draft.on} ${draft.time}`,
    hours: numberIn(draft.hours) ?? 0,
    place: orNull(draft.place),
    form: orNull(draft.form),
    chairId: idOf(draft.chair),
    lecturerId: idOf(draft.lecturer),
    lecturerName: orNull(draft.lecturerName),
    meetingMode: draft.meetingMode === "" ? null : draft.meetingMode,
    content: orNull(draft.content),
    minutes: orNull(draft.minutes),
    effect: orNull(draft.effect),
  }
}

export type CorrectedField = keyof ReturnType<typeof stored>

/** What the draft changes of an activity, as it was when it was opened. */
export function patchFrom(draft: EventDraft, opened: EventDraft): EventPatch {
  const before = stored(opened)
  const after = stored(draft)
  const fields = Object.keys(after) as CorrectedField[]
  const changed = fields.filter((field) => after[field] !== before[field])
  return {
    ...Object.fromEntries(changed.map((field) => [field, after[field]])),
    ...(changed.includes("start") && draft.withOthers ? { withOthers: true } : {}),
  }
}

/** Whether a patch changes what was written before, and not only adds what was missing. */
export function corrects(patch: EventPatch, opened: EventDraft): boolean {
  const before = new Map(Object.entries(stored(opened)))
  return Object.keys(patch).some((field) => (before.get(field) ?? null) !== null)
}
