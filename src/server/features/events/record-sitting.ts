import type { z } from "zod"
import type { SittingBody, sittingRecorded } from "../../../contract/event-actions.ts"
import { odditySentences } from "../../../contract/event-problems.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { type Oddity, oddities } from "../../../domain/events/sitting-oddities.ts"
import { doubtsAboutLength, kindNeeds } from "../../../domain/meetings/kinds.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, ActivityState } from "../../../domain/shared/words.ts"
import { type UnitWithin, unitWithin } from "../../access/doors.ts"
import { askAboutDoubts } from "../../ask-about-doubts.ts"
import { refuseAfterEnd } from "../../ended-units.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { membersOf, takeTurn, turnMoved } from "../turns/index.ts"
import { isAway } from "./chair-away.ts"
import { checkLinks, linksIn } from "./check-links.ts"
import { eventProblem } from "./event-problem.ts"
import { openRecordsOf } from "./event-store.ts"
import { checkKind, holdersOf } from "./holders.ts"
import {
  checkAudience,
  checkLines,
  checkPeople,
  named,
  namesOnce,
  refuseTwoLecturers,
} from "./name-people.ts"
import { namesOnLeave } from "./on-leave.ts"
import { namesOf } from "./people-queries.ts"
import { shareMonths } from "./share-months.ts"
import { minutesOf, refuseSeveralMinutes } from "./sitting-minutes.ts"
import { doubtsAboutSittingPlace, placeMeant } from "./sitting-place.ts"
import { addSitting, findSameDay, nextCodes, waitForTurn } from "./sitting-store.ts"
import { readHolder } from "./template-queries.ts"
import { peopleIn, writeAttendance } from "./write-attendance.ts"

type Recorded = z.output<typeof sittingRecorded>

/** Records or plans one sitting with its items and lists, whole or not at all. */
export async function recordSitting(
  context: RequestContext,
  scope: Scope<"event.record">,
  asked: SittingBody,
): Promise<Recorded> {
  const unit = await unitWithin(context, scope, asked.unitId)
  const body = { ...asked, venueId: await placeMeant(context, unit, asked) }
  const { state = "held" } = body
  const holders = await holdersOf(context, scope, unit, body.items)
  body.items.forEach(({ kind }, index) => {
    checkKind(context, holders[index] ?? unit, kind)
  })
  const on = body.start.slice(0, 10)
  if (state === "held" && on > context.today) throw eventProblem("not-held-yet")
  // What was held late is said to be odd; nothing new is planned there.
  if (state === "planned") for (const holder of holders) refuseAfterEnd(holder, on)
  refuseSeveralMinutes(body, context.language)
  if (shortIn(body) && !isAlone(body.items)) throw eventProblem("short-alone")
  await checkNamed(context, unit, body)
  for (const [index, { planLineId }] of body.items.entries())
    await checkLines(
      context,
      named(planLineId, `/items/${index}/planLineId`),
      holders[index]?.unitId ?? unit.unitId,
    )
  for (const holder of inOrder(holders)) await waitForTurn(context.client, holder.unitId)
  // First: the same one, recorded twice, would be told that it holds its own place.
  if (body.sameDay === undefined) await askAboutSameDay(context, holders, body)
  await askAboutSitting(context, holders, state, body)
  const activities = await addItems(context, holders, body, state)
  const activityIds = activities.map(({ activityId }) => activityId)
  const shared = await shareMonths(context, shortIn(body) ? [{ unitId: unit.unitId, on: body.start }] : [])
  for (const [index, { takerId }] of body.items.entries()) {
    if (takerId !== undefined) await takeTurn(context, takerId, activityIds[index] ?? 0)
  }
  const rows = await writeAttendance(context, activityIds, state, body)
  await audit(context, state === "held" ? "sitting-recorded" : "sitting-planned", {
    unitId: unit.unitId,
    details: { start: body.start, activities: activities.map(({ code, kind }) => ({ code, kind })) },
  })
  if (state === "held") await openRecordsOf(context.client, activityIds, context.today)
  const odd = await findOddities(context, holders, body)
  if (state === "held") {
    const filled = new Set(rows.map(({ activityId }) => activityId))
    activityIds.forEach((activityId, item) => {
      if (!filled.has(activityId)) odd.push({ item, code: "nobody-expected" })
    })
  }
  return {
    activities: activities.map((one) => ({ ...one, version: shared.get(one.activityId) ?? one.version })),
    rows: rows.length,
    oddities: odd.map((one) => ({ ...one, sentence: odditySentences[one.code][context.language] })),
  }
}

