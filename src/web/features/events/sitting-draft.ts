import { isByPost } from "../../../domain/events/who-is-expected.ts"
import type { ActivityKind, MeetingMode } from "../../../domain/shared/words.ts"
import type { Found } from "../../design/found.ts"
import { numberIn } from "../../design/number-in.ts"
import { hasReason, type Marks } from "./roster-marks.ts"
import type { NewSitting, PersonRef, Template } from "./types.ts"

/** One item of a sitting while it is being written. */
export interface DraftItem {
  readonly kind: ActivityKind
  /** The group that holds it, where the kind is a group's and a branch sits; null: none is chosen, or none is asked for. */
  readonly groupId: number | null
  readonly topic: string
  readonly hours: string
  readonly lecturer: Found | null
  readonly lecturerName: string
  readonly content: string
  readonly effect: string
  readonly audience: readonly number[]
}

/** A sitting while it is being written. */
export interface Draft {
  readonly on: string
  readonly time: string
  /** It was held although its time has not come. */
  readonly begun: boolean
  readonly place: string
  readonly form: string
  readonly meetingMode: MeetingMode | ""
  readonly chair: Found | null
  /** Of all items together. */
  readonly minutes: string
  readonly items: readonly DraftItem[]
  readonly marks: Marks
  readonly guests: readonly Found[]
  readonly guestNames: readonly string[]
}

export function foundOf(person: PersonRef | null): Found | null {
  return person && { value: String(person.memberId), label: person.name, detail: person.code }
}

const usualHours: Readonly<Partial<Record<ActivityKind, string>>> = {
  "committee-meeting": "1",
  "group-meeting": "1",
  "central-group-study": "4",
}

/** Whether a group has to be chosen for a kind: a branch holds no group meeting itself. */
export function needsGroup(kind: ActivityKind, { unit }: Template): boolean {
  return kind === "group-meeting" && unit.kind !== "group"
}

/** A new item of a kind: as the last one of the kind was, without its topic. */
export function newItem(kind: ActivityKind, template: Template): DraftItem {
  const before = template.last?.items.find((item) => item.kind === kind)
  const [group, ...others] = template.groups
  return {
    kind,
    groupId: needsGroup(kind, template) && others.length === 0 ? (group?.unitId ?? null) : null,
    topic: "",
    hours: before ? String(before.hours) : (usualHours[kind] ?? "2"),
    lecturer: foundOf(before?.lecturer ?? null),
    lecturerName: "",
    content: "",
    effect: "",
    audience: [],
  }
}

/** A draft filled from the last sitting that is like it. */
export function draftFrom(template: Template, kind: ActivityKind | undefined): Draft {
  const { last, on } = template
  const kinds = last?.items.map((item) => item.kind).filter((one) => template.kinds.includes(one)) ?? []
  const chosen =
    kind && !kinds.includes(kind) ? [kind] : kinds.length > 0 ? kinds : template.kinds.slice(0, 1)
  return {
    on,
    time: last?.time ?? "14:00",
    begun: false,
    place: last?.place ?? "",
    form: last?.form ?? "",
    meetingMode: "",
    chair: foundOf(last?.chair ?? null),
    minutes: "",
    items: [...new Set(chosen)].map((one) => newItem(one, template)),
    marks: {},
    guests: [],
    guestNames: [],
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

/** Whether the draft is still to come, at a time `YYYY-MM-DD HH:mm`. */
export function isAhead({ on, time, begun }: Draft, now: string): boolean {
  const today = now.slice(0, 10)
  return on > today || (on === today && !begun && `${on} ${time}` > now)
}

type Person = Template["roster"][number]

/** Whether an item of the sitting of a unit expects somebody. */
function expects({ kind, groupId, audience }: DraftItem, unitId: number, person: Person): boolean {
  if (kind === "committee-meeting") return person.inCommittee
  if (kind === "central-group-study") return person.inCentralGroup
  const reached = audience.length > 0 ? audience : [groupId ?? unitId]
  return person.belongs && reached.some((one) => person.units.includes(one))
}

/** Whoever some item of the draft expects, by the list of its day. */
export function expectedIn(items: readonly DraftItem[], { unit, roster }: Template): Person[] {
  return roster.filter((person) => items.some((item) => expects(item, unit.unitId, person)))
}

/** Whether some items of the draft expect others than the rest. */
export function expectsUnlike(items: readonly DraftItem[]): boolean {
  return items.some(({ kind }) => isByPost(kind))
}

/** Hours of all items together. */
export function hoursOf(items: readonly DraftItem[]): number {
  return items.reduce((sum, { hours }) => sum + (numberIn(hours) ?? 0), 0)
}

/** The draft as it is sent, with the list of its day; ahead of it only leave is noted. */
export function toBody(draft: Draft, template: Template, ahead: boolean): NewSitting {
  const memberIds = expectedIn(draft.items, template).map(({ memberId }) => memberId)
  const listed = new Set(memberIds)
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
    meetingMode: draft.meetingMode === "" ? null : draft.meetingMode,
    chairId: draft.chair ? Number(draft.chair.value) : null,
    minutes: draft.minutes,
    items: draft.items.map(itemBody),
    attendance: ahead ? attendance.filter(({ status }) => status === "on-leave") : attendance,
    ...(ahead
      ? {}
      : {
          guests: draft.guests
            .map(({ value }) => Number(value))
            .filter((memberId) => !attendance.some((one) => one.memberId === memberId))
            .map((memberId) => ({ memberId })),
          guestNames: [...draft.guestNames],
          roll: { memberIds, whole: template.rosterMore === 0 },
        }),
  }
}

function itemBody(item: DraftItem): NewSitting["items"][number] {
  return {
    kind: item.kind,
    ...(item.groupId === null ? {} : { unitId: item.groupId }),
    topic: item.topic,
    hours: numberIn(item.hours) ?? 0,
    lecturerId: item.lecturer ? Number(item.lecturer.value) : null,
    lecturerName: item.lecturerName,
    content: item.content,
    effect: item.effect,
    ...(item.audience.length > 0 ? { audience: [...item.audience] } : {}),
  }
}
