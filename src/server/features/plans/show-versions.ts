import type { z } from "zod"
import type { planVersion, planVersions, planVersionsQuery } from "../../../contract/plans.ts"
import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit, type Scope } from "../../../domain/access/scope.ts"
import { changesBetween, saysOtherwise } from "../../../domain/plans/plan-content.ts"
import { type UnitWithin, unitWithinOrAbove } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { listVersionRows, readNames, readPlanRow, readVersions, type VersionRow } from "./plan-queries.ts"

const usual = 50

/** The versions of a filed plan, the newest first, page by page and without what they say. */
export async function listVersions(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
  year: number,
  query: z.output<typeof planVersionsQuery>,
): Promise<z.output<typeof planVersions>> {
  const { unit, planId } = await filedPlan(context, scope, unitId, year)
  const limit = query.limit ?? usual
  const rows = await listVersionRows(context.client, planId, numberIn(query.cursor), limit + 1)
  const { code, name } = unit
  return { unit: { unitId, code, name }, year, ...cutPage(rows, limit, (last) => cursorOf(last.number)) }
}

/** A version of a filed plan, whole, with what it changed of the one before. */
export async function showVersion(
  context: RequestContext,
  scope: Scope<"plan.read">,
  { unitId, year, number }: { readonly unitId: number; readonly year: number; readonly number: number },
): Promise<z.output<typeof planVersion>> {
  const { unit, planId } = await filedPlan(context, scope, unitId, year)
  const versions = await readVersions(context.client, planId, [number - 1, number])
  const version = versions.find((one) => one.number === number)
  if (!version) throw problem("not-found")
  const { content } = version
  const names = await readNames(context.client, [
    ...content.visitIds,
    ...content.lines.flatMap(({ responsibleId }) => responsibleId ?? []),
  ])
  const before = versions.find((one) => one.number === number - 1)
  return shown(version, before, names, reachesUnit(scope, unit.path))
}

/** The filed plan of a unit's year, or of one above. */
async function filedPlan(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
  year: number,
): Promise<{ readonly unit: UnitWithin; readonly planId: number }> {
  const unit = await unitWithinOrAbove(context, scope, unitId)
  const row = await readPlanRow(context.client, unitId, year)
  if (!row || row.filedOn === null) throw problem("not-found")
  return { unit, planId: row.planId }
}

function shown(
  { content, ...version }: VersionRow,
  before: VersionRow | undefined,
  names: ReadonlyMap<number, string>,
  seesVisits: boolean,
) {
  const { goals, guidance, reading, note, studyDay, slotPart, lectureCycle, visitIds, lines } = content
  const changes = before && changesBetween(before.content, content)
  const numbers = (of: readonly { readonly planLineId: number }[]) => of.map(({ planLineId }) => planLineId)
  return {
    ...version,
    goals,
    guidance,
    reading,
    note,
    studyDay,
    slotPart,
    lectureCycle,
    visits: seesVisits ? visitIds.map((id) => names.get(id) ?? "") : [],
    lines: lines.map(({ responsibleId, hundredthHours, contentCategories, ...line }) => ({
      ...line,
      contentCategories: [...contentCategories],
      responsible: responsibleId === null ? null : (names.get(responsibleId) ?? null),
      hours: hundredthHours === null ? null : hundredthHours / 100,
    })),
    changes: changes
      ? {
          fields: [...changes.fields],
          added: numbers(changes.added),
          changed: numbers(changes.changed.filter(saysOtherwise).map(({ after }) => after)),
          removed: numbers(changes.removed),
        }
      : null,
  }
}
