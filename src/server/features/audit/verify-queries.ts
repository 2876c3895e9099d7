import type { Queryable } from "../../request-context.ts"
import type { AuditEntry, SealHead } from "./marks.ts"
import { instant, wholeEntry } from "./seal-store.ts"

/** The following seals, in order. */
export async function sealsAfter(
  client: Queryable,
  seal: number,
  most: number,
): Promise<(SealHead & { readonly hash: Buffer })[]> {
  const { rows } = await client.query<SealHead & { readonly hash: Buffer }>(
    `select seal_id as seal, ${instant("sealed_at")} as at, audit_entry_ids::text[] as lines, marks, hash
       from audit_seal where seal_id > $1 order by seal_id limit $2`,
    [seal, most],
  )
  return rows
}

/** Lines by their ids. */
export async function linesOf(
  client: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AuditEntry>> {
  const { rows } = await client.query<AuditEntry>(
    `select ${wholeEntry} from audit_entry j where j.audit_entry_id = any($1::bigint[])`,
    [ids],
  )
  return new Map(rows.map((line) => [line.id, line]))
}

/** The first line that no seal covers and that does not wait for one either. */
export async function entryWithoutSeal(client: Queryable): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string | null }>(
    // Set operations: an anti-join over an unnested array is planned as a nested loop where statistics are missing.
    `select min(audit_entry_id)::text as id from (
       select audit_entry_id from audit_entry
       except select unnest(audit_entry_ids) from audit_seal
       except select audit_entry_id from audit_unsealed) loose`,
  )
  return rows[0]?.id ?? undefined
}

/** The first line that waited for a seal and is gone; and how many wait. */
export async function waitingLines(
  client: Queryable,
): Promise<{ readonly waiting: number; readonly gone: string | null }> {
  const { rows } = await client.query<{ waiting: number; gone: string | null }>(
    `select count(j.audit_entry_id) as waiting,
            (min(s.audit_entry_id) filter (where j.audit_entry_id is null))::text as gone
       from audit_unsealed s left join audit_entry j using (audit_entry_id)`,
  )
  return rows[0] ?? { waiting: 0, gone: null }
}

/** Seals that checks have named as put in by somebody else. */
export async function strangersNamed(client: Queryable): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ seal: number }>(
    `select (details -> 'fault' ->> 'seal')::int as seal from audit_entry
      where action = 'trail-checked' and details -> 'fault' ->> 'what' = 'seal-inserted'`,
  )
  return new Set(rows.map(({ seal }) => seal))
}

/** The first entry that says that the head was made anew and that no check has named yet. */
export async function headRemade(client: Queryable): Promise<{ line: string; seal: number } | undefined> {
  const { rows } = await client.query<{ line: string; seal: number }>(
    `select audit_entry_id::text as line, (details ->> 'seal')::int as seal from audit_entry
      where action = 'trail-head-made' and audit_entry_id::text not in
        (select details -> 'fault' ->> 'line' from audit_entry
          where action = 'trail-checked' and details -> 'fault' ->> 'what' = 'head-remade')
      order by audit_entry_id limit 1`,
  )
  return rows[0]
}