/** Whether it is a short sitting before or after the shift. */
function shortIn({ items }: SittingBody): boolean {
  return items.some(({ shortMinutes }) => shortMinutes !== undefined)
}

/** A short sitting is one collective study of the unit itself. */
function isAlone(items: SittingBody["items"]): boolean {
  return (
    items.every(({ kind, unitId }) => kind === "collective-study" && unitId === undefined) &&
    items.length === 1
  )
}

/** Each unit once, by its number: whoever waits for several waits in the same order as everybody else. */
function inOrder(holders: readonly UnitWithin[]): UnitWithin[] {
  return [...new Map(holders.map((one) => [one.unitId, one])).values()].sort((a, b) => a.unitId - b.unitId)
}

async function checkNamed(context: RequestContext, unit: UnitWithin, body: SittingBody): Promise<void> {
  refuseTwoLecturers(
    body.items.map((item, index) => ({ ...item, pointer: `/items/${index}/lecturerName` })),
    context.language,
  )
  await checkPeople(context, unit, [
    ...named(body.chairId, "/chairId"),
    ...body.items.flatMap(({ lecturerId }, index) => named(lecturerId, `/items/${index}/lecturerId`)),
    ...peopleIn(body),
  ])
  const addressed = body.items.flatMap(({ audience = [] }, index) =>
    audience.map((id, place) => ({ id, pointer: `/items/${index}/audience/${place}` })),
  )
  await checkAudience(context, unit, addressed)
  await checkLinks(
    context,
    unit.path,
    linksIn(body.items, body.venueId, (index) => `/items/${index}`),
    body.start.slice(0, 10),
  )
}

async function askAboutSitting(
  context: RequestContext,
  holders: readonly UnitWithin[],
  state: ActivityState,
  body: SittingBody,
): Promise<void> {
  const { start, items, chairId, attendance = [], sure } = body
  const chairAway = attendance.some(({ memberId, status }) => memberId === chairId && isAway(status))
  const chair = chairAway && chairId ? await namesOf(context.client, [chairId]) : undefined
  const hundredthHours = items.reduce((sum, { hours }) => sum + Math.round(hours * 100), 0)
  const turn = await turnMoved(
    context,
    items.flatMap(({ takerId, turnVersion: version }) =>
      takerId === undefined || version === undefined ? [] : [{ takerId, version }],
    ),
  )
  const takers = await membersOf(
    context.client,
    items.flatMap(({ takerId }) => takerId ?? []),
  )
  const named = [chairAway ? null : chairId, ...items.map(({ lecturerId }) => lecturerId), ...takers]
  const lengths = items.map(({ kind, hours }) => doubtsAboutLength(kind, Math.round(hours * 100)))
  askAboutDoubts(
    context,
    {
      ...{
        start,
        at: start,
        state,
        hundredthHours,
        shortDay: lengths.some(({ shortDay }) => shortDay),
        longDay: lengths.some(({ longDay }) => longDay),
        chairAway,
        chair: chair?.get(chairId ?? 0) ?? "",
        onLeave: await namesOnLeave(context, start, named, attendance),
        turn,
        turnMoved: turn !== undefined,
      },
      ...(await doubtsAboutSittingPlace(context, holders, body, hundredthHours)),
    },
    sure,
  )
}

