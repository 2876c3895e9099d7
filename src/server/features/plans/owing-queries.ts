import { planningKinds } from "../../../domain/plans/whose-plan.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { AppContext, Queryable } from "../../request-context.ts"
import { planDay, planDueOn } from "./deadline.ts"
import { joinFiling } from "./plan-queries.ts"

/** A unit whose plan is still to be sent up. */
export interface PlanOwing {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  /** The committee that files it. */
  readonly parentId: number
  readonly parentName: string
  readonly filingPath: string
}

/**
 * Of some units, and of those below them, whoever owes the plan of a year, and has neither filed it nor sent up one that
 * waits; by code.
 */
export async function plansOwing(
  client: Queryable,
  { packs }: Pick<AppContext, "packs">,
  {
    unitIds,
    year,
    today,
  }: { readonly unitIds: readonly number[]; readonly year: number; readonly today: Day },
): Promise<PlanOwing[]> {
  const { rows } = await client.query<PlanOwing>(
    `select u.unit_id as "unitId", u.code, u.name, u.kind, f.unit_id as "parentId", f.name as "parentName",
            f.path::text as "filingPath"
       from unit u ${joinFiling}
      where f.unit_id is not null and u.kind = any($3::text[])
        and exists (select from unit top where top.unit_id = any($1::int[]) and u.path <@ top.path)
        and coalesce(u.founded_on <= least($4::date, $5::date), true)
        and coalesce(u.dissolved_on > greatest($4::date, $5::date), true)
        and not exists (select from study_plan p where p.unit_id = u.unit_id and p.year = $2
                           and (p.filed_on is not null or p.submitted_on is not null and p.returned_on is null))
      order by u.code`,
    [unitIds, year, planningKinds, planDueOn(packs, year), planDay(year, today)],
  )
  return rows
}
