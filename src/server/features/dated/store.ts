import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import { plainValue, type Subject } from "./subjects.ts"

/** From when a change holds: from a day on, or it was always so. */
export type Holds = { readonly from: Day } | "always"

/** What has changed of units or people: a relation with the columns id, item, was and value, and its values. */
export interface Changes {
  readonly sql: string
  readonly values: readonly unknown[]
}

/**
 * Keeps what the main table has already been changed to, as "from this day on it is that": what was said of that day
 * and later ones goes, what was before stays. Or as "it was always so": the items have no history any more.
 */
export async function keepChanges(
  client: Queryable,
  subject: Subject,
  { sql, values }: Changes,
  holds: Holds,
): Promise<void> {
  const { id, history } = subject
  const changes = `(${sql}) c`
  const own = `h.${id} = c.id and h.item = c.item`
  const run = async (text: string, more: readonly unknown[] = []) => {
    await client.query(text, [...values, ...more])
  }
  if (holds === "always") {
    await run(`delete from ${history} h using ${changes} where ${own}`)
    return
  }
  const day = `$${values.length + 1}::date`
  await run(
    `insert into ${history} (${id}, item, value) select c.id, c.item, c.was from ${changes}
      where not exists (select from ${history} h where ${own})`,
  )
  // A first row with a day holds before that day as well: it stays as what was.
  await run(
    `update ${history} h set from_on = null from ${changes}
      where ${own} and h.from_on >= ${day}
        and not exists (select from ${history} o where o.${id} = h.${id} and o.item = h.item
                           and (o.from_on is null or o.from_on < h.from_on))`,
    [holds.from],
  )
  await run(`delete from ${history} h using ${changes} where ${own} and h.from_on >= ${day}`, [holds.from])
  await run(
    `insert into ${history} (${id}, item, from_on, value) select c.id, c.item, ${day}, c.value
       from ${changes} cross join lateral (select h.value from ${history} h where ${own}
                                            order by h.from_on desc nulls last limit 1) newest
      where ${plainValue("c.item", "newest.value")} is distinct from ${plainValue("c.item", "c.value")}`,
    [holds.from],
  )
  // One row since always says no more than the main table.
  await run(
    `delete from ${history} h using ${changes} where ${own} and h.from_on is null
        and not exists (select from ${history} o where o.${id} = h.${id} and o.item = h.item
                           and o.from_on is not null)`,
  )
}

/** The changes of one unit or person. `undefined` values are empty. */
export function changesOf(
  id: number,
  items: readonly { readonly item: string; readonly was: unknown; readonly value: unknown }[],
): Changes {
  const rows = items.map(({ item, was, value }) => ({ id, item, was: was ?? null, value: value ?? null }))
  return {
    // A JSON null is what is empty, and stands in no table.
    sql: `select id, item, nullif(was, 'null') as was, nullif(value, 'null') as value
            from jsonb_to_recordset($1::jsonb) as given (id integer, item text, was jsonb, value jsonb)`,
    values: [JSON.stringify(rows)],
  }
}
