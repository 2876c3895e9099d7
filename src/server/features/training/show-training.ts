import type { z } from "zod"
import type {
  ownTraining,
  Training,
  UnitTrainingQuery,
  unitTraining,
  waitingTraining,
} from "../../../contract/training.ts"
import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { hoursOfDay } from "../../../domain/training/training-hours.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn, wrongCursor } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { auditRead } from "../audit/index.ts"
import { describeTraining } from "./describe-training.ts"
import {
  type After,
  countTraining,
  listMost,
  readTraining,
  recognisersOf,
  trainingOf,
  trainingWithin,
  waitingBelow,
} from "./queries.ts"

/** One training of somebody whom the scope reaches. */
export async function showTraining(
  context: RequestContext,
  scope: Scope<"member.read">,
  trainingId: number,
): Promise<Training> {
  const row = await readTraining(context.client, trainingId, context.today)
  if (!row) throw problem("not-found")
  await memberWithin(context, scope, row.member.memberId)
  return describeTraining(context, row)
}

/** A training as it is now, for whoever has just changed it. */
export async function trainingNow(context: RequestContext, trainingId: number): Promise<Training> {
  const row = await readTraining(context.client, trainingId, context.today)
  if (!row) throw problem("not-found")
  return describeTraining(context, row)
}

/** One's own training, and who would recognise the next one. */
export async function showOwnTraining(context: RequestContext): Promise<z.output<typeof ownTraining>> {
  const { client, actor, today, app } = context
  const dayHours = hoursOfDay(app.packs, today) ?? null
  const { memberId } = actor
  if (memberId === null) return { items: [], recognisers: [], dayHours, more: false }
  const rows = await trainingOf(client, memberId, today)
  const recognisers = (await recognisersOf(client, [memberId], today)).get(memberId) ?? []
  return {
    items: rows.slice(0, listMost).map((row) => describeTraining(context, row)),
    recognisers: recognisers.map(({ name }) => name),
    dayHours,
    more: rows.length > listMost,
  }
}

/** What waits for the asker to recognise it. Nobody leaves an entry who is shown nobody. */
export async function showWaiting(context: RequestContext): Promise<z.output<typeof waitingTraining>> {
  const rows = await waitingBelow(context, scopeFor(context.actor, "training.recognise"))
  const items = rows.slice(0, listMost).map((row) => describeTraining(context, row))
  if (items.length > 0) {
    const members = [...new Set(items.map(({ member }) => member.memberId))]
    await auditRead(context, "training-waiting-read", { details: { members } })
  }
  return { items, more: rows.length > listMost }
}

const usual = 50

/** A page of the training of the people of a unit. */
export async function showUnitTraining(
  context: RequestContext,
  scope: Scope<"member.read">,
  unitId: number,
  { limit = usual, cursor, ...chosen }: UnitTrainingQuery,
): Promise<z.output<typeof unitTraining>> {
  const { client, actor, today, app } = context
  const unit = await unitWithin(context, scope, unitId)
  const after = cursor === undefined ? undefined : afterIn(cursor)
  const rows = await trainingWithin(client, unit.path, today, { chosen, after, limit: limit + 1 })
  const page = cutPage(rows, limit, (last) =>
    cursorOf(last.state === "pending" ? 1 : 0, last.last, last.trainingId),
  )
  const { years, ...counts } = await countTraining(client, unit.path, today)
  const can: z.output<typeof unitTraining>["can"] = []
  if (reachesUnit(scopeFor(actor, "training.enter"), unit.path)) can.push("enter")
  if (reachesUnit(scopeFor(actor, "training.recognise"), unit.path)) can.push("recognise")
  return {
    items: page.items.map((row) => describeTraining(context, row)),
    next: page.next,
    unit: { unitId: unit.unitId, code: unit.code, name: unit.name },
    counts,
    years,
    dayHours: hoursOfDay(app.packs, today) ?? null,
    can,
  }
}

function afterIn(cursor: string): After {
  const [waits = "", on = "", id = ""] = placeIn(cursor, 3)
  if (!/^[01]$/.test(waits) || !/^\d{4}-\d\d-\d\d$/.test(on) || !/^\d{1,9}$/.test(id)) throw wrongCursor()
  return { waits: waits === "1", on, trainingId: Number(id) }
}
