import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"
import type { PersonRef } from "./event-queries.ts"

/** The last sitting that is like the one to come. */
export interface LastSitting {
  readonly on: Day
  readonly time: string
  readonly place: string | null
  readonly form: string | null
  readonly chair: PersonRef | null
  readonly items: {
    readonly activityId: number
    readonly kind: ActivityKind
    readonly topic: string
    readonly hours: number
    readonly lecturer: PersonRef | null
  }[]
}

export interface Likeness {
  readonly unitId: number
  readonly on: string
  readonly today: Day
  readonly kind: ActivityKind | undefined
  readonly like: number | undefined
}

const person = (alias: string) =>
  `case when ${alias}.member_id is not null then
     json_build_object('memberId', ${alias}.member_id, 'code', ${alias}.code, 'name', ${alias}.name) end`

/** The activity named; else the last of the kind; else the last on such a day of the week; else the last. */
export async function findLastSitting(
  client: Queryable,
  { unitId, on, today, kind, like }: Likeness,
): Promise<LastSitting | undefined> {
  const { rows } = await client.query<LastSitting>(
    `with last as (
       select * from activity a
        where a.unit_id = $1 and a.state <> 'cancelled' and (a.starts_on <= least($2::date, $5::date) or a.activity_id = $4)
          and ($3::text is null or a.kind = $3 or a.activity_id = $4)
        order by a.activity_id is not distinct from $4 desc,
                 extract(isodow from a.starts_on) = extract(isodow from $2::date) and a.starts_on > $2::date - 60 desc,
                 a.starts_at desc, a.activity_id limit 1)
     select l.starts_on as "on", to_char(l.starts_at, 'HH24:MI') as time, h.place, h.form, ${person("c")} as chair,
            (select json_agg(json_build_object('activityId', i.activity_id, 'kind', i.kind, 'topic', i.topic,
                      'hours', i.hundredth_hours / 100.0, 'lecturer', ${person("t")}) order by i.activity_id)
               from activity i left join member t on t.member_id = i.lecturer_id
                join sitting o on o.sitting_id = i.sitting_id
              where i.unit_id = l.unit_id and i.state <> 'cancelled'
                and (i.sitting_id = l.sitting_id or o.tag = h.tag and i.starts_on = l.starts_on)) as items
       from last l join sitting h using (sitting_id) left join member c on c.member_id = h.chair_id`,
    [unitId, on, kind ?? null, like ?? null, today],
  )
  return rows[0]
}

/** How often a unit has held each kind of late: the most usual first. */
export async function countKinds(client: Queryable, unitId: number, on: string): Promise<ActivityKind[]> {
  const { rows } = await client.query<{ readonly kind: ActivityKind }>(
    `select kind from activity where unit_id = $1 and starts_on > $2::date - 400 and state <> 'cancelled'
      group by kind order by count(*) desc, kind`,
    [unitId, on],
  )
  return rows.map(({ kind }) => kind)
}

/** A unit with what it is, for a page that records its sittings. */
export async function readHolder(client: Queryable, unitId: number) {
  const { rows } = await client.query<{
    readonly hasCommittee: boolean | null
    readonly hasCentralGroup: boolean | null
    readonly foundedOn: Day | null
    readonly dissolvedOn: Day | null
  }>(
    `select has_committee as "hasCommittee", has_central_group as "hasCentralGroup", founded_on as "foundedOn",
            dissolved_on as "dissolvedOn" from unit where unit_id = $1`,
    [unitId],
  )
  return rows[0]
}

/** Units directly below, that exist on a day. */
export async function listBelow(client: Queryable, unitId: number, on: string) {
  const { rows } = await client.query<{
    readonly unitId: number
    readonly code: string
    readonly name: string
  }>(
    `select unit_id as "unitId", code, name from unit where parent_id = $1
        and (founded_on is null or founded_on <= $2) and (dissolved_on is null or $2 < dissolved_on)
      order by code limit 500`,
    [unitId, on],
  )
  return rows
}

/** Some branches by their numbers, in order of their codes. */
export async function listBranches(client: Queryable, unitIds: readonly number[]) {
  const { rows } = await client.query<{
    readonly unitId: number
    readonly code: string
    readonly name: string
  }>(`select unit_id as "unitId", code, name from unit where unit_id = any($1) order by code`, [unitIds])
  return rows
}
