import type { z } from "zod"
import type { nextTurns, rotasOfUnit } from "../../../contract/turns.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { rotaLimits } from "../../../domain/turns/rota-limits.ts"
import { openableAmong, unitWithin } from "../../access/index.ts"
import { mayStillIn } from "../../ended-units.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { nextTurnsFor, rotasOf } from "./turn-queries.ts"

/** The rotas of a unit: who is next, how often each has taken their turn this year, and the turns so far. */
export async function readTurns(
  context: RequestContext,
  scope: Scope<"study.read"> | Scope<"study.keep">,
  unitId: number,
): Promise<z.output<typeof rotasOfUnit>> {
  const unit = await unitWithin(context, scope, unitId)
  const { code, name, path } = unit
  const keeps = reachesUnit(scopeFor(context.actor, "study.keep"), path)
  const can = mayStillIn(context, "study.keep", unit) ? (["study.keep"] as const) : []
  const { items, more } = cutAt(await rotasOf(context.client, unitId, context.today), rotaLimits.listed)
  const opens = await openableAmong(
    context,
    items.flatMap(({ past }) => past.flatMap(({ activity }) => activity?.activityId ?? [])),
  )
  return {
    unit: { unitId, code, name },
    rotas: items.map(({ path: _, past: turns, ...rota }) => {
      const { items: latest, more: pastMore } = cutAt(turns, rotaLimits.past)
      const past = latest.filter(({ activity }) => activity === null || opens.has(activity.activityId))
      // Why somebody passed may be an illness: it is for whoever keeps the rota.
      const said = keeps ? past : past.map((turn) => ({ ...turn, reason: null }))
      return { ...rota, past: said, pastMore, can: [...can] }
    }),
    more,
    can: [...can],
  }
}

/** Whose turn it is next: one's own, and those of the units one keeps. */
export async function readNextTurns({
  client,
  actor,
  today,
}: RequestContext): Promise<z.output<typeof nextTurns>> {
  return { turns: await nextTurnsFor(client, actor.memberId, scopeFor(actor, "study.keep"), today) }
}
