import type { YearPlan } from "../../../contract/plans.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { existsOn } from "../../../domain/org/existence.ts"
import { isLate, type PlanState, planState } from "../../../domain/plans/plan-state.ts"
import { monthsThere } from "../../../domain/plans/plan-templates.ts"
import { progressOf } from "../../../domain/plans/progress.ts"
import { openableAmong, type UnitWithin, unitWithinOrAbove } from "../../access/index.ts"
import { hasEnded } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { planDay, planDeadline } from "./deadline.ts"
import {
  filingPathOf,
  type LineRow,
  type PlanRow,
  readLines,
  readPlanAbove,
  readPlannedUnit,
  readPlanRow,
  readRhythmInYear,
  readSittingsOfLines,
  readVisits,
  type SittingRow,
  visitsMost,
} from "./plan-queries.ts"

/**
 * The plan of a unit's year, with how far each line is; a group's is that of its branch. What is still being written,
 * or was given back, is for whoever writes it: others read what was sent up, of a unit above what is filed.
 */
export async function showPlan(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
  year: number,
): Promise<Answer<YearPlan>> {
  const asked = await unitWithinOrAbove(context, scope, unitId)
  const unit =
    asked.kind === "group" && asked.parentId !== null
      ? await unitWithinOrAbove(context, scope, asked.parentId)
      : asked
  return await planOf(context, unit, year, unit.reached)
}

/** The same of a unit that has been found; `reached`: it is within reach, and not above whoever asks. */
export async function planOf(
  context: RequestContext,
  unit: UnitWithin,
  year: number,
  reached = true,
): Promise<Answer<YearPlan>> {
  const { client, today } = context
  const day = planDay(year, today)
  const planned = await readPlannedUnit(client, unit.unitId, day)
  const rhythm = await readRhythmInYear(client, unit.unitId, year, today)
  if (!planned || !rhythm) throw problem("not-found")
  const row = await readPlanRow(client, unit.unitId, year)
  const last = planDeadline(context.app.packs, year, unit.kind)
  // Whoever was not there on the last day owes no plan, nor does what has ended: neither is late.
  const deadline = last !== null && existsOn(planned, last) && existsOn(planned, day) ? last : null
  const can = mayDo(context, unit, await filingPathOf(client, unit.unitId), row)
  const isShown = isShownTo(can, row === undefined ? "draft" : planState(row), reached)
  const lines = isShown ? await readLines(client, unit.unitId, year) : []
  const { unitId, code, name, kind, foundedOn } = unit
  const { filesWith, hasCentralGroup, people, secretary, groupMembers } = planned
  const named = { secretary, groupMembers: isShown ? groupMembers : [] }
  const months = monthsThere(year, planned)
  const ofUnit = { hasCentralGroup, ...rhythm, months, people, ...named }
  const toVisit = cutAt(
    can.includes("plan.write")
      ? await readVisits(client, { memberIds: row?.visitIds ?? [], path: unit.path, today })
      : [],
    visitsMost,
  )
  const answer: YearPlan = {
    unit: { unitId, code, name, kind, foundedOn, ...ofUnit },
    year,
    today,
    deadline,
    filesWith,
    plan:
      isShown && (row || lines.length > 0)
        ? await planShown(context, unit, year, { row, lines, deadline, whole: reached })
        : null,
    above: (await readPlanAbove(client, { unitId, year, day })) ?? null,
    lastYear: can.includes("plan.write") ? await linesOfLastYear(context, unitId, year) : null,
    toVisit: toVisit.items.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    moreToVisit: toVisit.more,
    // Of what has ended nobody plans anything; what was sent up may still be filed.
    can: hasEnded(context, unit) ? can.filter((one) => one === "plan.file") : can,
  }
  return new Answer(answer, { version: row?.version ?? 0 })
}

/** Who reads a plan where it stands: a draft only those who write it, one given back those who gave it back, too. */
function isShownTo(can: YearPlan["can"], state: PlanState, reached: boolean): boolean {
  if (state === "filed" || can.includes("plan.write")) return true
  if (state === "returned") return can.includes("plan.file")
  return state === "submitted" && reached
}

function mayDo(
  { actor }: RequestContext,
  unit: UnitWithin,
  filing: string | undefined,
  row: PlanRow | undefined,
): YearPlan["can"] {
  const own = row?.submittedById === actor.accountId && row.filedOn === null
  const reaches = (permission: "plan.write" | "event.record" | "unit.edit") =>
    unit.kind !== "group" && reachesUnit(scopeFor(actor, permission), unit.path)
  return [
    ...(reaches("plan.write") ? (["plan.write"] as const) : []),
    ...(filing !== undefined && !own && reachesUnit(scopeFor(actor, "plan.file"), filing)
      ? (["plan.file"] as const)
      : []),
    ...(reaches("event.record") ? (["event.record"] as const) : []),
    ...(reaches("unit.edit") ? (["unit.edit"] as const) : []),
  ]
}

async function linesOfLastYear({ client }: RequestContext, unitId: number, year: number) {
  const before = await readPlanRow(client, unitId, year - 1)
  const lines = await readLines(client, unitId, year - 1)
  return before || lines.length > 0 ? lines.length : null
}

interface Shown {
  readonly row: PlanRow | undefined
  readonly lines: readonly LineRow[]
  readonly deadline: YearPlan["deadline"]
  readonly whole: boolean
}

async function planShown(
  context: RequestContext,
  unit: UnitWithin,
  year: number,
  { row, lines, deadline, whole }: Shown,
): Promise<NonNullable<YearPlan["plan"]>> {
  const { client, today, actor } = context
  const sittings = await readSittingsOfLines(client, unit.unitId, year)
  const opens = await openableAmong(
    context,
    sittings.map(({ activityId }) => activityId),
  )
  const shown = lines.map((line) => lineShown(line, { all: sittings, opens }, year, context))
  // Whom it is about is for those who look after the unit, not for everybody in it.
  const visits =
    whole && reachesUnit(scopeFor(actor, "plan.read"), unit.path)
      ? await readVisits(client, { memberIds: row?.visitIds ?? [], path: null, today })
      : null
  if (!row) return { ...without, visits, lines: shown }
  const { planId: _, submittedById: __, visitIds: ___, ...rest } = row
  return {
    ...rest,
    state: planState(row),
    // What counts is the day of filing: a plan that still waits on the last day is late, as it is on the list above.
    late: isLate(row.filedOn ?? today, deadline),
    visits,
    lines: shown,
  }
}

/** A plan of which a workbook has brought the lines alone. */
const without = {
  version: 0,
  state: "draft",
  submittedOn: null,
  submittedBy: null,
  filedOn: null,
  filedBy: null,
  filingNumber: null,
  remark: null,
  returnedOn: null,
  returnWord: null,
  unfiled: null,
  late: false,
  goals: null,
  guidance: null,
  reading: null,
  note: null,
  declared: null,
  versions: 0,
  notedVersion: null,
  amendment: null,
} as const

function lineShown(
  { hundredthHours, ...line }: LineRow,
  { all, opens }: { readonly all: readonly SittingRow[]; readonly opens: ReadonlySet<number> },
  year: number,
  { today }: RequestContext,
) {
  const sittings = all.filter(({ planLineId }) => planLineId === line.planLineId)
  return {
    ...line,
    hours: hundredthHours === null ? null : hundredthHours / 100,
    progress: progressOf(line, sittings, year, today),
    sittings: sittings
      .filter(({ activityId }) => opens.has(activityId))
      .map(({ planLineId: _, hundredthHours: hours, ...sitting }) => ({
        ...sitting,
        hours: hours / 100,
      })),
  }
}
