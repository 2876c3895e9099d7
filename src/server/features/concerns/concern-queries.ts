import type { Concern } from "../../../contract/concerns.ts"
import type { Queryable } from "../../request-context.ts"

/** The open problems of a unit and of those above it, the unit's own first. */
export async function openConcerns(client: Queryable, path: string) {
  const { rows } = await client.query<{ readonly concernId: number; readonly title: string }>(
    `select p.concern_id as "concernId", p.title from concern p join unit u using (unit_id)
      where p.unit_id = any($1) and p.settled_on is null
      order by nlevel(u.path) desc, p.raised_on, p.concern_id limit 50`,
    [path.split(".").map(Number)],
  )
  return rows
}

/** A problem, as it is kept. */
export interface ConcernRow extends Omit<Concern, "can" | "activities"> {
  readonly path: string
  readonly activities: Concern["activities"]
}

const columns = `p.concern_id as "concernId",
  json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit, u.path::text as path, p.kind, p.title,
  p.action, p.result, p.uses, p.raised_on as "raisedOn", p.settled_on as "settledOn", p.version,
  (select coalesce(json_agg(json_build_object('activityId', a.activity_id, 'on', a.starts_on, 'kind', a.kind,
                                              'topic', a.topic) order by a.starts_at desc), '[]')
     from (select * from activity a where a.concern_id = p.concern_id and a.state <> 'cancelled'
            order by a.starts_at desc limit 20) a) as activities`

/** What is asked for in a list of problems. */
export interface ConcernsAsked {
  /** The unit, with everything below it where the reader looks after that; open ones from above come with it. */
  readonly path: string
  readonly below: boolean
  readonly state: "open" | "settled" | undefined
  readonly offset: number
  readonly limit: number
}

/** Problems, the open ones first, the latest first. */
export async function listConcerns(client: Queryable, asked: ConcernsAsked): Promise<ConcernRow[]> {
  const { rows } = await client.query<ConcernRow>(
    `select ${columns} from concern p join unit u using (unit_id)
      where (case when $2 then u.path <@ $1::ltree else u.path = $1::ltree end
             or p.unit_id = any($3) and p.settled_on is null)
        and ($4::boolean is null or (p.settled_on is null) = $4)
      order by p.settled_on is not null, p.settled_on desc, p.raised_on desc, p.concern_id desc
      offset $5 limit $6`,
    [
      asked.path,
      asked.below,
      asked.path.split(".").map(Number),
      asked.state === undefined ? null : asked.state === "open",
      asked.offset,
      asked.limit,
    ],
  )
  return rows
}

/** A problem of a unit. */
export async function findConcern(
  client: Queryable,
  unitId: number,
  concernId: number,
): Promise<ConcernRow | undefined> {
  const { rows } = await client.query<ConcernRow>(
    `select ${columns} from concern p join unit u using (unit_id) where p.unit_id = $1 and p.concern_id = $2`,
    [unitId, concernId],
  )
  return rows[0]
}
