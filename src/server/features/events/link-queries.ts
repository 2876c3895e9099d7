import type { Scope } from "../../../domain/access/scope.ts"
import { within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** What items of a sitting are joined to, and where it is held, by number. */
export interface Links {
  readonly topics: readonly number[]
  readonly concerns: readonly number[]
  readonly takers: readonly number[]
  readonly venues: readonly number[]
}

/**
 * Out of these, what a unit may use: topics and problems of its own and of the units above it; of the rotas that go on on
 * a day its own, and of those above the ones that the asker keeps, since a turn moves the queue of others; places in line
 * with it, and those that everybody may use.
 */
export async function usableLinks(
  client: Queryable,
  path: string,
  asked: Links,
  { on, keeps }: { readonly on: string; readonly keeps: Scope<"study.keep"> },
): Promise<Links> {
  const ids = path.split(".").map(Number)
  const values: unknown[] = [ids, asked.topics, asked.concerns, asked.takers, asked.venues, path, on]
  const kept = within(keeps, values, { path: "w.path" })
  const { rows } = await client.query<Links>(
    `select array(select topic_id from topic where topic_id = any($2) and unit_id = any($1)) as topics,
            array(select concern_id from concern where concern_id = any($3) and unit_id = any($1)) as concerns,
            array(select t.taker_id from rota_taker t join rota r using (rota_id) join unit w using (unit_id)
                   where t.taker_id = any($4) and (w.path = $6::ltree or r.unit_id = any($1) and ${kept})
                     and t.left_on is null
                     and (r.closed_on is null or r.closed_on > $7::date)) as takers,
            array(select v.venue_id from venue v join unit u using (unit_id)
                   where v.venue_id = any($5) and (v.shared or v.unit_id = any($1) or u.path <@ $6::ltree)) as venues`,
    values,
  )
  return rows[0] ?? { topics: [], concerns: [], takers: [], venues: [] }
}

/** Whoever takes turns waits for whoever changes one of these rotas just now. */
export async function lockRotasOf(client: Queryable, takerIds: readonly number[]): Promise<void> {
  await client.query(
    `select from rota where rota_id in (select rota_id from rota_taker where taker_id = any($1))
      order by rota_id for update`,
    [takerIds],
  )
}
