import type { EventPatch } from "../../../contract/event-deeds.ts"
import type { Event } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { activityWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { Moment } from "../../moment.ts"
import { note } from "../trail/index.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, readEvent } from "./event-queries.ts"
import { changeEvent, readConcern } from "./event-store.ts"
import { checkAudience, checkPeople, named } from "./name-people.ts"
import { eventNow } from "./show-event.ts"
import { touchEvents } from "./touch-events.ts"

/** Corrects an activity; what stood there before stays in the trail. */
export async function correctEvent(
  moment: Moment,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  patch: EventPatch,
): Promise<Answer<Event>> {
  const activity = await openForRecording(moment, scope, activityId)
  const row = await readEvent(moment.client, activityId)
  if (!row) throw problem("not-found")
  await checkPatch(moment, scope, row, patch)
  const changes = changesIn(row, patch)
  if (changes.size === 0) {
    if (row.version !== version) throw await stale(moment, activityId)
    return new Answer(await eventNow(moment, activityId), { version })
  }
  const before = await readConcern(moment.client, [activityId])
  const stored = new Map([...changes].map(([field, { stored }]) => [field, stored] as const))
  if (!(await changeEvent(moment.client, activityId, version, stored))) throw await stale(moment, activityId)
  await note(moment, "event-corrected", {
    unitId: activity.unitId,
    details: {
      activityId,
      code: activity.code,
      before: Object.fromEntries([...changes].map(([field, { before }]) => [field, before])),
      after: Object.fromEntries([...changes].map(([field, { after }]) => [field, after])),
    },
  })
  await touchEvents(moment, [activityId], before)
  const now = await eventNow(moment, activityId)
  return new Answer(now, { version: now.version })
}

/** The activity, when the asker may record it: the unit is theirs, and so is its kind. */
export async function openForRecording(moment: Moment, scope: Scope<"event.record">, activityId: number) {
  const activity = await activityWithin(moment, scope, activityId)
  if (!mayRecord(moment.actor, activity.path, activity.kind)) throw eventProblem("kind-not-yours")
  return activity
}

/** Somebody else was faster: how it stands now. */
export async function stale(moment: Moment, activityId: number): Promise<Error> {
  return problem("stale", {}, { current: await eventNow(moment, activityId) })
}

async function checkPatch(
  moment: Moment,
  scope: Scope<"event.record">,
  row: EventRow,
  patch: EventPatch,
): Promise<void> {
  if (patch.kind && !mayRecord(moment.actor, row.path, patch.kind)) throw eventProblem("kind-not-yours")
  if (patch.start && row.state === "held" && patch.start.slice(0, 10) > moment.today) {
    throw eventProblem("not-held-yet")
  }
  const holder = { unitId: row.unit.unitId, path: row.path }
  const unlike = (id: number | null | undefined, now: number | undefined) => (id === now ? null : id)
  await checkPeople(moment, scope, holder, [
    ...named(unlike(patch.chairId, row.chair?.memberId), "/chairId"),
    ...named(unlike(patch.lecturerId, row.lecturer?.memberId), "/lecturerId"),
  ])
  const known = new Set(row.audience?.map(({ unitId }) => unitId))
  const added = (patch.audience ?? []).map((id, place) => ({ id, pointer: `/audience/${place}` }))
  await checkAudience(
    moment,
    scope,
    holder,
    added.filter(({ id }) => !known.has(id)),
  )
}

interface Change {
  readonly before: unknown
  readonly after: unknown
  readonly stored: unknown
}

/** The fields that will be different, as they were and as they will be. */
function changesIn(row: EventRow, patch: EventPatch): Map<keyof EventPatch, Change> {
  const before: Readonly<Record<keyof EventPatch, unknown>> = {
    kind: row.kind,
    topic: row.topic,
    start: row.start,
    hours: row.hundredthHours / 100,
    place: row.place,
    form: row.form,
    chairId: row.chair?.memberId ?? null,
    lecturerId: row.lecturer?.memberId ?? null,
    content: row.content,
    minutes: row.minutes,
    effect: row.effect,
    audience: row.audience?.map(({ unitId }) => unitId) ?? null,
  }
  const changes = new Map<keyof EventPatch, Change>()
  for (const [field, given] of Object.entries(patch) as [keyof EventPatch, unknown][]) {
    if (given === undefined) continue
    const after = given === "" ? null : given
    if (JSON.stringify(after) === JSON.stringify(before[field])) continue
    const stored = field === "hours" ? Math.round(Number(after) * 100) : after
    changes.set(field, { before: before[field], after, stored })
  }
  return changes
}
