import type { z } from "zod"
import { type ConcernSaid, concernProblems, type newConcern } from "../../../contract/concerns.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { refuseEnded } from "../../ended-units.ts"
import { given } from "../../given.ts"
import { Problem, problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { findConcern } from "./concern-queries.ts"
import { addConcern, type ConcernNow, updateConcern } from "./concern-store.ts"

/** Raises a problem that study is to be joined to. */
export async function raiseConcern(
  context: RequestContext,
  scope: Scope<"study.keep">,
  unitId: number,
  { kind, title, action }: z.output<typeof newConcern>,
): Promise<number> {
  refuseEnded(context, await unitWithin(context, scope, unitId))
  const said = { kind, title, action: action || null, raisedOn: context.today }
  const concernId = await addConcern(context.client, unitId, said)
  await audit(context, "concern-raised", { unitId, details: { concernId, after: { kind, title } } })
  return concernId
}

/** Says what was done about a problem and what came of it, or settles it, or opens it again. */
export async function changeConcern(
  context: RequestContext,
  scope: Scope<"study.keep">,
  { unitId, concernId }: { readonly unitId: number; readonly concernId: number },
  version: number,
  patch: ConcernSaid,
) {
  await unitWithin(context, scope, unitId)
  const before = await findConcern(context.client, unitId, concernId)
  if (!before) throw problem("not-found")
  const after: ConcernNow = { ...before, ...given(patch) }
  refuseUntimely(after, context.today)
  const stored = { ...after, action: after.action || null, result: after.result || null }
  if (!(await updateConcern(context.client, concernId, version, stored))) {
    throw problem("stale", {}, { current: before })
  }
  await audit(context, "concern-changed", { unitId, details: { concernId, after: patch } })
  return new Answer({ concernId, version: version + 1 }, { version: version + 1 })
}

function refuseUntimely({ raisedOn, settledOn, result }: ConcernNow, today: string): void {
  if (settledOn === null) return
  if (settledOn < raisedOn || settledOn > today) throw new Problem(concernProblems, "settled-first")
  if (!result) throw new Problem(concernProblems, "settled-without-result")
}
