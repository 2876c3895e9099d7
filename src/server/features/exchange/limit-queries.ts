import type { Client } from "pg"
import { placeOf } from "../../access/index.ts"

/** A row of the file that reaches too far, and the code that does. */
export interface Trespass {
  readonly row: number
  readonly value: string
}

/** Whether somebody, `member`, belongs below the path $1 on the day $2. */
function placedBelow(member: string): string {
  return `exists (select from unit p where p.unit_id = ${placeOf(member, "$2::date")} and p.path <@ $1::ltree)`
}

/** People of the sheet who are known already, but belong elsewhere; asked before the sheet is merged. */
export async function membersElsewhere(client: Client, path: string, today: string): Promise<Trespass[]> {
  const { rows } = await client.query<Trespass>(
    `select s.row_no as row, m.code as value from stage_member s join member m on m.member_id = s.target_id
      where not ${placedBelow("m.member_id")} order by 1`,
    [path, today],
  )
  return rows
}

/** Rows about people who belong elsewhere; those whom the file adds belong nowhere yet. */
export async function peopleElsewhere(
  client: Client,
  table: "membership" | "post" | "member_history",
  path: string,
  today: string,
): Promise<Trespass[]> {
  const { rows } = await client.query<Trespass>(
    `select s.row_no as row, m.code as value from stage_${table} s join member m using (member_id)
      where not ${placedBelow("m.member_id")}
        and not exists (select from kept_row k where k.table_name = 'member' and k.was is null
                           and k.row_id = m.member_id) order by 1`,
    [path, today],
  )
  return rows
}

/** Rows about units elsewhere. */
export async function unitsElsewhere(
  client: Client,
  table: "membership" | "post",
  path: string,
): Promise<Trespass[]> {
  const { rows } = await client.query<Trespass>(
    `select s.row_no as row, u.code as value from stage_${table} s join unit u using (unit_id)
      where not u.path <@ $1::ltree order by 1`,
    [path],
  )
  return rows
}

/** Takes rows out of a stage, so that nothing is merged or told that reaches too far. */
export async function takeOut(
  client: Client,
  table: "member" | "membership" | "post" | "member_history",
  trespasses: readonly Trespass[],
): Promise<void> {
  if (trespasses.length === 0) return
  await client.query(`delete from stage_${table} where row_no = any($1::int[])`, [
    trespasses.map(({ row }) => row),
  ])
}

/** Rows that changed a membership in a unit elsewhere; asked after the sheet is merged. */
export async function membershipsTaken(client: Client, path: string): Promise<Trespass[]> {
  const { rows } = await client.query<Trespass>(
    `select s.row_no as row, m.code as value
       from kept_row k join unit u on u.unit_id = (k.was->>'unit_id')::int
       join stage_membership s on s.target_id = k.row_id join member m on m.member_id = s.member_id
      where k.table_name = 'membership' and not u.path <@ $1::ltree order by 1`,
    [path],
  )
  return rows
}

/** People whom the file adds without saying where they belong; asked at the end. */
export async function newWithoutUnit(client: Client): Promise<Trespass[]> {
  const { rows } = await client.query<Trespass>(
    `select s.row_no as row, s.code as value from kept_row k join stage_member s on s.target_id = k.row_id
      where k.table_name = 'member' and k.was is null
        and not exists (select from membership b where b.member_id = k.row_id) order by 1`,
  )
  return rows
}
