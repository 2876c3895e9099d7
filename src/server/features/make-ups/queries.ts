import type { MakeUp } from "../../../contract/make-ups.ts"
import type { ActivityState } from "../../../domain/shared/words.ts"
import { heldOn, isExpectedAt, recordedIn } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"

/** A make-up as it is kept, with the path of the unit that held what was missed. */
export interface MakeUpRow extends Omit<MakeUp, "until" | "can"> {
  readonly path: string
  /** The state of what was missed. */
  readonly held: ActivityState
}

const person = (alias: string) =>
  `case when ${alias}.member_id is not null then
     json_build_object('memberId', ${alias}.member_id, 'code', ${alias}.code, 'name', ${alias}.name) end`

const columns = `
  k.make_up_id as "makeUpId", ${person("m")} as member, u.path::text as path,
  json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit,
  json_build_object('activityId', a.activity_id, 'kind', a.kind, 'topic', a.topic, 'on', a.starts_on,
                    'hours', ${hoursGiven("a")} / 100.0) as activity,
  k.state, coalesce(k.was, t.status, 'absent') as status, ${person("h")} as helper, k.planned_on as "plannedOn",
  k.material, k.place, k.effect, case when k.state = 'done' then t.made_up_on end as "madeUpOn",
  k.told_on as "toldOn", a.state as held, k.told_by_member_at is not null as "byMember", k.told_by_helper_at is not null as "byHelper"`

const tables = `
  from make_up k join activity a using (activity_id) join unit u using (unit_id)
  join member m on m.member_id = k.member_id left join member h on h.member_id = k.helper_id
  left join attendance t on t.activity_id = k.activity_id and t.member_id = k.member_id`

/** One make-up. */
export async function readMakeUp(client: Queryable, makeUpId: number): Promise<MakeUpRow | undefined> {
  const { rows } = await client.query<MakeUpRow>(`select ${columns} ${tables} where k.make_up_id = $1`, [
    makeUpId,
  ])
  return rows[0]
}

/** What somebody still makes up, or helps with; soonest first. Nothing is of what, after a transfer, expects others. */
export async function makeUpsOf(client: Queryable, memberId: number, limit: number): Promise<MakeUpRow[]> {
  const { rows } = await client.query<MakeUpRow>(
    `select ${columns} ${tables}
      where (k.member_id = $1 or k.helper_id = $1) and k.state in ('asked', 'arranged') and a.state = 'held'
        and ${isExpectedAt("a", "k.member_id")}
      order by k.planned_on nulls last, k.make_up_id limit $2`,
    [memberId, limit],
  )
  return rows
}

/** What is asked for or arranged at what a unit and those below it held and the asker records; soonest first. */
export async function makeUpsWithin(
  { client, actor }: Pick<RequestContext, "client" | "actor">,
  path: string,
  limit: number,
): Promise<MakeUpRow[]> {
  const values: unknown[] = [path, limit]
  const theirs = recordedIn(actor, values, { path: "u.path", kind: "a.kind" })
  const { rows } = await client.query<MakeUpRow>(
    `select ${columns} ${tables}
      where u.path <@ $1::ltree and k.state in ('asked', 'arranged') and a.state = 'held' and ${theirs}
      order by (k.state = 'asked') desc, k.planned_on, k.make_up_id limit $2`,
    values,
  )
  return rows
}

/** Whoever keeps the lists of a unit and may sign in: those with such a role nearest to it. */
export async function keepersOf(client: Queryable, unitId: number, today: string): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `with held as (
       select g.account_id, nlevel(w.path) as depth
         from unit u join unit w on w.path @> u.path join grant_of_role g on g.unit_id = w.unit_id
         join account a on a.account_id = g.account_id and a.disabled_at is null
        where u.unit_id = $1 and g.role in ('recorder', 'branch-secretary', 'group-leader', 'central-group-secretary')
          and g.ended_at is null and ${heldOn("g", "$2::date")})
     select distinct account_id as id from held where depth = (select max(depth) from held)`,
    [unitId, today],
  )
  return rows.map(({ id }) => id)
}
