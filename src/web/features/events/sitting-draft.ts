import { isByPost } from "../../../domain/events/who-is-expected.ts"
import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import type { StructuredText } from "../../../domain/shared/structured-text.ts"
import type { ActivityKind, ContentCategory, MeetingMode, StudyPath } from "../../../domain/shared/words.ts"
import type { Found } from "../../design/found.ts"
import { numberIn } from "../../design/number-in.ts"
import { allGuestNames } from "./many-people.ts"
import { exceptionOf, leaveMarks, type Marks, pressedOver } from "./roster-marks.ts"
import type { NewSitting, PersonRef, Template } from "./types.ts"

/** One item of a sitting while it is being written. */
export interface DraftItem {
  readonly kind: ActivityKind
  /** The group that holds it, where the kind is a group's and a branch sits; null: none is chosen, or none is asked for. */
  readonly groupId: number | null
  readonly topic: string
  readonly hours: string
  /** Of a short sitting before or after the shift; empty: it has hours. */
  readonly shortMinutes?: string
  readonly lecturer: Found | null
  readonly lecturerName: string
  readonly content: string
  readonly effect: string
  readonly studyPaths: readonly StudyPath[]
  readonly contentCategories: readonly ContentCategory[]
  /** The topic of the time it is about, the problem it is joined to, whose turn it is. */
  readonly topicId: number | null
  readonly concernId: number | null
  readonly takerId: number | null
  /** The version of the rota in which it was their turn; one that was kept before had none. */
  readonly turnVersion?: number
  /** Who takes the turn, in which rota, as the form says it. */
  readonly turnOf?: { readonly name: string; readonly title: string }
  readonly audience: readonly number[]
  /** The line of the unit's plan that it fulfils. */
  readonly planLineId: number | null
}

/** A sitting while it is being written. */
export interface Draft {
  readonly on: string
  readonly time: string
  /** It was held although its time has not come. */
  readonly begun: boolean
  readonly place: string
  /** The number of the place in the register; empty: it is in none. */
  readonly venue: string
  /** Until when the place is booked, `HH:mm`; empty: as long as the hours of the items. */
  readonly until: string
  readonly form: string
  readonly meetingMode: MeetingMode | ""
  readonly chair: Found | null
  /** Of all items together. */
  readonly minutes: StructuredText | null
  readonly items: readonly DraftItem[]
  readonly marks: Marks
  readonly guests: readonly Found[]
  readonly guestNames: readonly string[]
  readonly typedNames: string
}

export function foundOf(person: PersonRef | null): Found | null {
  return person && { value: String(person.memberId), label: person.name, detail: person.code }
}

const usualHours: Readonly<Partial<Record<ActivityKind, string>>> = {
  "committee-meeting": "1",
  "group-meeting": "1",
  "central-group-study": "4",
  "culture-and-sport": "0",
}

/** Whether a group has to be chosen for a kind: a branch holds no group meeting itself. */
export function needsGroup(kind: ActivityKind, { unit }: Template): boolean {
  return kind === "group-meeting" && unit.kind !== "group"
}

/** The sitting that one of a kind is filled in from: the one like it that was asked for, else the last of the kind. */
export function lastOf(kind: ActivityKind | undefined, { last, lastByKind }: Template) {
  return last?.items.some((item) => item.kind === kind) ? last : lastByKind.find((one) => one.kind === kind)
}

/** The item of the kind in it. */
export function lastItem(kind: ActivityKind, template: Template) {
  return lastOf(kind, template)?.items.find((item) => item.kind === kind)
}

/** Whether a kind is held before and after the shift: the hour of such short sittings is the slot's, not the last one's. */
function inShifts(kind: ActivityKind | undefined, { slot }: Template): boolean {
  return kind === "collective-study" && slot?.part === "shifts"
}

/** When, where and how a sitting is held, as one of a kind was the last time. */
function filledFor(kind: ActivityKind | undefined, template: Template) {
  const { last, slot } = template
  const like = lastOf(kind, template)
  const from = like ?? last
  const beforeShift = inShifts(kind, template) ? slot?.startsAt : undefined
  return {
    time: beforeShift ?? from?.time ?? slot?.startsAt ?? "14:00",
    place: from?.place ?? "",
    venue: from?.venueId ? String(from.venueId) : "",
    // Each kind is held in a way of its own.
    form: like?.form ?? "",
    chair: foundOf(from?.chair ?? null),
  }
}

/** A new item of a kind: as the last one of the kind was, without its topic. */
export function newItem(kind: ActivityKind, template: Template): DraftItem {
  const before = lastItem(kind, template)
  const [group, ...others] = template.groups
  return {
    kind,
    groupId: needsGroup(kind, template) && others.length === 0 ? (group?.unitId ?? null) : null,
    topic: "",
    hours: before ? String(before.hours) : (usualHours[kind] ?? "2"),
    ...(inShifts(kind, template) ? { shortMinutes: "20" } : {}),
    lecturer: foundOf(before?.lecturer ?? null),
    lecturerName: "",
    content: "",
    effect: "",
    studyPaths: [],
    contentCategories: [],
    topicId: null,
    concernId: null,
    takerId: null,
    audience: [],
    planLineId: null,
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
    ...filledFor(chosen[0], template),
    begun: false,
    until: "",
    meetingMode: "",
    minutes: null,
    items: [...new Set(chosen)].map((one) => newItem(one, template)),
    marks: {},
    guests: [],
    guestNames: [],
    typedNames: "",
  }
}

/**
 * A draft of other kinds. Where its first is another one, what nobody has touched is as the last sitting of that kind;
 * `before` is the kind it was filled in for.
 */
