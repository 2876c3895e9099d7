import { isByPost } from "../../../domain/events/who-is-expected.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Found } from "../../design/found.ts"
import { numberIn } from "../../design/number-in.ts"
import { hasReason, type Marks } from "./roster-marks.ts"
import type { NewSitting, PersonRef, Template } from "./types.ts"

/** One item of a sitting while it is being written. */
export interface DraftItem {
  readonly kind: ActivityKind
  readonly topic: string
  readonly hours: string
  readonly lecturer: Found | null
  readonly content: string
  readonly minutes: string
  readonly effect: string
  readonly audience: readonly number[]
}

/** A sitting while it is being written. */
export interface Draft {
  readonly on: string
  readonly time: string
  readonly place: string
  readonly form: string
  readonly chair: Found | null
  readonly items: readonly DraftItem[]
  readonly marks: Marks
  readonly guests: readonly Found[]
}

export function foundOf(person: PersonRef | null): Found | null {
  return person && { value: String(person.memberId), label: person.name, detail: person.code }
}

const usualHours: Readonly<Partial<Record<ActivityKind, string>>> = {
  "committee-meeting": "1",
  "group-meeting": "1",
  "central-group-study": "4",
}

/** A new item of a kind: as the last one of the kind was, without its topic. */
export function newItem(kind: ActivityKind, { last }: Template): DraftItem {
  const before = last?.items.find((item) => item.kind === kind)
  return {
    kind,
    topic: "",
    hours: before ? String(before.hours) : (usualHours[kind] ?? "2"),
    lecturer: foundOf(before?.lecturer ?? null),
    content: "",
    minutes: "",
    effect: "",
    audience: [],
  }
}

/** A draft filled from the last sitting that is like it. */
export function draftFrom(template: Template, kind: ActivityKind | undefined): Draft {
  const { last, on } = template
  const kinds = last?.items.map((item) => item.kind) ?? []
  const chosen =
    kind && !kinds.includes(kind) ? [kind] : kinds.length > 0 ? kinds : template.kinds.slice(0, 1)
  return {
    on,
    time: last?.time ?? "14:00",
    place: last?.place ?? "",
    form: last?.form ?? "",
    chair: foundOf(last?.chair ?? null),
    items: [...new Set(chosen)].map((one) => newItem(one, template)),
    marks: {},
    guests: [],
  }
}

/** The same with the topics of the last sitting. */
export function withTopics(draft: Draft, { last }: Template): Draft {
  return {
    ...draft,
    items: draft.items.map((item) => ({
      ...item,
      topic: item.topic || (last?.items.find(({ kind }) => kind === item.kind)?.topic ?? ""),
    })),
  }
}

type Person = Template["roster"][number]

/** Whether an item of the kind expects somebody. */
function expects(kind: ActivityKind, person: Person): boolean {
  if (kind === "committee-meeting") return person.inCommittee
  return kind === "central-group-study" ? person.inCentralGroup : person.belongs
}

/** Whoever some item of the draft expects. */
export function expectedIn(items: readonly DraftItem[], roster: readonly Person[]): Person[] {
  return roster.filter((person) => items.some(({ kind }) => expects(kind, person)))
}

/** Whether some items of the draft expect others than the rest. */
export function expectsUnlike(items: readonly DraftItem[]): boolean {
  return items.some(({ kind }) => isByPost(kind))
}

/** Hours of all items together. */
export function hoursOf(items: readonly DraftItem[]): number {
  return items.reduce((sum, { hours }) => sum + (numberIn(hours) ?? 0), 0)
}

/** The draft as it is sent. */
export function toBody(draft: Draft, template: Template, today: string): NewSitting {
  const ahead = draft.on > today
  const listed = new Set(expectedIn(draft.items, template.roster).map(({ memberId }) => memberId))
  const attendance = Object.entries(draft.marks)
    .filter(([memberId, { status }]) => listed.has(Number(memberId)) && status !== "present")
    .map(([memberId, { status, reason }]) => ({
      memberId: Number(memberId),
      status,
      ...(hasReason(status) && reason ? { reason } : {}),
    }))
  return {
    unitId: template.unit.unitId,
    start: `${draft.on} ${draft.time}`,
    state: ahead ? "planned" : "held",
    place: draft.place,
    form: draft.form,
    chairId: draft.chair ? Number(draft.chair.value) : null,
    items: draft.items.map((item) => ({
      kind: item.kind,
      topic: item.topic,
      hours: numberIn(item.hours) ?? 0,
      lecturerId: item.lecturer ? Number(item.lecturer.value) : null,
      content: item.content,
      minutes: item.minutes,
      effect: item.effect,
      ...(item.audience.length > 0 ? { audience: [...item.audience] } : {}),
    })),
    attendance: ahead ? attendance.filter(({ status }) => status === "on-leave") : attendance,
    ...(ahead ? {} : { guests: draft.guests.map(({ value }) => ({ memberId: Number(value) })) }),
  }
}
