import type { Queryable } from "../../request-context.ts"
import { searchKeyOf } from "./search-key.ts"

/** What is found by name. */
export type Named = "unit" | "member" | "account"

/** Rows whose names nobody can find by sound yet, in the order of their numbers. */
export async function unreadNames(
  client: Queryable,
  table: Named,
  after: number,
  most: number,
): Promise<{ id: number; name: string }[]> {
  const { rows } = await client.query<{ id: number; name: string }>(
    `select ${table}_id as id, name from ${table} where search_key is null and ${table}_id > $1
      order by ${table}_id limit $2`,
    [after, most],
  )
  return rows
}

/** Keeps the keys of names; a name that has changed since keeps none. */
export async function storeSearchKeys(
  client: Queryable,
  table: Named,
  named: readonly { readonly id: number; readonly name: string }[],
): Promise<void> {
  await client.query(
    `update ${table} t set search_key = n.key from unnest($1::int[], $2::text[], $3::text[]) as n (id, name, key)
      where t.${table}_id = n.id and t.name = n.name`,
    [named.map(({ id }) => id), named.map(({ name }) => name), named.map(({ name }) => searchKeyOf(name))],
  )
}
