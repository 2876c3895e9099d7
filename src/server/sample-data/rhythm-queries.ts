import type { Day } from "../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../domain/shared/words.ts"
import type { Queryable } from "../request-context.ts"

/** The branch of an enterprise that studies before and after the shift: the first by code without a fixed day, else the first. */
export async function branchBetweenShifts(client: Queryable): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>(
    `select unit_id as id from unit where kind = 'branch' and field = 'enterprise' and dissolved_on is null
      order by coalesce(study_day, 'flexible') <> 'flexible', code limit 1`,
  )
  return rows[0]?.id
}

/** A unit of the sample district that lays out the coming quarter. */
export interface PlanningUnit {
  readonly unitId: number
  readonly code: string
  readonly kind: Extract<ActivityKind, "central-group-study" | "committee-meeting">
  readonly place: string | null
}

/** Every central group, and the branches with a committee in every other town, with where they met last. */
export async function unitsThatPlan(client: Queryable, today: Day): Promise<PlanningUnit[]> {
  const { rows } = await client.query<PlanningUnit>(
    `select u.unit_id as "unitId", u.code, k.kind,
            (select s.place from activity a join sitting s using (sitting_id)
              where a.unit_id = u.unit_id and a.kind = k.kind and s.place is not null and a.starts_on <= $1
              order by a.starts_at desc limit 1) as place
       from unit u cross join lateral (
         select 'central-group-study' as kind where u.has_central_group
         union all select 'committee-meeting' where u.kind = 'branch' and u.has_committee and u.parent_id % 2 = 0) k
      where u.dissolved_on is null
        and not exists (select from activity a where a.unit_id = u.unit_id and a.kind = k.kind and a.starts_on > $1)
      order by u.code, k.kind`,
    [today],
  )
  return rows
}
