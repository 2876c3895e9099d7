import type { z } from "zod"
import type { EventPatch, eventPatch } from "../../../contract/event-actions.ts"
import type { Event } from "../../../contract/events.ts"
import { keptText } from "../../../contract/structured-text.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { doubtsAboutLength, kindNeeds } from "../../../domain/meetings/kinds.ts"
import { activityWithin, changeRecord, unitWithin } from "../../access/index.ts"
import { askAboutDoubts } from "../../ask-about-doubts.ts"
import { problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { firstMadeUp } from "./attendance-store.ts"
import { isAwayFrom } from "./chair-away.ts"
import { checkLinks, linksIn } from "./check-links.ts"
import { correctShared, moveOthers } from "./correct-sitting.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, listHolders, readEvent } from "./event-queries.ts"
import { changeEvent, type OwnField } from "./event-store.ts"
import { checkKind } from "./holders.ts"
import { checkAudience, checkLines, checkPeople, named, refuseTwoLecturers } from "./name-people.ts"
import { namedAt, namesOnLeaveAt } from "./on-leave.ts"
import { namesOf } from "./people-queries.ts"
import { forgetSelfRecorded } from "./self-store.ts"
import { shareMonths } from "./share-months.ts"
import { isShared, partSittings } from "./shared-sitting-store.ts"
import { waitForMonths } from "./short-store.ts"
import { eventNow } from "./show-event.ts"
import { keptMinutes } from "./sitting-minutes.ts"
import { doubtsAboutMovedPlace, withPlaceMeant } from "./sitting-place.ts"

/** Corrects an activity; what stood there before stays in the audit log. */
export async function correctEvent(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  { sure, withOthers = false, ...written }: z.output<typeof eventPatch>,
): Promise<Answer<Event>> {
  const asked = withMinutesAlone(written)
  const activity = await openForRecording(context, scope, activityId)
  await changeRecord(context, activityId)
  await waitForMonths(context.client, activityId, asked.shortMinutes ? [asked.unitId ?? activity.unitId] : [])
  const row = await readEvent(context.client, activityId)
  if (!row) throw problem("not-found")
  const patch = await withPlaceMeant(context, row, withoutHours(row, noLongerShort(row, asked)))
  await checkPatch(context, scope, row, patch)
  const changes = changesIn(row, patch)
  await askAboutChanges(context, row, changes, patch, { sure, withOthers })
  if (changes.size === 0) {
    if (row.version !== version) throw await stale(context, activityId)
    return new Answer(await eventNow(context, activityId), { version })
  }
  if (!(await changeEvent(context.client, activityId, version, ownChanges(changes))))
    throw await stale(context, activityId)
  const moved =
    withOthers && patch.start && changes.has("start") ? await moveOthers(context, row, patch.start) : []
  if (changes.has("unitId") || changes.has("start"))
    await partSittings(context.client, [activityId, ...moved])
  if (patch.start && patch.start.slice(0, 10) !== row.startsOn)
    await forgetSelfRecorded(context.client, [activityId, ...moved])
  if (row.shortMinutes !== null || patch.shortMinutes) {
    const { unit, start } = row
    const unitId = patch.unitId ?? unit.unitId
    await shareMonths(context, [
      { unitId: unit.unitId, on: start },
      { unitId, on: patch.start ?? start },
    ])
  }
  const together = await correctShared(context, activityId, changes)
  await audit(context, "event-corrected", {
    unitId: activity.unitId,
    details: {
      activityId,
      code: activity.code,
      ...(together.length > 0 ? { activityIds: together } : {}),
      before: Object.fromEntries([...changes].map(([field, { before }]) => [field, before])),
      after: Object.fromEntries([...changes].map(([field, { after }]) => [field, after])),
    },
  })
  const now = await eventNow(context, activityId)
  return new Answer(now, { version: now.version })
}

/** Hours that are given, or another kind, make a short sitting one like any other. */
function noLongerShort(row: EventRow, patch: EventPatch): EventPatch {
  if (row.shortMinutes === null || patch.shortMinutes !== undefined) return patch
  const hours = patch.hours !== undefined && Math.round(patch.hours * 100) !== row.hundredthHours
  const kind = patch.kind !== undefined && patch.kind !== row.kind
  return hours || kind ? { ...patch, shortMinutes: null } : patch
}

/** What gives no hours of study is given none by a correction either, whatever was typed, and loses them as it becomes such. */
function withoutHours(row: EventRow, patch: EventPatch): EventPatch {
  const asked = patch.hours !== undefined || (patch.kind !== undefined && patch.kind !== row.kind)
  return asked && kindNeeds[patch.kind ?? row.kind].noHours ? { ...patch, hours: 0 } : patch
}

/** A document of minutes with its words alone beside it; one of mere paragraphs is its words. */
function withMinutesAlone({ minutesDocument, ...patch }: EventPatch): EventPatch {
  if (minutesDocument === undefined) return patch
  return {
    ...patch,
    ...(minutesDocument ? keptMinutes(minutesDocument) : { minutes: null, minutesDocument }),
  }
}

/** The activity, when the asker may record it: the unit is theirs, and so is its kind. */
export async function openForRecording(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
) {
  const activity = await activityWithin(context, scope, activityId)
  if (!mayRecord(context.actor, activity.path, activity.kind)) throw eventProblem("kind-not-yours")
  return activity
}

/** Somebody else was faster: how it stands now. */
export async function stale(context: RequestContext, activityId: number): Promise<Error> {
  return problem("stale", {}, { current: await eventNow(context, activityId) })
}

async function checkPatch(
  context: RequestContext,
  scope: Scope<"event.record">,
  row: EventRow,
  patch: EventPatch,
): Promise<void> {
  await checkHolder(context, scope, row, patch)
  const kind = patch.kind ?? row.kind
  if (patch.shortMinutes && (kind !== "collective-study" || row.sitting.length > 0))
    throw eventProblem("short-alone")
  if (patch.start && row.state === "held" && patch.start.slice(0, 10) > context.today) {
    throw eventProblem("not-held-yet")
  }
  const madeUp = patch.start && (await firstMadeUp(context.client, row.activityId))
  if (madeUp && patch.start && patch.start.slice(0, 10) > madeUp) {
    throw eventProblem("past-make-up", { on: madeUp })
  }
  const lecturer = {
    lecturerId: patch.lecturerId === undefined ? row.lecturer?.memberId : patch.lecturerId,
    lecturerName: patch.lecturerName === undefined ? row.lecturerName : patch.lecturerName,
    pointer: "/lecturerName",
  }
  refuseTwoLecturers([lecturer], context.language)
  const holder = { unitId: row.unit.unitId, path: row.path }
  const unlike = (id: number | null | undefined, now: number | undefined) => (id === now ? null : id)
  await checkPeople(context, holder, [
    ...named(unlike(patch.chairId, row.chair?.memberId), "/chairId"),
    ...named(unlike(patch.lecturerId, row.lecturer?.memberId), "/lecturerId"),
  ])
  if (patch.planLineId && patch.planLineId !== row.planLine?.planLineId)
    await checkLines(
      context,
      [{ id: patch.planLineId, pointer: "/planLineId" }],
      patch.unitId ?? holder.unitId,
    )
  await checkLinks(
    context,
    row.path,
    linksIn(
      [
        {
          topicId: unlike(patch.topicId, row.ofTopic?.topicId),
          concernId: unlike(patch.concernId, row.ofConcern?.concernId),
        },
      ],
      unlike(patch.venueId, row.venue?.venueId),
      () => "",
    ),
    (patch.start ?? row.start).slice(0, 10),
  )
  const known = new Set(row.audience?.map(({ unitId }) => unitId))
  const added = (patch.audience ?? []).map((id, place) => ({ id, pointer: `/audience/${place}` }))
  await checkAudience(
    context,
    holder,
    added.filter(({ id }) => !known.has(id)),
  )
}

/** Refuses a unit that has nothing to do with it, and a kind that its unit does not hold. */
async function checkHolder(
  context: RequestContext,
  scope: Scope<"event.record">,
  row: EventRow,
  { kind = row.kind, unitId = row.unit.unitId }: EventPatch,
): Promise<void> {
  if (kind === row.kind && unitId === row.unit.unitId) return
  const holder = await unitWithin(context, scope, unitId)
  const holders = await listHolders(context.client, row.unit.unitId)
  if (!holders.some((one) => one.unitId === unitId)) throw problem("not-found")
  checkKind(context, holder, kind)
}

/** Asks about what will be different and is seldom meant; what stood there before is not in question. */
async function askAboutChanges(
  context: RequestContext,
  row: EventRow,
  changes: Changes,
  patch: EventPatch,
  { sure, withOthers }: { readonly sure: readonly DoubtCode[] | undefined; readonly withOthers: boolean },
): Promise<void> {
  const { start, hours, chairId } = patch
  const chairAway = changes.has("chairId") && (await isAwayFrom(context, row.activityId, chairId))
  const chair = chairAway && chairId ? (await namesOf(context.client, [chairId])).get(chairId) : undefined
  const hundredthHours = Math.round((hours ?? 0) * 100)
  const now = start ?? row.start
  const named = row.state === "cancelled" ? [] : await namedAnew(context, row, changes, patch, withOthers)
  const asked = {
    at: now,
    state: row.state,
    chairAway,
    chair: chair ?? "",
    onLeave: await namesOnLeaveAt(
      context,
      { activityId: row.activityId, start: now },
      named.filter((one) => !(chairAway && one === chairId)),
    ),
    ...(changes.has("start") ? { start } : {}),
    ...(changes.has("hours") ? { hundredthHours, ...doubtsAboutLength(row.kind, hundredthHours) } : {}),
    ...(await doubtsAboutMovedPlace(context, row, patch)),
  }
  askAboutDoubts(context, asked, sure)
}

/** Whoever leads or teaches for the first time, or on another day than before. */
async function namedAnew(
  context: RequestContext,
  row: EventRow,
  changes: Changes,
  { start, chairId, lecturerId }: EventPatch,
  withOthers: boolean,
) {
  const chair = changes.has("chairId") ? chairId : row.chair?.memberId
  const lecturer = changes.has("lecturerId") ? lecturerId : row.lecturer?.memberId
  if (start === undefined || start.slice(0, 10) === row.startsOn)
    return [changes.has("chairId") ? chair : null, changes.has("lecturerId") ? lecturer : null]
  const others = withOthers ? row.sitting.filter(({ state }) => state !== "cancelled") : []
  const rest = await namedAt(context, { ...row, chair: null, lecturer: null }, others)
  return [chair, lecturer, ...rest]
}

type Changes = ReadonlyMap<keyof EventPatch, Change>

function ownChanges(changes: Changes): Map<OwnField, unknown> {
  const own = new Map<OwnField, unknown>()
  for (const [field, { stored }] of changes) if (!isShared(field)) own.set(field, stored)
  return own
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
    unitId: row.unit.unitId,
    topic: row.topic,
    start: row.start,
    hours: row.hundredthHours / 100,
    shortMinutes: row.shortMinutes,
    place: row.place,
    form: row.form,
    chairId: row.chair?.memberId ?? null,
    lecturerId: row.lecturer?.memberId ?? null,
    lecturerName: row.lecturerName,
    meetingMode: row.meetingMode,
    content: row.content,
    minutes: row.minutes,
    minutesDocument: row.minutesDocument && keptText.parse(row.minutesDocument),
    effect: row.effect,
    studyPaths: row.studyPaths,
    contentCategories: row.contentCategories,
    topicId: row.ofTopic?.topicId ?? null,
    concernId: row.ofConcern?.concernId ?? null,
    venueId: row.venue?.venueId ?? null,
    lastsMinutes: row.lastsMinutes,
    audience: row.audience?.map(({ unitId }) => unitId) ?? null,
    planLineId: row.planLine?.planLineId ?? null,
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