/** Somebody may have recorded it already; only a person knows whether it is the same one. */
async function askAboutSameDay(
  context: RequestContext,
  holders: readonly UnitWithin[],
  { start, items }: SittingBody,
): Promise<void> {
  const on = start.slice(0, 10)
  const existing = []
  for (const { unitId } of inOrder(holders)) {
    const kinds = items.filter((_, index) => holders[index]?.unitId === unitId).map(({ kind }) => kind)
    existing.push(...(await findSameDay(context.client, unitId, on, kinds)))
  }
  const [first] = existing
  if (first) throw eventProblem("same-day-already", { on, kind: first.kind }, { existing })
}

interface Added {
  readonly activityId: number
  readonly code: string
  readonly kind: ActivityKind
  readonly topic: string
  readonly version: number
}

async function addItems(
  context: RequestContext,
  holders: readonly UnitWithin[],
  body: SittingBody,
  state: ActivityState,
): Promise<Added[]> {
  const { client } = context
  const codes = new Map<number, string[]>()
  for (const holder of inOrder(holders)) {
    const count = holders.filter(({ unitId }) => unitId === holder.unitId).length
    codes.set(holder.unitId, await nextCodes(client, holder, body.start.slice(0, 4), count))
  }
  const items = body.items.map((item, index) => ({
    unit: holders[index]?.unitId ?? body.unitId,
    code: codes.get(holders[index]?.unitId ?? body.unitId)?.shift() ?? "",
    kind: item.kind,
    topic: item.topic,
    // What gives no hours of study has none, whatever was typed.
    hours: kindNeeds[item.kind].noHours
      ? 0
      : item.shortMinutes === undefined
        ? Math.round(item.hours * 100)
        : 0,
    shortMinutes: item.shortMinutes ?? null,
    audience: item.audience ?? null,
    lecturer: item.lecturerId ?? null,
    lecturerName: item.lecturerName || null,
    content: item.content || null,
    effect: item.effect || null,
    planLineId: item.planLineId ?? null,
    studyPaths: item.studyPaths?.length ? item.studyPaths : null,
    contentCategories: item.contentCategories?.length ? item.contentCategories : null,
    topicId: item.topicId ?? null,
    concernId: item.concernId ?? null,
  }))
  const ids = await addSitting(client, {
    start: body.start,
    state,
    place: body.place || null,
    form: body.form || null,
    chairId: body.chairId ?? null,
    ...minutesOf(body),
    meetingMode: body.meetingMode ?? null,
    venueId: body.venueId ?? null,
    lastsMinutes: body.lastsMinutes ?? null,
    guestNames: namesOnce(body.guestNames),
    tag: items.length > 1 ? (items[0]?.code ?? null) : null,
    items,
  })
  return items.map(({ code, kind, topic }, index) => ({
    activityId: ids[index] ?? 0,
    code,
    kind,
    topic,
    version: 1,
  }))
}

async function findOddities(
  context: RequestContext,
  holders: readonly UnitWithin[],
  body: SittingBody,
): Promise<Oddity[]> {
  const found: Oddity[] = []
  for (const unit of inOrder(holders)) {
    const holder = await readHolder(context.client, unit.unitId)
    const places = body.items.flatMap((item, index) =>
      holders[index]?.unitId === unit.unitId ? [{ index, item }] : [],
    )
    if (!holder) continue
    const odd = oddities(
      { kind: unit.kind, ...holder },
      dayOf(body.start.slice(0, 10)),
      places.map(({ item: { kind, hours, shortMinutes, lecturerId, lecturerName } }) => ({
        kind,
        hundredthHours: kindNeeds[kind].noHours ? 0 : Math.round(hours * 100),
        hasLecturer: typeof lecturerId === "number" || Boolean(lecturerName),
        isShort: shortMinutes !== undefined,
      })),
    )
    found.push(
      ...odd.map(({ item, code }) => ({ item: item === null ? null : (places[item]?.index ?? item), code })),
    )
  }
  return found
}
