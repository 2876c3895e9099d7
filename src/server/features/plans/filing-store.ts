import type { Scope } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { joinFiling, waits, waitsFor } from "./plan-queries.ts"

export interface Filed {
  readonly planId: number
  readonly unitId: number
  readonly submittedBy: number | null
}

/** The committees whose plans somebody files: their own office, and, in the place of others, all below it. */
export type Offices = "own" | "all"

function filedWith(scope: Scope<"plan.file">, offices: Offices, values: unknown[]): string {
  const reach = within(scope, values, { path: "f.path" })
  if (offices === "all") return reach
  values.push(scope.subtrees)
  return `${reach} and f.path = any($${values.length}::ltree[])`
}

/**
 * Files the plans of some units that were sent up and wait, where the scope reaches the committee they file with; in one
 * statement, however many they are. Each gets the next number of that committee and year: `370112-01-2011-0007`.
 */
export async function fileMany(
  client: Queryable,
  scope: Scope<"plan.file">,
  year: number,
  unitIds: readonly number[],
  by: { readonly accountId: number; readonly on: Day; readonly offices: Offices },
): Promise<Filed[]> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer filing'), $1)", [year])
  const values: unknown[] = [year, unitIds, by.accountId, by.on]
  const reach = filedWith(scope, by.offices, values)
  const { rows } = await client.query<Filed>(
    `with waiting as (
       select p.study_plan_id, f.code || '-' || $1::int || '-' as head,
              row_number() over (partition by f.unit_id order by u.code) as place
         from study_plan p join unit u using (unit_id) ${joinFiling}
        where p.year = $1 and p.unit_id = any($2::int[]) and ${waitsFor("p", "$3")} and ${reach}),
     given as (
       select head, coalesce(max(substring(p.number from length(head) + 1)::int), 0) as last
         from (select distinct head from waiting) h
         left join (select filing_number as number from study_plan where year = $1
                    union all select unfiled_number from study_plan where year = $1) p
              on left(p.number, length(head)) = head
              and substring(p.number from length(head) + 1) ~ '^[0-9]{1,8}$'
        group by head)
     update study_plan p
        set filed_on = $4, filed_by = $3,
            noted_version = 1 + coalesce((select max(number) from plan_version v
                                           where v.study_plan_id = p.study_plan_id), 0),
            filing_number = head || lpad((last + place)::text, greatest(4, length((last + place)::text)), '0')
       from waiting join given using (head)
      where p.study_plan_id = waiting.study_plan_id and ${waits("p")}
      returning p.study_plan_id as "planId", p.unit_id as "unitId", p.submitted_by as "submittedBy"`,
    values,
  )
  return rows
}

/** Notes the amendments of filed plans of some units, where there are any since the last time. */
export async function noteAmendments(
  client: Queryable,
  scope: Scope<"plan.file">,
  year: number,
  unitIds: readonly number[],
  offices: Offices,
): Promise<{ readonly unitId: number }[]> {
  const values: unknown[] = [year, unitIds]
  const reach = filedWith(scope, offices, values)
  const { rows } = await client.query<{ unitId: number }>(
    `update study_plan p set noted_version = v.last
       from (select study_plan_id, max(number) as last from plan_version group by 1) v, unit u ${joinFiling}
      where v.study_plan_id = p.study_plan_id and u.unit_id = p.unit_id and p.year = $1 and p.unit_id = any($2::int[])
        and p.filed_on is not null and coalesce(p.noted_version, 1) < v.last and ${reach}
      returning p.unit_id as "unitId"`,
    values,
  )
  return rows
}
