import type { Queryable } from "../../moment.ts"
import type { SealHead, TrailLine } from "./marks.ts"
import { instant, wholeLine } from "./seal-store.ts"

/** The following seals, in order. */
export async function sealsAfter(
  client: Queryable,
  seal: number,
  most: number,
): Promise<(SealHead & { readonly hash: Buffer })[]> {
  const { rows } = await client.query<SealHead & { readonly hash: Buffer }>(
    `select seal_id as seal, ${instant("sealed_at")} as at, journal_ids::text[] as lines, marks, hash
       from journal_seal where seal_id > $1 order by seal_id limit $2`,
    [seal, most],
  )
  return rows
}

/** Lines by their ids. */
export async function linesOf(
  client: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TrailLine>> {
  const { rows } = await client.query<TrailLine>(
    `select ${wholeLine} from journal j where j.journal_id = any($1::bigint[])`,
    [ids],
  )
  return new Map(rows.map((line) => [line.id, line]))
}

/** The first line that no seal covers and that does not wait for one either. */
export async function lineWithoutSeal(client: Queryable): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string | null }>(
    // Set operations: an anti-join over an unnested array is planned as a nested loop where statistics are missing.
    `select min(journal_id)::text as id from (
       select journal_id from journal
       except select unnest(journal_ids) from journal_seal
       except select journal_id from journal_unsealed) loose`,
  )
  return rows[0]?.id ?? undefined
}

/** The first line that waited for a seal and is gone; and how many wait. */
export async function waitingLines(
  client: Queryable,
): Promise<{ readonly waiting: number; readonly gone: string | null }> {
  const { rows } = await client.query<{ waiting: number; gone: string | null }>(
    `select count(j.journal_id) as waiting,
            (min(s.journal_id) filter (where j.journal_id is null))::text as gone
       from journal_unsealed s left join journal j using (journal_id)`,
  )
  return rows[0] ?? { waiting: 0, gone: null }
}