export function withKinds(
  draft: Draft,
  kinds: readonly ActivityKind[],
  before: ActivityKind | undefined,
  template: Template,
): Partial<Draft> {
  const items = kinds.map((kind) => draft.items.find((item) => item.kind === kind) ?? newItem(kind, template))
  const [first] = kinds
  if (first === undefined || first === before) return { items }
  const was = filledFor(before, template)
  const now = filledFor(first, template)
  const isPlaceTouched = draft.place !== was.place || draft.venue !== was.venue || draft.until !== ""
  return {
    items,
    ...(draft.time === was.time && !draft.begun ? { time: now.time } : {}),
    ...(isPlaceTouched ? {} : { place: now.place, venue: now.venue }),
    ...(draft.form === was.form ? { form: now.form } : {}),
    ...(draft.chair?.value === was.chair?.value ? { chair: now.chair } : {}),
  }
}

/** The same with the topics of the last sitting. */
export function withTopics(draft: Draft, template: Template): Draft {
  return {
    ...draft,
    items: draft.items.map((item) => ({
      ...item,
      topic: item.topic || (lastItem(item.kind, template)?.topic ?? ""),
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

/** Who may vote in an item by the list of its day, and how many of them are there; null ahead of it. */
export function votersIn(
  item: DraftItem,
  template: Template,
  marks: Marks,
  ahead: boolean,
): { readonly mayVote: number; readonly present: number | null } {
  const voters = expectedIn([item], template).filter(({ mayVote }) => mayVote)
  const standing = pressedOver(leaveMarks(voters), marks)
  const away = voters.filter(({ memberId }) => {
    const status = standing[memberId]?.status
    return status === "on-leave" || status === "absent"
  })
  return { mayVote: voters.length, present: ahead ? null : voters.length - away.length }
}

/** Whether some items of the draft expect others than the rest. */
export function expectsUnlike(items: readonly DraftItem[]): boolean {
  return items.some(({ kind }) => isByPost(kind))
}

/** Hours of all items together. */
export function hoursOf(items: readonly DraftItem[]): number {
  return items.reduce((sum, { hours }) => sum + (numberIn(hours) ?? 0), 0)
}

/** What a complete record of an item still lacks: what the same form asks for, and what is written on its page later. */
export function stillNeeded(
  { kind, lecturer, lecturerName }: DraftItem,
  form: string,
): { readonly here: readonly string[]; readonly later: readonly string[] } {
  const said = { lecturer: lecturer !== null || lecturerName.trim() !== "", form: form.trim() !== "" }
  const { complete } = kindNeeds[kind]
  return {
    here: (["lecturer", "form"] as const).filter((name) => complete.includes(name) && !said[name]),
    later: complete.filter((name) => name !== "lecturer" && name !== "form"),
  }
}

/** Minutes from one time of day to a later one, `HH:mm`; null where there is none. */
export function minutesBetween(from: string, until: string): number | null {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return until === "" || at(until) <= at(from) ? null : at(until) - at(from)
}

/** The draft as it is sent, with the list of its day; ahead of it only leave is noted. */
export function toBody(draft: Draft, template: Template, ahead: boolean): NewSitting {
  const expected = expectedIn(draft.items, template)
  const memberIds = expected.map(({ memberId }) => memberId)
  const listed = new Set(memberIds)
  const attendance = Object.entries(pressedOver(leaveMarks(expected), draft.marks))
    .filter(([memberId]) => listed.has(Number(memberId)))
    .map(([memberId, mark]) => exceptionOf(Number(memberId), mark))
  return {
    unitId: template.unit.unitId,
    start: `${draft.on} ${draft.time}`,
    state: ahead ? "planned" : "held",
    place: draft.place,
    form: draft.form,
    meetingMode: draft.meetingMode === "" ? null : draft.meetingMode,
    venueId: draft.venue === "" ? null : Number(draft.venue),
    lastsMinutes: draft.venue === "" ? null : minutesBetween(draft.time, draft.until),
    chairId: draft.chair ? Number(draft.chair.value) : null,
    ...(draft.minutes ? { minutesDocument: draft.minutes } : {}),
    items: draft.items.map((item) => itemBody(item, isShort(item, draft.items))),
    attendance: ahead ? attendance.filter(({ status }) => status === "on-leave") : attendance,
    ...(ahead
      ? {}
      : {
          guests: draft.guests
            .map(({ value }) => Number(value))
            .filter((memberId) => !attendance.some((one) => one.memberId === memberId))
            .map((memberId) => ({ memberId })),
          guestNames: allGuestNames(draft),
          roll: { memberIds, whole: template.rosterMore === 0 },
        }),
  }
}

/** A short sitting is the only item of its sitting; beside others it has hours like them. */
export function isShort(item: DraftItem, items: readonly DraftItem[]): boolean {
  return Boolean(item.shortMinutes) && items.length === 1
}

function itemBody(item: DraftItem, short: boolean): NewSitting["items"][number] {
  return {
    kind: item.kind,
    ...(item.groupId === null ? {} : { unitId: item.groupId }),
    topic: item.topic,
    hours: numberIn(item.hours) ?? 0,
    ...(short ? { shortMinutes: Number(item.shortMinutes) } : {}),
    lecturerId: item.lecturer ? Number(item.lecturer.value) : null,
    lecturerName: item.lecturerName,
    content: item.content,
    effect: item.effect,
    studyPaths: [...item.studyPaths],
    contentCategories: [...item.contentCategories],
    topicId: item.topicId,
    concernId: item.concernId,
    ...(item.takerId === null ? {} : { takerId: item.takerId }),
    ...(item.turnVersion === undefined ? {} : { turnVersion: item.turnVersion }),
    ...(item.audience.length > 0 ? { audience: [...item.audience] } : {}),
    ...(item.planLineId === null ? {} : { planLineId: item.planLineId }),
  }
}
