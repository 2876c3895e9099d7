import type { z } from "zod"
import type { plansAtOnce, plansFiled, YearPlan } from "../../../contract/plans.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesUnit } from "../../../domain/access/scope.ts"
import { type PlanDeed, planState, stateAfter } from "../../../domain/plans/plan-state.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { forgetUnseen, notify, notifyEach } from "../notices/index.ts"
import { type Filed, fileMany, noteAmendments } from "./filing-store.ts"
import { planProblem } from "./plan-problem.ts"
import { changedSince, filingPathOf, type PlanRow, readPlanRow } from "./plan-queries.ts"
import { keepVersion, putReturned, putUnfiled, waitForPlans, writersOf } from "./plan-store.ts"
import { planOf } from "./show-plan.ts"
import { writingRoles } from "./writing-roles.ts"

type Asked = z.output<typeof plansAtOnce>

/**
 * Takes note of plans that were sent up: each gets a receipt with number and day, late ones as well. What was filed
 * before and amended since is noted. What cannot be filed, or was sent up by whoever files, is left; so is what is filed
 * with a committee below one's own office, unless it is said that it is done in its place; and a plan that was changed
 * since it was seen.
 */
export async function filePlans(
  context: RequestContext,
  scope: Scope<"plan.file">,
  { year, unitIds, seen = [], instead }: Asked,
): Promise<z.output<typeof plansFiled>> {
  const { client, actor, today } = context
  const offices = instead ? "all" : "own"
  const by = { accountId: actor.accountId, on: today, offices } as const
  await waitForPlans(client, unitIds)
  const changed = await changedSince(client, year, seen)
  const known = unitIds.filter((unitId) => !changed.has(unitId))
  const noted = await noteAmendments(client, scope, year, known, offices)
  const filed = await fileMany(client, scope, year, known, by)
  await keepVersion(
    client,
    filed.map(({ planId }) => planId),
    actor.accountId,
    null,
  )
  await tellSenders(context, filed, year)
  const left = unitIds.length - filed.length - noted.length
  if (filed.length + noted.length > 0) {
    const [one] = [...filed, ...noted]
    const single = filed.length + noted.length === 1 ? (one?.unitId ?? null) : null
    await audit(context, "plans-filed", {
      unitId: single,
      details: { year, filed: filed.length, noted: noted.length, units: filed.map(({ unitId }) => unitId) },
    })
  }
  return { filed: filed.length, noted: noted.length, left }
}

/** Takes a filing back that was a mistake, with a reason that both sides see: the plan waits as before. */
export async function unfilePlan(
  context: RequestContext,
  scope: Scope<"plan.file">,
  unitId: number,
  year: number,
  why: string,
): Promise<Answer<YearPlan>> {
  const { client, actor, today } = context
  const { unit, row } = await openForDeed(context, scope, { unitId, year }, "unfile")
  if (row.amendment !== null) throw planProblem("filed-and-amended")
  const taken = await putUnfiled(client, row.planId, { accountId: actor.accountId, on: today, why })
  if (!taken) throw planProblem("plan-not-so")
  await audit(context, "plan-unfiled", { unitId, details: { year, why, number: row.filingNumber } })
  await tellWriters(context, unitId, "plan-unfiled", { unit: unit.name, unitId, year, why })
  return await planOf(context, unit, year)
}

/** Gives a plan back with a word: it waits for its unit, who is told. */
export async function returnPlan(
  context: RequestContext,
  scope: Scope<"plan.file">,
  unitId: number,
  year: number,
  word: string,
): Promise<Answer<YearPlan>> {
  const { client, actor, today } = context
  const { unit, row } = await openForDeed(context, scope, { unitId, year }, "return")
  if (row.submittedById === actor.accountId) throw planProblem("own-plan")
  if (!(await putReturned(client, row.planId, today, word))) throw planProblem("plan-not-so")
  await audit(context, "plan-returned", { unitId, details: { year, word } })
  await tellWriters(context, unitId, "plan-returned", { unit: unit.name, unitId, year })
  return await planOf(context, unit, year)
}

/** A plan that an office does something with, by whoever may file it, when it stands where that can be done. */
async function openForDeed(
  context: RequestContext,
  scope: Scope<"plan.file">,
  { unitId, year }: { readonly unitId: number; readonly year: number },
  deed: PlanDeed,
): Promise<{ readonly unit: Awaited<ReturnType<typeof unitWithin>>; readonly row: PlanRow }> {
  const { client } = context
  const unit = await unitWithin(context, scope, unitId)
  await waitForPlans(client, [unitId])
  const filing = await filingPathOf(client, unitId)
  const row = await readPlanRow(client, unitId, year)
  if (!row) throw problem("not-found")
  if (filing === undefined || !reachesUnit(scope, filing)) throw problem("forbidden")
  if (stateAfter(planState(row), deed) === undefined) throw planProblem("plan-not-so")
  return { unit, row }
}

/** What notices are about that say where a plan stands: of those nobody has read the last one is left. */
const aboutPlan = (unitId: number, year: number) => `plan ${unitId} ${year}`

/** Tells whoever sent plans up that they are filed: once, however many of theirs it is. */
async function tellSenders(context: RequestContext, filed: readonly Filed[], year: number): Promise<void> {
  await forgetUnseen(context.client, ...filed.map(({ unitId }) => aboutPlan(unitId, year)))
  const bySender = Map.groupBy(filed, ({ submittedBy }) => submittedBy)
  await notifyEach(
    context,
    [...bySender].flatMap(([accountId, plans]) => {
      const [one] = plans
      if (accountId === null || !one) return []
      const about = plans.length === 1 ? aboutPlan(one.unitId, year) : null
      return [{ accountId, kind: "plan-filed" as const, details: { year }, uselessAt: null, about }]
    }),
  )
}

/** Tells whoever writes the plan of a unit what became of it. */
async function tellWriters(
  context: RequestContext,
  unitId: number,
  kind: "plan-returned" | "plan-unfiled",
  details: Readonly<Record<string, string | number | null>> & { readonly year: number },
): Promise<void> {
  const about = aboutPlan(unitId, details.year)
  await forgetUnseen(context.client, about)
  const told = await writersOf(context.client, [unitId], writingRoles, context.today)
  await notify(
    context,
    told.map(({ accountId }) => accountId),
    kind,
    details,
    { about },
  )
}
