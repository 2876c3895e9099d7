import type { z } from "zod"
import type { SittingBody, sittingRecorded } from "../../../contract/event-actions.ts"
import { odditySentences } from "../../../contract/event-problems.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { type Oddity, oddities } from "../../../domain/events/sitting-oddities.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, ActivityState } from "../../../domain/shared/words.ts"
import { type UnitWithin, unitWithin } from "../../access/doors.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { eventProblem } from "./event-problem.ts"
import { checkAudience, checkPeople, named } from "./name-people.ts"
import { addSitting, findSameDay, nextCodes, waitForTurn } from "./sitting-store.ts"
import { readHolder } from "./template-queries.ts"
import { peopleIn, writeAttendance } from "./write-attendance.ts"

type Recorded = z.output<typeof sittingRecorded>

/** Records or plans one sitting with its items and lists, whole or not at all. */
export async function recordSitting(
  context: RequestContext,
  scope: Scope<"event.record">,
  body: SittingBody,
): Promise<Recorded> {
  const unit = await unitWithin(context, scope, body.unitId)
  const { state = "held" } = body
  checkKinds(context, unit, body)
  if (state === "held" && body.start.slice(0, 10) > context.today) throw eventProblem("not-held-yet")
  await checkNamed(context, scope, unit, body)
  await waitForTurn(context.client, unit.unitId)
  if (body.sameDay === undefined) await askAboutSameDay(context, body)
  const activities = await addItems(context, unit, body, state)
  const activityIds = activities.map(({ activityId }) => activityId)
  const rows = await writeAttendance(context, activityIds, state, body)
  await audit(context, state === "held" ? "sitting-recorded" : "sitting-planned", {
    unitId: unit.unitId,
    details: { start: body.start, activities: activities.map(({ code, kind }) => ({ code, kind })) },
  })
  const odd = await findOddities(context, unit, body)
  if (state === "held") {
    const filled = new Set(rows.map(({ activityId }) => activityId))
    activityIds.forEach((activityId, item) => {
      if (!filled.has(activityId)) odd.push({ item, code: "nobody-expected" })
    })
  }
  return {
    activities,
    rows: rows.length,
    oddities: odd.map((one) => ({ ...one, sentence: odditySentences[one.code][context.language] })),
  }
}

function checkKinds(context: RequestContext, unit: UnitWithin, { items }: SittingBody): void {
  if (!items.every(({ kind }) => mayRecord(context.actor, unit.path, kind))) {
    throw eventProblem("kind-not-yours")
  }
}

async function checkNamed(
  context: RequestContext,
  scope: Scope<"event.record">,
  unit: UnitWithin,
  body: SittingBody,
): Promise<void> {
  await checkPeople(context, scope, unit, [
    ...named(body.chairId, "/chairId"),
    ...body.items.flatMap(({ lecturerId }, index) => named(lecturerId, `/items/${index}/lecturerId`)),
    ...peopleIn(body),
  ])
  const addressed = body.items.flatMap(({ audience = [] }, index) =>
    audience.map((id, place) => ({ id, pointer: `/items/${index}/audience/${place}` })),
  )
  await checkAudience(context, scope, unit, addressed)
}

/** Somebody may have recorded it already; only a person knows whether it is the same one. */
async function askAboutSameDay(
  context: RequestContext,
  { unitId, start, items }: SittingBody,
): Promise<void> {
  const on = start.slice(0, 10)
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const existing = await findSameDay(context.client, unitId, on, kinds)
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
  unit: UnitWithin,
  body: SittingBody,
  state: ActivityState,
): Promise<Added[]> {
  const { client } = context
  const codes = await nextCodes(client, unit, body.start.slice(0, 4), body.items.length)
  const items = body.items.map((item, index) => ({
    code: codes[index] ?? "",
    kind: item.kind,
    topic: item.topic,
    hours: Math.round(item.hours * 100),
    audience: item.audience ?? null,
    lecturer: item.lecturerId ?? null,
    content: item.content || null,
    minutes: item.minutes || null,
    effect: item.effect || null,
  }))
  const ids = await addSitting(client, {
    unitId: unit.unitId,
    start: body.start,
    state,
    place: body.place || null,
    form: body.form || null,
    chairId: body.chairId ?? null,
    tag: items.length > 1 ? (codes[0] ?? null) : null,
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

async function findOddities(context: RequestContext, unit: UnitWithin, body: SittingBody): Promise<Oddity[]> {
  const holder = await readHolder(context.client, unit.unitId)
  if (!holder) return []
  return oddities(
    { kind: unit.kind, ...holder },
    dayOf(body.start.slice(0, 10)),
    body.items.map(({ kind, hours, lecturerId }) => ({
      kind,
      hundredthHours: Math.round(hours * 100),
      hasLecturer: typeof lecturerId === "number",
    })),
  )
}
