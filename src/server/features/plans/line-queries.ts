import type { ContentCategory } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

export async function readLine(client: Queryable, planLineId: number) {
  const { rows } = await client.query<{
    planLineId: number
    unitId: number
    year: number
    month: number | null
    topic: string
    form: string | null
    lecturer: string | null
    hundredthHours: number | null
    contentCategories: ContentCategory[]
    filed: boolean
  }>(
    `select l.plan_line_id as "planLineId", l.unit_id as "unitId", l.year, l.month, l.topic, l.form, l.lecturer,
            l.hundredth_hours as "hundredthHours", coalesce(l.content_categories, '{}') as "contentCategories",
            exists (select from study_plan p where p.unit_id = l.unit_id and p.year = l.year and p.filed_on is not null)
              as filed
       from plan_line l where l.plan_line_id = $1`,
    [planLineId],
  )
  return rows[0]
}

/** The lines that a unit's sittings may fulfil, of a year and those after it, and that none fulfils yet. */
export async function listOpenLines(client: Queryable, unitId: number, year: number) {
  const { rows } = await client.query<{
    planLineId: number
    year: number
    month: number | null
    topic: string
    form: string | null
    hundredthHours: number | null
  }>(
    `select l.plan_line_id as "planLineId", l.year, l.month, l.topic, l.form,
            l.hundredth_hours as "hundredthHours"
       from unit u join plan_line l on l.unit_id = u.unit_id or u.kind = 'group' and l.unit_id = u.parent_id
      where u.unit_id = $1 and l.year >= $2
        and not exists (select from activity a where a.plan_line_id = l.plan_line_id and a.state <> 'cancelled')
      order by l.year, l.unit_id <> u.unit_id, l.month, l.ordinal`,
    [unitId, year],
  )
  return rows
}

/** The lines of a unit's plan and, where it is a group, of its branch's. */
export async function listLinesFor(client: Queryable, path: string, year: number) {
  const { rows } = await client.query<{
    planLineId: number
    unitName: string
    month: number | null
    topic: string
    form: string | null
  }>(
    `select l.plan_line_id as "planLineId", w.name as "unitName", l.month, l.topic, l.form
       from unit u join unit w on w.path @> u.path and (w.unit_id = u.unit_id or u.kind = 'group' and w.unit_id = u.parent_id)
         join plan_line l on l.unit_id = w.unit_id
      where u.path = $1::ltree and l.year = $2 order by nlevel(w.path) desc, l.month, l.ordinal`,
    [path, year],
  )
  return rows
}
