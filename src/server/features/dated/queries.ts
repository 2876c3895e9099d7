import type { DatedRow } from "../../../contract/dated.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import type { Subject } from "./subjects.ts"

/** The histories of one unit or person, each item's newest row first. */
export async function datedRowsOf(client: Queryable, subject: Subject, id: number): Promise<DatedRow[]> {
  const items = Object.keys(subject.columns)
  const { rows } = await client.query<DatedRow>(
    `select h.item, h.from_on as "from", a.name as by, to_json(h.noted_at) #>> '{}' as "notedAt",
            case h.item when 'parent'
                        then (select to_jsonb(u.name) from unit u where u.unit_id = (h.value #>> '{}')::integer)
                        else h.value end as value
       from ${subject.history} h left join account a using (account_id)
      where h.${subject.id} = $1
      order by array_position($2::text[], h.item), h.from_on desc nulls last`,
    [id, items],
  )
  return rows
}

/** How many rows the history of each item has, and the days of those that a change from a day on would replace. */
export async function rowsFrom(
  client: Queryable,
  subject: Subject,
  id: number,
  from: Day,
): Promise<{ item: string; rows: number; later: Day[] }[]> {
  const { rows } = await client.query<{ item: string; rows: number; later: Day[] }>(
    `select item, count(*)::int as rows,
            coalesce(array_agg(from_on order by from_on) filter (where from_on > $2::date and n > 1), '{}') as later
       from (select item, from_on, row_number() over (partition by item order by from_on nulls first) as n
               from ${subject.history} where ${subject.id} = $1) numbered
      group by item`,
    [id, from],
  )
  return rows
}
