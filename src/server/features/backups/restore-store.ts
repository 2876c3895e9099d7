import type { ClientBase } from "pg"
import { type CopyStreamQuery, from } from "pg-copy-streams"
import type { Manifest } from "./manifest.ts"
import { quoted } from "./snapshot-queries.ts"

type Client = Pick<ClientBase, "query">

/** What is put back when the rows are there. */
export interface Stripped {
  readonly statements: readonly string[]
}

/**
 * Takes off what would work with every row: triggers, foreign keys, indexes that only serve to find. The rows are as they
 * were left; nothing is to be noted or worked out again. Nobody else sees it, for it is one transaction.
 */
export async function strip(client: Client): Promise<Stripped> {
  await client.query("set local maintenance_work_mem = '128MB'")
  // Nobody needs to wait for the disk before the end.
  await client.query("set local synchronous_commit = on")
  const { rows: keys } = await client.query<{ off: string; on: string }>(
    `select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as off,
            format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as on
       from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by c.conrelid, c.conname`,
  )
  const { rows: indexes } = await client.query<{ off: string; on: string }>(
    `select format('drop index %s', i.indexrelid::regclass) as off, pg_get_indexdef(i.indexrelid) as on
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = 'public'::regnamespace and not i.indisprimary
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by i.indrelid, i.indexrelid`,
  )
  const { rows: triggers } = await client.query<{ off: string; on: string }>(
    `select distinct format('alter table %s disable trigger user', t.tgrelid::regclass) as off,
            format('alter table %s enable trigger user', t.tgrelid::regclass) as on
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`,
  )
  for (const { off } of [...keys, ...indexes, ...triggers]) await client.query(off)
  return { statements: [...indexes, ...keys, ...triggers].map(({ on }) => on) }
}

/** Empties what migrations have put into a table by themselves. */
export async function empty(client: Client, name: string): Promise<void> {
  await client.query(`delete from ${quoted(name)}`)
}

/** Takes the rows of a table, as COPY wrote them. */
export function copyIn(client: ClientBase, { name, columns }: Manifest["tables"][number]): CopyStreamQuery {
  return client.query(from(`copy ${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`))
}

/** Goes on giving out numbers where the backup left off. */
export async function setSequences(client: Client, sequences: Manifest["sequences"]): Promise<void> {
  for (const { name, next } of sequences) {
    await client.query("select setval($1::regclass, $2::bigint, false)", [quoted(name), next])
  }
}

/** Codes that were handed out and not used are void: who had them then need not be who has them now. */
export async function voidCodes(client: Client): Promise<void> {
  await client.query("update activation set expires_at = least(expires_at, now()) where used_at is null")
}
