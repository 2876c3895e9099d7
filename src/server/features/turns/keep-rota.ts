import type { z } from "zod"
import type { TurnMoved } from "../../../contract/event-problems.ts"
import {
  type NewTakerSaid,
  type newRota,
  type rotaPatch,
  type turnPass,
  turnProblems,
  type turnSwap,
} from "../../../contract/turns.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { rotaLimits } from "../../../domain/turns/rota-limits.ts"
import { membersReached, type UnitWithin, unitWithin } from "../../access/index.ts"
import { refuseEnded } from "../../ended-units.ts"
import { Problem, problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { readTurns } from "./read-turns.ts"
import { countOpenRotas, findMoved, findRota } from "./turn-queries.ts"
import {
  addRota,
  addTakers,
  addTurn,
  hasJustTaken,
  letTakersGo,
  lockRota,
  type NewTaker,
  passTurn,
  swapTurns,
  updateRota,
} from "./turn-store.ts"

/** A rota by its address. */
export interface RotaAddress {
  readonly unitId: number
  readonly rotaId: number
}

/** Begins a rota of a unit with whoever takes turns, in their order. */
export async function beginRota(
  context: RequestContext,
  scope: Scope<"study.keep">,
  unitId: number,
  { kind, title, takers }: z.output<typeof newRota>,
): Promise<number> {
  refuseEnded(context, await unitWithin(context, scope, unitId))
  await refuseManyRotas(context, unitId)
  const added = await checkTakers(context, takers, { memberIds: [], names: [] })
  const rotaId = await addRota(context.client, unitId, kind, title)
  await addTakers(context.client, rotaId, added)
  await audit(context, "rota-begun", { unitId, details: { rotaId, title, takers: takers.length } })
  return rotaId
}

/** Changes what a rota is called, who takes turns in it, or ends it. */
export async function changeRota(
  context: RequestContext,
  scope: Scope<"study.keep">,
  at: RotaAddress,
  version: number,
  { title, closedOn, add = [], remove = [] }: z.output<typeof rotaPatch>,
) {
  const { client, today } = context
  const { rota } = await openRota(context, scope, at)
  if (remove.some((takerId) => !rota.takerIds.includes(takerId)))
    throw new Problem(turnProblems, "not-in-rota")
  if (rota.takerIds.length + add.length === new Set(remove).size) {
    throw new Problem(turnProblems, "nobody-takes-turns")
  }
  const { takers: most } = rotaLimits
  if (add.length > 0 && rota.takerIds.length + add.length - new Set(remove).size > most)
    throw new Problem(turnProblems, "takers-many", { most })
  const added = await checkTakers(context, add, rota)
  const now = { title: title ?? rota.title, closedOn: closedOn === undefined ? rota.closedOn : closedOn }
  if (isOver(context, rota) && !isOver(context, now)) await refuseManyRotas(context, at.unitId)
  if (!(await updateRota(client, at.rotaId, version, now))) {
    const { rotas } = await readTurns(context, scope, at.unitId)
    throw problem("stale", {}, { current: rotas.find(({ rotaId }) => rotaId === at.rotaId) })
  }
  await letTakersGo(client, remove, today)
  await addTakers(client, at.rotaId, added)
  await audit(context, "rota-changed", {
    unitId: at.unitId,
    details: { rotaId: at.rotaId, title: now.title, added: add.length, removed: remove.length },
  })
  return new Answer({ rotaId: at.rotaId, version: version + 1 }, { version: version + 1 })
}

/**
 * Whose turn is to be taken by a page that saw another version of their rota: it is asked about. Refuses one that was
 * just taken.
 */
export async function turnMoved(
  { client }: RequestContext,
  turns: readonly { readonly takerId: number; readonly version: number }[],
): Promise<TurnMoved | undefined> {
  for (const { takerId, version } of turns) {
    const moved = await findMoved(client, takerId, version)
    if (!moved) continue
    if (await hasJustTaken(client, takerId)) throw new Problem(turnProblems, "not-next")
    return moved
  }
  return undefined
}

/** Somebody's turn was taken at an activity, once. Whoever records it holds the rota by then. */
export async function takeTurn(context: RequestContext, takerId: number, activityId: number): Promise<void> {
  if (await hasJustTaken(context.client, takerId)) throw new Problem(turnProblems, "not-next")
  await addTurn(context.client, takerId, activityId)
}

/** Somebody passes their turn; they come again at the end of the queue. */
export async function pass(
  context: RequestContext,
  scope: Scope<"study.keep">,
  at: RotaAddress,
  { takerId, reason, version }: z.output<typeof turnPass>,
): Promise<void> {
  const { rota } = await openRota(context, scope, at)
  refuseOver(context, rota)
  if (version !== undefined && version !== rota.version) throw new Problem(turnProblems, "not-in-rota")
  if (!rota.takerIds.includes(takerId)) throw new Problem(turnProblems, "not-in-rota")
  if (rota.takerIds[0] !== takerId) throw new Problem(turnProblems, "not-next")
  await passTurn(context.client, takerId, context.today, reason)
  await audit(context, "turn-passed", { unitId: at.unitId, details: { rotaId: at.rotaId, takerId } })
}

/** Two who take turns change places. */
export async function swap(
  context: RequestContext,
  scope: Scope<"study.keep">,
  at: RotaAddress,
  { takerId, withId, order }: z.output<typeof turnSwap>,
): Promise<void> {
  const { rota } = await openRota(context, scope, at)
  refuseOver(context, rota)
  const both = takerId !== withId && [takerId, withId].every((one) => rota.takerIds.includes(one))
  const moved = order !== undefined && order.join() !== rota.takerIds.join()
  if (!both || moved) throw new Problem(turnProblems, "not-in-rota")
  await swapTurns(context.client, takerId, withId)
  await audit(context, "turns-swapped", {
    unitId: at.unitId,
    details: { rotaId: at.rotaId, takerId, withId },
  })
}

type Found = NonNullable<Awaited<ReturnType<typeof findRota>>>

async function openRota(
  context: RequestContext,
  scope: Scope<"study.keep">,
  { unitId, rotaId }: RotaAddress,
): Promise<{ unit: UnitWithin; rota: Found }> {
  const unit = await unitWithin(context, scope, unitId)
  refuseEnded(context, unit)
  await lockRota(context.client, rotaId)
  const rota = await findRota(context.client, unitId, rotaId)
  if (!rota) throw problem("not-found")
  return { unit, rota }
}

async function refuseManyRotas({ client, today }: RequestContext, unitId: number): Promise<void> {
  const { open: most } = rotaLimits
  if ((await countOpenRotas(client, unitId, today)) >= most)
    throw new Problem(turnProblems, "rotas-many", { most })
}

function isOver({ today }: RequestContext, { closedOn }: Pick<Found, "closedOn">): boolean {
  return closedOn !== null && closedOn <= today
}

function refuseOver(context: RequestContext, rota: Found): void {
  if (isOver(context, rota)) throw new Problem(turnProblems, "rota-over")
}

/** Refuses people whom the asker may not see, and whoever is named twice. */
async function checkTakers(
  context: RequestContext,
  said: readonly NewTakerSaid[],
  there: Pick<Found, "memberIds" | "names">,
): Promise<NewTaker[]> {
  const takers = said.map(({ memberId, name }) => ({ memberId: memberId ?? null, name: name ?? null }))
  const memberIds = takers.flatMap(({ memberId }) => memberId ?? [])
  const reached = await membersReached(context, "member.read", memberIds)
  if (memberIds.some((memberId) => !reached.has(memberId))) throw problem("not-found")
  const all = [
    ...there.memberIds.map(String),
    ...there.names,
    ...takers.map(({ memberId, name }) => name ?? String(memberId)),
  ]
  if (new Set(all).size < all.length) throw new Problem(turnProblems, "taker-named-twice")
  return takers
}
