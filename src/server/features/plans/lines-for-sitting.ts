import type { z } from "zod"
import type { lineForSitting, linesForSitting } from "../../../contract/plans.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { kindOfForm } from "../../../domain/plans/progress.ts"
import { unitWithin, unitWithinOrAbove } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { listLinesFor, readLine } from "./line-queries.ts"

/** What a line of a plan gives to the sitting that fulfils it: nobody types it again. */
export async function showLine(
  context: RequestContext,
  scope: Scope<"plan.read">,
  planLineId: number,
): Promise<z.output<typeof lineForSitting>> {
  const line = await readLine(context.client, planLineId)
  if (!line) throw problem("not-found")
  const unit = await unitWithinOrAbove(context, scope, line.unitId)
  // A plan that is not filed is for those who write it, and who record what it plans.
  const records = unit.reached && reachesUnit(scopeFor(context.actor, "event.record"), unit.path)
  if (!records && !line.filed) throw problem("not-found")
  const { filed: _, hundredthHours, ...rest } = line
  return {
    ...rest,
    unitName: unit.name,
    kind: kindOfForm(line.form) ?? null,
    hours: hundredthHours === null ? null : hundredthHours / 100,
  }
}

/** The lines of a year that a sitting of the unit may fulfil: its own, a group's those of its branch. */
export async function listLines(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  year: number,
): Promise<z.output<typeof linesForSitting>> {
  const unit = await unitWithin(context, scope, unitId)
  return { lines: await listLinesFor(context.client, unit.path, year) }
}
