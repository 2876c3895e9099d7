import type { PlanBody, YearPlan } from "../../../contract/plans.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { changesBetween, isUnchanged, type PlanContent } from "../../../domain/plans/plan-content.ts"
import { planState } from "../../../domain/plans/plan-state.ts"
import { problem } from "../../http/problem.ts"
import type { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { checkPeople, type Named } from "../events/index.ts"
import { notifyAgain } from "../notices/index.ts"
import { planDay } from "./deadline.ts"
import { type OpenPlan, openPlan, unitThatPlans } from "./open-plan.ts"
import { planProblem } from "./plan-problem.ts"
import { readLines, readPlanRow, strangeSources } from "./plan-queries.ts"
import { addPlan, keepVersion, saveLines, savePlan, writersOf } from "./plan-store.ts"
import { planOf } from "./show-plan.ts"

/**
 * Saves a plan. Of a filed one this is an amendment: it wants its reason, keeps what the plan was as a version, and is
 * told to the committee that filed it; the receipt and its day stay. It declares the rhythm that its unit keeps by now.
 */
export async function editPlan(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  year: number,
  version: number,
  body: PlanBody,
): Promise<Answer<YearPlan>> {
  const { client, today } = context
  // A workbook may have brought lines alone: the plan they belong to begins with the first edit.
  const planning = await unitThatPlans(context, scope, unitId)
  const isNew = version === 0 && (await addPlan(client, unitId, year))
  const open = await openPlan(context, scope, unitId, year, ["edit", "amend"])
  const before = await contentNow(context, unitId, year)
  await checkBody(context, { ...open, year }, before, body)
  const isFiled = planState(open.row) === "filed"
  if (isFiled && !body.reason) throw planProblem("why-amended")
  if (isFiled && open.row.versions === 0) await keepVersion(client, [open.row.planId], null, null)
  if (!(await savePlan(client, open.row.planId, isNew ? 1 : version, body, today)))
    throw problem("stale", {}, { current: (await planOf(context, planning, year)).body })
  await saveLines(client, unitId, year, body.lines)
  const changes = changesBetween(before, await contentNow(context, unitId, year))
  if (!isUnchanged(changes)) {
    const { fields, added, changed, removed } = changes
    const counts = { added: added.length, changed: changed.length, removed: removed.length }
    if (isFiled) await keepAmendment(context, open, year, body.reason ?? "")
    await audit(context, isFiled ? "plan-amended" : "plan-edited", {
      unitId,
      details: { year, ...counts, fields, ...(body.reason ? { reason: body.reason } : {}) },
    })
  }
  return await planOf(context, planning, year)
}

/** Keeps an amendment as a version, and tells the committee that filed the plan. */
async function keepAmendment(
  context: RequestContext,
  { row, planned, unit }: OpenPlan,
  year: number,
  reason: string,
): Promise<void> {
  const { client, actor, today } = context
  await keepVersion(client, [row.planId], actor.accountId, reason)
  if (!planned.filesWith) return
  const officers = ["committee-officer", "department-officer"]
  const told = await writersOf(client, [planned.filesWith.unitId], officers, today)
  const same = { year, unitId: unit.unitId, by: actor.name }
  await notifyAgain(
    context,
    told.map(({ accountId }) => accountId).filter((accountId) => accountId !== actor.accountId),
    "plan-amended",
    { unit: unit.name, reason, ...same },
    same,
  )
}

/** The plan as its lines and fields stand, to be compared. */
async function contentNow({ client }: RequestContext, unitId: number, year: number): Promise<PlanContent> {
  const row = await readPlanRow(client, unitId, year)
  const lines = await readLines(client, unitId, year)
  return {
    goals: row?.goals ?? null,
    guidance: row?.guidance ?? null,
    reading: row?.reading ?? null,
    note: row?.note ?? null,
    visitIds: row?.visitIds ?? [],
    ...(row?.declared ?? { studyDay: null, slotPart: null, lectureCycle: null }),
    lines: lines.map(({ responsible, source: _, ...line }) => ({
      ...line,
      responsibleId: responsible?.memberId ?? null,
    })),
  }
}

/** Refuses lines of other plans, people whom the unit may not name, sources that the asker may not see. */
async function checkBody(
  context: RequestContext,
  { unit, year }: OpenPlan & { readonly year: number },
  before: PlanContent,
  { lines, visitIds }: PlanBody,
): Promise<void> {
  const known = new Map(before.lines.map((line) => [line.planLineId, line]))
  const numbers = lines.flatMap(({ planLineId }) => planLineId ?? [])
  if (new Set(numbers).size < numbers.length || numbers.some((id) => !known.has(id)))
    throw planProblem("lines-not-here")
  const responsible = lines.flatMap(({ planLineId, responsibleId }, index): Named[] =>
    responsibleId === null || known.get(planLineId ?? 0)?.responsibleId === responsibleId
      ? []
      : [{ id: responsibleId, pointer: `/lines/${index}/responsibleId` }],
  )
  const visits = visitIds.flatMap((id, index): Named[] =>
    before.visitIds.includes(id) ? [] : [{ id, pointer: `/visitIds/${index}` }],
  )
  await checkPeople(context, unit, [...responsible, ...visits])
  const { client, today } = context
  const sources = lines.flatMap(({ sourceLineId }) => sourceLineId ?? [])
  if ((await strangeSources(client, sources, { unitId: unit.unitId, day: planDay(year, today) })).length > 0)
    throw planProblem("lines-not-here")
}
