import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, AttendanceStatus } from "../../../domain/shared/words.ts"
import { byPost, expectedAt, postsByKind } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import { joinArranged, notedFirst } from "../../make-up-queries.ts"
import type { Queryable } from "../../request-context.ts"
import type { PersonRef } from "./event-queries.ts"

/** Columns and lines of a register, at the most. */
export const columnsMost = 1000
export const linesMost = 500

/** An activity as a column of a register. */
export interface RegisterColumn {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly on: Day
  readonly hours: number
}

/**
 * What a unit held of some kinds in a year, by its start; with `reaching`, also what reached it from elsewhere, as it stood
 * then.
 */
export async function listColumns(
  client: Queryable,
  unitId: number,
  year: number,
  reaching: boolean,
  kinds: readonly ActivityKind[],
): Promise<RegisterColumn[]> {
  const { rows } = await client.query<RegisterColumn>(
    `select a.activity_id as "activityId", a.kind, a.topic, a.starts_on as "on", ${hoursGiven("a")} / 100.0::float8 as hours
       from activity a
      where a.state = 'held' and a.kind = any($4) and a.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)
        and (a.unit_id = $1
          or $3 and a.kind not in (${byPost})
             and exists (select from unit_place w where w.unit_id = $1 and w.from_on <= a.starts_on
                            and w.until_on > a.starts_on and w.above && coalesce(a.audience, array[a.unit_id])))
      order by a.starts_at, a.activity_id limit ${columnsMost + 1}`,
    [unitId, year, reaching, kinds],
  )
  return rows
}

/** A person's part in an activity. */
export interface RegisterCell {
  readonly memberId: number
  readonly activityId: number
  /** Null: expected, and without a row. */
  readonly status: AttendanceStatus | null
  /** It is a make-up for a day to come. */
  readonly toCome: boolean
  /** They were on leave, also where they have made it up since. */
  readonly excused: boolean
}

/**
 * Whose lines a register has: whoever belonged in the year to the unit or what stood below it meanwhile, or stood in
 * one of its own lists.
 */
const ofUnit = `
  select b.member_id from membership b join unit_place w using (unit_id)
   where $6::boolean and w.above @> array(select unit_id from unit where path = $2::ltree)
     and greatest(b.from_on, w.from_on, make_date($3, 1, 1))
         < least(b.until_on, w.until_on, make_date($3, 12, 31) + 1)
  union
  select p.member_id from post p join unit w using (unit_id)
   where w.path = $2::ltree and p.post = any(${postsByKind}) and p.from_on <= make_date($3, 12, 31)
     and (p.until_on is null or p.until_on > make_date($3, 1, 1))
  union
  select t.member_id from attendance t join asked a using (activity_id) join unit w using (unit_id)
   where w.path = $2::ltree`

export interface RegisterQuestion {
  readonly unitPath: string
  readonly activityIds: readonly number[]
  readonly year: number
  /** One person alone; null: everybody of the unit. */
  readonly memberId: number | null
  /** Also whoever belongs there; else those alone who stand in its lists or hold a post by which they would. */
  readonly belonging: boolean
  readonly today: Day
}

/**
 * People by code, with their part in each of some activities. The cells come as a list a person: the planner, who
 * expects few, would compare each person with each cell. Not kept under a name: a plan for any list takes twice as long.
 */
export async function listCells(
  client: Queryable,
  { unitPath, activityIds, year, memberId, belonging, today }: RegisterQuestion,
): Promise<{ people: PersonRef[]; cells: RegisterCell[] }> {
  const { rows } = await client.query<
    PersonRef & { readonly parts: readonly [number, AttendanceStatus | null, boolean, boolean][] | null }
  >({
    text: `with asked as materialized (
        select activity_id, unit_id, kind, starts_on, audience from activity where activity_id = any($1)),
      who as materialized (
        select m.member_id, m.code, m.name from member m
         where m.member_id in (select member_id from (${ofUnit}) of_unit where $4::int is null union all select $4)
         order by m.code limit ${linesMost + 1}),
      cells as (
        select activity_id, member_id, t.status, t.status = 'made-up' and t.made_up_on > $5 or t.planned_on is not null as to_come,
               coalesce(t.status = 'on-leave' or t.noted_first = 'on-leave', false) as excused
          from (${expectedAt("asked", { among: "select member_id from who" })}) e
          full join (select t.activity_id, t.member_id, t.status, t.made_up_on, arranged.planned_on, ${notedFirst("t")} as noted_first from attendance t ${joinArranged("t.activity_id", "t.member_id")}
                      where t.activity_id = any($1) and t.member_id in (select member_id from who)) t
            using (activity_id, member_id)),
      parts as (
        select member_id, json_agg(json_build_array(activity_id, status, coalesce(to_come, false), excused)) as parts
          from cells group by member_id)
      select w.member_id as "memberId", w.code, w.name, p.parts
        from who w left join parts p using (member_id) order by w.code`,
    values: [activityIds, unitPath, year, memberId, today, belonging],
  })
  return {
    people: rows.map(({ parts: _, ...person }) => person),
    cells: rows.flatMap(({ memberId, parts }) =>
      (parts ?? []).map(([activityId, status, toCome, excused]) => ({
        memberId,
        activityId,
        status,
        toCome,
        excused,
      })),
    ),
  }
}
