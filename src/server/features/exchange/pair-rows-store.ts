import type { Client } from "pg"
import { count, hasRows, type Stage } from "./store.ts"

/**
 * Rows without a code are told apart by their key. Where a key repeats, equal rows meet first; those left over meet
 * in the order of their remaining columns.
 */
export async function pairRows(client: Client, stage: Stage, id: string): Promise<void> {
  if (!(await hasRows(client, stage.of.table))) return
  await pair(client, stage, id, "equal")
  if ((await count(client, `${stage.name} where target_id is null`)) > 0)
    await pair(client, stage, id, "of the same key")
}

/** Gives rows of the stage that have no target one of the rows that nobody has taken, each at most one. */
async function pair(
  client: Client,
  { of, columns, name }: Stage,
  id: string,
  which: "equal" | "of the same key",
): Promise<void> {
  const rest = columns.map((column) => column.name).filter((column) => !of.key.includes(column))
  const all = [...of.key, ...rest]
  // A day that is empty is the same as another that is.
  const part = (key: string, alias = "") =>
    key === of.openKey ? `coalesce(${alias}${key}, '-infinity')` : `${alias}${key}`
  const sameKey = of.key.map((key) => `${part(key, "x.")} = ${part(key, "t.")}`).join(" and ")
  const keys = of.key.map((key) => part(key))
  const sameRest = which === "equal" ? rest.map((c) => `x.${c} is not distinct from t.${c}`) : []
  const numbered = (order: string) =>
    which === "equal"
      ? `row_number() over (partition by ${all} order by ${order}) as n`
      : `row_number() over (partition by ${of.key} order by ${[...rest, order]}) as n`
  await client.query(
    `update ${name} s set target_id = p.target_id from
       (select x.row_no, t.${id} as target_id
          from (select row_no, ${all}, ${numbered("row_no")} from ${name} where target_id is null) x
          join (select ${id}, ${all}, ${numbered(id)} from ${of.table}
                 where (${keys}) in (select ${keys} from ${name})
                   and ${id} not in (select target_id from ${name} where target_id is not null)) t
            on ${[sameKey, "x.n = t.n", ...sameRest].join(" and ")}) p
      where p.row_no = s.row_no`,
  )
}
